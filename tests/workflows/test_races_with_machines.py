"""A person and a machine at the same instant: both are heard, whoever is first."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event as Signal
from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.role import Role
from tests import cast
from tests.cast import (
    HELLO,
    CastLetter,
    case_of,
    completes,
    incidents_of,
    kinds_of,
    opened,
    record_of,
    steps_of,
)
from tests.workflows.at_once import at_once
from tests.workflows.stamping import kept_waiting, stamp, stamps_between, submit_to
from workflows.leg import Ended, run_leg
from workflows.moving import withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from workflows.leg import Taken

pytestmark = pytest.mark.usefixtures("office", "nothing_seen")
ROUNDS = 40


def raced(code: str, pool: ThreadPoolExecutor, hand: Callable[[], object]) -> None:
    """A leg ends its step in the instant in which `hand` does something, and neither is refused."""
    step: Future[Any] = Future()
    taken = Signal()
    leg = pool.submit(run_leg, code, once(kept_waiting(step, taken), submit_to(pool)))
    assert taken.wait(10)
    assert at_once(partial(step.set_result, "stamped"), hand) == [None, None]
    leg.result(30)


def once(first: Callable[[Taken], Future[Any]], then: Callable[[Taken], Future[Any]]) -> Any:
    """Submit the first step with the one, all others with the other."""
    ways = iter([first])

    def submit(taken: Taken) -> Future[Any]:
        return next(ways, then)(taken)

    return submit


def test_an_answer_and_a_result_at_the_same_instant_are_both_kept(
    pool: ThreadPoolExecutor,
) -> None:
    """Each advances the case; whoever comes second sees what the first has written."""
    cast.plays(stamps_between)
    for _ in range(ROUNDS):
        code = opened()
        raced(code, pool, partial(completes, "news1", code, "two/letter", HELLO))
        assert steps_of(code)["stamp"] in {"ready", "done"}, "the join was not missed"
        assert run_leg(code, submit_to(pool)) == Ended("closed", "done")
        assert record_of(code)["one/stamp"].result == "stamped"
        kinds = kinds_of(code)
        assert kinds.count("service-step.done") == 2
        assert kinds.count("human-task.completed") == 1
        assert incidents_of(code, standing=False) == []


def stamps_or_asks(case: CaseRun, _request: Any) -> Outcome:
    winners = case.any(
        "either",
        machine=lambda: case.run(stamp),
        person=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
    )
    return case.closes(f"by-{next(iter(winners))}")


def test_an_answer_and_a_result_that_race_for_the_same_prize_do_not_both_win(
    pool: ThreadPoolExecutor,
) -> None:
    """A step under way is never torn, so the machine's result stands even where it came second."""
    cast.plays(stamps_or_asks)
    outcomes = []
    for _ in range(ROUNDS):
        code = opened()
        step: Future[Any] = Future()
        taken = Signal()
        leg = pool.submit(run_leg, code, kept_waiting(step, taken))
        assert taken.wait(10)
        refusals = at_once(
            partial(step.set_result, "stamped"),
            partial(completes, "news1", code, "either/person/letter", HELLO),
        )
        leg.result(30)
        outcomes.append(case_of(code).outcome)
        lost = outcomes[-1] == "by-machine"
        assert (refusals[1] is not None) == lost
        assert steps_of(code) == {
            "either": "done",
            "either/machine/stamp": "done",
            "either/person/letter": "cancelled" if lost else "done",
        }
        assert kinds_of(code).count("case.closed") == 1
    assert set(outcomes) <= {"by-machine", "by-person"}


def test_a_withdrawal_and_a_result_at_the_same_instant_are_both_kept(
    pool: ThreadPoolExecutor,
) -> None:
    cast.plays(stamps_between)
    for _ in range(ROUNDS):
        code = opened()
        raced(code, pool, partial(take_back, code))
        assert case_of(code).state == "withdrawn"
        assert steps_of(code) == {"one/stamp": "done", "two/letter": "cancelled"}
        assert kinds_of(code).count("service-step.done") == 1


def take_back(code: str) -> None:
    with write() as session:
        withdraw(session, code, by=cast.person(session, "news1"), reason="เปลี่ยนใจ")

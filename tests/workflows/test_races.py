"""Many hands at once: the database decides who is first, and the others hear it as a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.errors import WrongMoment
from models.human_task import HumanTask
from models.role import Role
from tests import cast
from tests.cast import HELLO, CastLetter, completes, kinds_of, opened, steps_of, task_of
from tests.workflows.at_once import at_once
from workflows.moving import withdraw

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")
HANDS = 8
TIMES = 200
FEWER = 25


def write_one(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def write_two(case: CaseRun, _request: Any) -> Outcome:
    case.all(
        one=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
        two=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
    )
    return case.closes("done")


def write_either(case: CaseRun, _request: Any) -> Outcome:
    case.any(
        "either",
        one=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
        two=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
    )
    return case.closes("done")


def claim_without_the_lock(handle: str, task_id: int) -> None:
    """As the door does it: the verb takes the locks that it needs by itself."""
    with write() as session:
        session.get_one(HumanTask, task_id).claim(by=cast.person(session, handle))


def test_of_eight_hands_that_claim_and_complete_one_wins_two_hundred_times() -> None:
    """The others hear that somebody else was first (409), never anything else."""
    cast.plays(write_one)
    for turn in range(TIMES):
        code = opened()
        task_id = task_of(code, "letter").id or 0

        def hand(n: int, code: str = code, task_id: int = task_id) -> None:
            handle = f"news{1 + n % 2}"
            if n < HANDS // 2:
                claim_without_the_lock(handle, task_id)
            completes(handle, code, "letter", HELLO)

        refusals = at_once(*[partial(hand, n) for n in range(HANDS)])
        assert refusals.count(None) == 1, turn
        assert all(isinstance(r, WrongMoment) and r.text.th for r in refusals if r)
        task, kinds = task_of(code, "letter"), kinds_of(code)
        moves = [kind for kind in kinds if kind.startswith("human-task.")]
        assert (task.state, task.version) == ("completed", 1 + len(moves))
        assert kinds.count("human-task.completed") == 1
        assert kinds.count("human-task.claimed") <= 1


def test_a_claim_and_a_completion_at_once_do_not_both_win() -> None:
    """Nor do they wait for each other for ever: both take the case's lock before the task's."""
    cast.plays(write_one)
    for _ in range(FEWER):
        code = opened()
        task_id = task_of(code, "letter").id or 0
        refusals = at_once(
            partial(claim_without_the_lock, "news1", task_id),
            partial(completes, "news2", code, "letter", HELLO),
        )
        assert len([r for r in refusals if r is None]) == 1, refusals
        assert isinstance(next(r for r in refusals if r), WrongMoment)


def test_a_claim_cannot_raise_a_cancelled_task_from_the_dead() -> None:
    """The case is withdrawn in the moment in which somebody takes its task."""
    cast.plays(write_one)
    for _ in range(FEWER):
        code = opened()
        task_id = task_of(code, "letter").id or 0
        at_once(
            partial(claim_without_the_lock, "news2", task_id),
            partial(take_back, code),
        )
        task = task_of(code, "letter")
        assert task.state == "cancelled"
        moves = [kind for kind in kinds_of(code) if kind.startswith("human-task.")]
        assert task.version == 1 + len(moves)


def take_back(code: str) -> None:
    with write() as session:
        withdraw(session, code, by=cast.person(session, "news1"), reason="เปลี่ยนใจ")


def test_a_loser_may_be_claimed_while_it_loses() -> None:
    cast.plays(write_either)
    for _ in range(FEWER):
        code = opened()
        task_id = task_of(code, "either/two/letter").id or 0
        refusals = at_once(
            partial(claim_without_the_lock, "news2", task_id),
            partial(completes, "news1", code, "either/one/letter", HELLO),
        )
        assert refusals[1] is None
        assert steps_of(code)["either/two/letter"] == "cancelled"
        assert task_of(code, "either/two/letter").state == "cancelled"


def test_two_branches_completed_at_the_same_instant_lose_no_wake() -> None:
    """Both advance the case; whoever comes second must see what the first has written."""
    cast.plays(write_two)
    for _ in range(FEWER):
        code = opened()
        refusals = at_once(
            partial(completes, "news1", code, "one/letter", HELLO),
            partial(completes, "news2", code, "two/letter", HELLO),
        )
        assert refusals == [None, None]
        assert (cast.case_of(code).state, kinds_of(code).count("case.closed")) == ("closed", 1)

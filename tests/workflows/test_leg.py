"""Machines at work: a step's result stands once, whoever did it and however often it was begun."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
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
from tests.workflows.stamping import during, once, seen, stamp, stamps, stamps_between, submit_to
from workflows.leg import Ended, EngineLost, run_leg
from workflows.moving import withdraw

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office", "nothing_seen")


def test_a_leg_does_everything_that_machines_can_do(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps)
    assert run_leg(code, submit_to(pool)) == Ended("closed", "done")
    assert seen == [(f"{code}/stamp", 1), (f"{code}/stamp~2", 1)]
    assert record_of(code)["stamp~2"].result == {"words": "ก"}


def test_a_leg_stops_where_people_think(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps_between)
    assert run_leg(code, submit_to(pool)) is None
    assert steps_of(code) == {"one/stamp": "done", "two/letter": "open"}
    completes("news1", code, "two/letter", HELLO)
    assert run_leg(code, submit_to(pool)) == Ended("closed", "done")


def test_a_second_leg_of_an_ended_case_does_nothing(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps)
    run_leg(code, submit_to(pool))
    events = kinds_of(code)
    assert run_leg(code, submit_to(pool)) == Ended("closed", "done")
    assert (len(seen), kinds_of(code)) == (2, events)


def test_no_transaction_is_held_while_a_step_runs(pool: ThreadPoolExecutor) -> None:
    """Other people's answers go through meanwhile, even on SQLite with its one writer."""
    code = opened(stamps_between)
    during.append(once(lambda: completes("news1", code, "two/letter", HELLO)))
    assert run_leg(code, submit_to(pool)) == Ended("closed", "done")


def test_the_step_is_written_as_running_before_it_runs(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps_between)
    states: list[Any] = []
    during.append(lambda: states.append(record_of(code)["one/stamp"]))
    run_leg(code, submit_to(pool))
    assert (states[0].state, states[0].attempt) == ("running", 1)
    assert states[0].lease_until > clock.now()


def test_what_another_worker_does_is_left_to_it(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps_between)
    during.append(once(lambda: run_leg(code, submit_to(pool))))
    run_leg(code, submit_to(pool))
    assert seen == [(f"{code}/one/stamp", 1)]


def test_the_engines_own_trouble_is_no_incident(pool: ThreadPoolExecutor) -> None:
    """The step goes back to *ready*, and the case goes on wanting the engine."""
    code = opened(stamps_between)
    lost: Future[Any] = Future()
    lost.set_exception(EngineLost())
    run_leg(code, lambda _taken: lost)
    assert (steps_of(code)["one/stamp"], incidents_of(code)) == ("ready", [])
    assert case_of(code).wants_engine
    run_leg(code, submit_to(pool))
    assert seen == [(f"{code}/one/stamp", 2)]


def test_a_withdrawal_while_a_step_runs_waits_for_its_result(pool: ThreadPoolExecutor) -> None:
    code = opened(stamps)

    def take_back() -> None:
        during.clear()
        with write() as session:
            withdraw(session, code, by=cast.person(session, "news1"), reason="เปลี่ยนใจ")
        assert (steps_of(code), case_of(code).state) == ({"stamp": "running"}, "open")

    during.append(take_back)
    assert run_leg(code, submit_to(pool)) == Ended("withdrawn", "withdrawn")
    assert (steps_of(code)["stamp"], len(seen)) == ("done", 1)


def with_flow_run(code: str) -> None:
    with write() as session:
        cast.locked(session, code).flow_run_id = "run"


def test_the_engine_is_wanted_just_while_there_is_something_for_it_to_do(
    pool: ThreadPoolExecutor,
) -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        case.run(stamp)
        case.ask("second", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes("done")

    code = opened(mission)
    assert case_of(code).wants_engine, "it has no flow run yet"
    with_flow_run(code)
    run_leg(code, submit_to(pool))
    assert not case_of(code).wants_engine, "people think"
    completes("news1", code, "letter", HELLO)
    assert case_of(code).wants_engine, "a step is ready"
    during.append(lambda: seen.append(("wants", int(case_of(code).wants_engine))))
    run_leg(code, submit_to(pool))
    assert ("wants", 1) in seen, "a step is running"
    assert not case_of(code).wants_engine, "people think again"
    completes("news1", code, "second", HELLO)
    assert case_of(code).wants_engine, "its end is to be told"


def test_an_ended_case_still_sends_its_notices(pool: ThreadPoolExecutor) -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.tell(stamp, "notice")
        return case.closes("done")

    code = opened(mission)
    assert (case_of(code).state, steps_of(code)) == ("closed", {"notice": "ready"})
    assert run_leg(code, submit_to(pool)) == Ended("closed", "done")
    assert steps_of(code) == {"notice": "done"}

"""Which cases want the engine is read from the record, and claimed in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models import clock
from models.database import write
from models.step import StepState
from tests.cast import case_of, completes, events_of, locked, opened, record_of
from tests.workflows.under_prefect.errands import closed_counter, errand
from workflows.leg import Ended
from workflows.wanted import case_now, claim, note_end, note_run, unclaim, wanted_cases

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.cast import CastRequest

pytestmark = pytest.mark.usefixtures("office")

RUN = "00000000-0000-0000-0000-000000000001"


def ended_at_once(case: CaseRun, request: CastRequest) -> Outcome:
    assert request.subject
    return case.closes("nothing-to-do")


def with_a_run(code: str) -> int:
    """The id of the case, which has a flow run from now on."""
    case_id = case_of(code).id or 0
    note_run(case_id, RUN, 1)
    return case_id


def wanting() -> list[str]:
    return [case.code for case in wanted_cases()]


def set_step(code: str, key: str, **columns: object) -> None:
    with write() as session:
        locked(session, code)
        step = record_of(code)[key]
        for name, value in columns.items():
            setattr(step, name, value)
        session.add(step)


def test_a_case_without_a_flow_run_wants_one() -> None:
    code = opened(errand)
    (case,) = wanted_cases()
    assert (case.code, case.flow_run_id, case.flow_runs, case.has_work) == (code, None, 0, False)
    with_a_run(code)
    assert wanting() == []
    assert (case_of(code).flow_run_id, case_of(code).flow_runs) == (RUN, 1)


def test_a_case_with_a_step_to_run_is_wanted_until_somebody_claims_it() -> None:
    code = opened(errand)
    case_id = with_a_run(code)
    completes("director", code, "first", {"acknowledged": True})
    assert wanting() == [code]
    assert claim(case_id)
    assert not claim(case_id)
    assert wanting() == []
    assert case_now(case_id).is_alive


def test_a_claim_that_came_to_nothing_is_given_up_or_lapses() -> None:
    code = opened(closed_counter)
    case_id = with_a_run(code)
    assert claim(case_id)
    unclaim(case_id)
    assert claim(case_id)
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        assert wanting() == [code]
        assert claim(case_id)


def test_a_running_step_is_left_alone_while_its_lease_lasts() -> None:
    code = opened(errand)
    with_a_run(code)
    completes("director", code, "first", {"acknowledged": True})
    later = clock.now() + timedelta(seconds=30)
    set_step(code, "post-first", state=StepState.RUNNING, lease_until=later)
    assert wanting() == []
    with clock.moved_to(later):
        (case,) = wanted_cases()
        assert (case.has_work, case.is_alive) == (True, False)


def test_an_ended_case_is_wanted_until_its_run_was_seen_at_its_end() -> None:
    code = opened(ended_at_once)
    case_id = with_a_run(code)
    (case,) = wanted_cases()
    assert case.ended == Ended("closed", "nothing-to-do")
    note_end(case_id)
    assert wanting() == []


def test_an_open_case_does_not_end_because_its_run_did() -> None:
    code = opened(closed_counter)
    case_id = with_a_run(code)
    note_end(case_id)
    assert wanting() == [code]


def test_a_further_run_is_told_the_whole_story() -> None:
    """Its timeline would begin in the middle otherwise."""
    code = opened(errand)
    case_id = with_a_run(code)
    with write() as session:
        for event in events_of(code):
            event.in_timeline = True
            session.add(event)
    note_run(case_id, RUN.replace("1", "2"), 2)
    assert not any(event.in_timeline for event in events_of(code))


def test_cases_that_want_nothing_are_looked_at_when_asked_for() -> None:
    code = opened(errand)
    case_id = with_a_run(code)
    assert [case.code for case in wanted_cases([case_id])] == [code]

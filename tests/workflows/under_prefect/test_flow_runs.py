"""Each mission is a Prefect flow; each case is one flow run of it, from its opening to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.database import write
from tests.acceptance.prefect_api import soon
from tests.cast import case_of, completes, incidents_of, opened, person, record_of
from tests.workflows.under_prefect.errands import posted
from workflows.moving import retry, withdraw

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

SEEN = {"acknowledged": True}


def test_a_case_s_run_bears_its_code_and_is_suspended_while_people_think(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    run = engine.prefect.run(code)
    assert run["id"] == case_of(code).flow_run_id
    assert run["parameters"] == {"case": code}
    assert engine.prefect.states(code) == ["Suspended"]


def test_service_steps_are_task_runs_named_by_their_keys(engine: Engine) -> None:
    """Also those of later legs; one leg's task run never replaces another's."""
    code = opened(key="errand")
    for name in ("first", "second"):
        completes("director", code, name, SEEN)
        engine.does(code, f"post-{name}")
    engine.stands(code, "Suspended")
    done = {"post-first": "Completed", "post-second": "Completed"}
    soon(lambda: engine.prefect.task_runs(code) == done, why=lambda: engine.prefect.task_runs(code))
    assert posted()[-2:] == [f"{code}/post-first", f"{code}/post-second"]


def test_a_closed_case_s_run_is_completed_and_says_how_it_ended(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    for name in ("first", "second"):
        completes("director", code, name, SEEN)
        engine.does(code, f"post-{name}")
    completes("clerk", code, "filed", SEEN)
    engine.stands(code, "Completed")
    assert engine.prefect.run(code)["state"]["message"] == "closed: done"
    assert set(engine.prefect.states(code)) == {"Suspended", "Running", "Completed"}


def test_a_case_that_machines_end_is_completed_by_its_own_return(engine: Engine) -> None:
    code = opened(key="queue")
    (engine.outside / f"{code}.go").touch()
    engine.stands(code, "Completed")
    assert engine.prefect.states(code) == ["Scheduled", "Running", "Completed"]


def test_a_withdrawn_case_s_run_is_cancelled(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    with write() as session:
        withdraw(session, code, by=person(session, "director"), reason="ไม่จำเป็นแล้ว")
    engine.stands(code, "Cancelled")


def test_a_step_that_fails_for_good_is_an_incident_and_not_the_end_of_the_run(
    engine: Engine,
) -> None:
    """Its task run has failed, after its retries; the step beside it is done; the case waits."""
    code = opened(key="closed-counter")
    soon(lambda: bool(incidents_of(code)), why=engine.worker.last_words)
    engine.stands(code, "Suspended")
    (incident,) = incidents_of(code)
    assert (incident.kind, incident.step_key) == ("service", "fails/stumble")
    assert f"the counter is closed to {code}" in incident.traceback
    ends = {"fails/stumble": "Failed", "goes/post": "Completed"}
    soon(lambda: engine.prefect.task_runs(code) == ends, why=lambda: engine.prefect.task_runs(code))


def test_a_retried_incident_is_tried_in_the_same_run(engine: Engine) -> None:
    code = opened(key="closed-counter")
    soon(lambda: bool(incidents_of(code)))
    engine.stands(code, "Suspended")
    before = engine.prefect.run(code)["id"]
    with write() as session:
        retry(session, incidents_of(code)[0].id or 0, by=person(session, "admin"))
    soon(lambda: record_of(code)["fails/stumble"].attempt == 2)
    engine.stands(code, "Suspended")
    assert len(incidents_of(code, standing=False)) == 2
    assert engine.prefect.run(code)["id"] == before


@pytest.mark.parametrize("state", ["CANCELLED", "COMPLETED"])
def test_a_run_that_somebody_ended_in_prefect_is_followed_by_another(
    engine: Engine, state: str
) -> None:
    """Only our record ends a case."""
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    engine.prefect.set_state(code, type=state)
    completes("director", code, "first", SEEN)
    engine.does(code, "post-first")
    soon(lambda: len(engine.prefect.runs(code)) == 2)
    assert case_of(code).flow_runs == 2
    soon(lambda: "Suspended" in {run["state_name"] for run in engine.prefect.runs(code)})


def test_a_run_that_failed_in_prefect_goes_on_itself(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    engine.prefect.set_state(code, type="FAILED")
    completes("director", code, "first", SEEN)
    engine.does(code, "post-first")
    engine.stands(code, "Suspended")


def test_a_run_that_is_gone_from_prefect_is_made_again(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    engine.prefect.delete_run(code)
    completes("director", code, "first", SEEN)
    engine.does(code, "post-first")
    engine.stands(code, "Suspended")
    assert engine.prefect.run(code)["id"] == case_of(code).flow_run_id

"""Workers come and go, in the middle of a step too; nothing that was begun is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.prefect_api import soon
from tests.cast import case_of, completes, opened, record_of
from tests.workflows.under_prefect.engine import worker_process
from tests.workflows.under_prefect.errands import posted

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

SEEN = {"acknowledged": True}


def at_the_counter(engine: Engine) -> str:
    """A case whose leg waits in the middle of a step."""
    code = opened(key="queue")
    soon((engine.outside / f"{code}.waits").exists, why=lambda: engine.worker.last_words(40))
    return code


def test_a_killed_leg_is_taken_up_again(engine: Engine) -> None:
    """When its lease lapsed, by the next worker, in the same flow run."""
    code = at_the_counter(engine)
    engine.worker.kill()
    assert engine.state_of(code) == "Running"
    (engine.outside / f"{code}.go").touch()
    engine.worker.start()
    engine.stands(code, "Completed")
    assert record_of(code)["dawdle"].attempt == 2
    states = engine.prefect.states(code)
    assert states[:3] == ["Scheduled", "Running", "Scheduled"]
    assert states[-2:] == ["Running", "Completed"]


def test_a_worker_that_is_told_to_stop_does_so_in_the_middle_of_a_step(engine: Engine) -> None:
    code = at_the_counter(engine)
    engine.stops(engine.worker)
    assert record_of(code)["dawdle"].state == "running"
    (engine.outside / f"{code}.go").touch()
    engine.worker.start()
    engine.stands(code, "Completed")


def test_an_idle_worker_stops_cleanly(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    said = engine.worker.log.stat().st_size
    engine.stops(engine.worker)
    assert engine.worker.exit_code == 0
    assert engine.worker.log.read_bytes()[said:] == b""


def test_two_workers_do_a_step_once(engine: Engine) -> None:
    """The step is claimed in our record; whoever comes second finds nothing to do."""
    other = worker_process(engine.folder, "other-worker")
    other.start()
    try:
        codes = [opened(key="errand") for _ in range(6)]
        for code in codes:
            engine.stands(code, "Suspended")
        for name in ("first", "second"):
            for code in codes:
                completes("director", code, name, SEEN)
            for code in codes:
                engine.does(code, f"post-{name}")
        for code in codes:
            engine.stands(code, "Suspended")
    finally:
        other.kill()
    for code in codes:
        assert [key for key in posted() if key.startswith(code)] == [
            f"{code}/post-first",
            f"{code}/post-second",
        ]
        assert len(engine.prefect.runs(code)) == 1


def test_many_cases_wait_at_the_counter_and_others_pass(engine: Engine) -> None:
    """A step that waits for the outside does not keep other cases from their steps."""
    waiting = [at_the_counter(engine) for _ in range(6)]
    code = opened(key="errand")
    completes("director", code, "first", SEEN)
    engine.does(code, "post-first")
    assert {record_of(each)["dawdle"].state for each in waiting} == {"running"}
    for each in waiting:
        (engine.outside / f"{each}.go").touch()
    for each in waiting:
        engine.stands(each, "Completed")
        assert case_of(each).outcome == "done"

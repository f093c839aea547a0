"""Prefect's own ways of running a worker run missions too."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.child_process import ChildProcess
from forms.press_conference import PressConferenceRequest
from models import clock, migrate
from tests.acceptance.prefect_api import soon
from tests.cast import case_of, opened, record_of
from tests.forms.filled import ANSWERS, NOW
from tests.story import Story, furnish, with_upload
from tests.workflows.under_prefect.conftest import kind_of, number_apart, under_settings
from tests.workflows.under_prefect.engine import worker_process
from workflows import prefect_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

ROOT = str(Path(__file__).parents[3])
OFTEN = {"PREFECT_WORKER_QUERY_SECONDS": "1", "PYTHONPATH": ROOT}
ALONE = """
import tests.workflows.under_prefect.errands
import workflows.worker
import sys
from prefect.cli import app
sys.argv = ["prefect", "worker", "start", "--pool", "prasan", "--type", "prasan"]
app()
"""
NO_NEED = "มีข่าวแจกแล้ว ไม่ต้องแถลง"


@pytest.fixture
def stock_worker(engine: Engine, another_database: str, tmp_path: Path) -> Iterator[ChildProcess]:
    """An office whose missions are run by Prefect's `process` worker, and that worker."""
    pool = tmp_path.name
    engine.prefect.make_pool(pool, "process")
    chosen = {
        "PRASAN_DATA_DIR": str(tmp_path),
        "PRASAN_DATABASE_URL": another_database,
        "PRASAN_WORK_POOL": pool,
        "PREFECT_API_AUTH_STRING": prefect_server.auth(),  # the server's data lie elsewhere
    }
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", pool]
    with under_settings(chosen):
        migrate.upgrade()
        environment = prefect_server.worker_environment() | OFTEN
        stock = ChildProcess("stock", command, tmp_path / "stock.log", environment)
        ours = worker_process(tmp_path)
        stock.start()
        ours.start()
        yield stock
        ours.kill()
        stock.kill()


def test_the_stock_process_worker_runs_a_mission_too(
    engine: Engine, engine_house: dict[str, str], stock_worker: ChildProcess
) -> None:
    """A process for every leg: the letter at the opening, and the one at the refusal."""
    with clock.moved_to(NOW):
        upload = furnish(NOW)
        number_apart(kind_of(engine_house))
        request = with_upload(ANSWERS[PressConferenceRequest], upload)
        story = Story("press-conference", request, by="prc-head-1")
    code = story.code
    soon(lambda: engine.state_of(code) == "Suspended", why=lambda: stock_worker.last_words(60))
    assert record_of(code)["acknowledge-request"].state == "done"
    refusal = {"comment": NO_NEED, "words_for_requester": NO_NEED}
    story.does("director-1", "decide", refusal, outcome="reject")
    story.does("pr-officer-2", "news/take-over", {"acknowledged": True})
    soon(lambda: engine.state_of(code) == "Completed", why=lambda: stock_worker.last_words(60))
    assert case_of(code).state == "closed"
    assert {step.attempt for step in record_of(code).values() if step.kind == "run"} == {1}


def test_a_prasan_worker_that_only_polls_runs_what_it_finds(engine: Engine, tmp_path: Path) -> None:
    """`prefect worker start --type prasan`, without the loop that tells it what to take."""
    first = opened(key="queue")
    (engine.outside / f"{first}.go").touch()
    engine.stands(first, "Completed")
    engine.stops(engine.worker)
    code = opened(key="queue")
    (engine.outside / f"{code}.go").touch()
    command = [sys.executable, "-c", ALONE]
    environment = prefect_server.worker_environment() | OFTEN
    alone = ChildProcess("alone", command, tmp_path / "alone.log", environment)
    alone.start()
    try:
        engine.prefect.run_deployment("queue", code)
        soon(lambda: engine.state_of(code) == "Completed", why=lambda: alone.last_words(60))
        assert case_of(code).state == "closed"
    finally:
        alone.kill()

"""Whoever reaches this machine's loopback, a page in somebody's browser for one, commands nothing.

Prefect lets a deployment name commands and code, and its API asks nobody who they are by default.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from api.child_process import ChildProcess
from tests.acceptance.prefect_api import soon
from tests.cast import case_of, opened
from tests.workflows.under_prefect.test_other_workers import ALONE, OFTEN
from workflows import prefect_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

EVIL = "https://evil.example"


@pytest.fixture
def polling(engine: Engine, tmp_path: Path) -> Iterator[ChildProcess]:
    """A worker that takes whatever is in the office's pool, as often as each second."""
    _sent_on_its_way(engine, first := opened(key="queue"))
    engine.stands(first, "Completed")
    engine.stops(engine.worker)
    environment = prefect_server.worker_environment() | OFTEN
    alone = ChildProcess("alone", [sys.executable, "-c", ALONE], tmp_path / "log", environment)
    alone.start()
    yield alone
    alone.kill()


@pytest.mark.parametrize("entrypoint", ["foreign.py:run", "os.system", "workflows.flows.no_such"])
def test_a_foreign_deployment_in_the_pool_runs_neither_its_commands_nor_its_code(
    engine: Engine, polling: ChildProcess, tmp_path: Path, entrypoint: str
) -> None:
    mark = tmp_path / "executed"
    command = {"script": f"touch {mark}"}
    step = {"prefect.deployments.steps.run_shell_script": command}
    run = engine.prefect.foreign_run(entrypoint, step)
    soon(
        lambda: engine.prefect.state(run)["type"] == "CRASHED",
        why=lambda: f"{engine.prefect.state(run)}\n{polling.last_words(40)}",
    )
    assert "not a mission of the catalogue" in engine.prefect.state(run)["message"]
    assert not mark.exists()
    assert polling.is_running


def test_a_worker_that_refused_a_foreign_run_goes_on_with_missions(
    engine: Engine, polling: ChildProcess, tmp_path: Path
) -> None:
    """Its commands beside a mission's own entrypoint are not executed either."""
    mark = tmp_path / "executed"
    step = {"prefect.deployments.steps.run_shell_script": {"script": f"touch {mark}"}}
    refused = engine.prefect.foreign_run("foreign.py:run", step)
    engine.prefect.foreign_run("workflows.flows.queue", step)
    soon(lambda: engine.prefect.state(refused)["type"] == "CRASHED")
    code = opened(key="queue")
    _sent_on_its_way(engine, code)
    engine.prefect.run_deployment("queue", code)
    soon(lambda: not case_of(code).is_open, why=lambda: polling.last_words(60))
    assert not mark.exists()


def test_without_the_secret_prefect_answers_nothing(engine: Engine) -> None:
    address = f"{prefect_server.api_url()}/work_pools/filter"
    asked = httpx.post(address, json={}, trust_env=False)
    wrong = httpx.post(address, json={}, auth=("prasan", "guessed"), trust_env=False)
    assert (asked.status_code, wrong.status_code) == (401, 401)
    name, _, secret = prefect_server.auth().partition(":")
    known = httpx.post(address, json={}, auth=(name, secret), trust_env=False)
    assert known.status_code == 200
    assert prefect_server.lets_us_in()


def test_no_page_but_prefects_own_may_speak_to_it(engine: Engine) -> None:
    assert _allowed(EVIL) == (None, 400)
    assert _allowed(prefect_server.ui_url()) == (prefect_server.ui_url(), 200)


def _sent_on_its_way(engine: Engine, code: str) -> None:
    (engine.outside / f"{code}.go").touch()


def _allowed(origin: str) -> tuple[str | None, int]:
    """What a browser is told before it lets a page of `origin` make a deployment."""
    asked = httpx.options(
        f"{prefect_server.api_url()}/deployments/",
        headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
        trust_env=False,
    )
    return asked.headers.get("access-control-allow-origin"), asked.status_code

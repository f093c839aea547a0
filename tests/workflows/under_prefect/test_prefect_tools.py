"""Prefect's own command line and pages tell of our cases what they tell of any flow run."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.cast import opened
from workflows import prefect_server
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.slow,
    # What Prefect's tools show does not depend on where our own record is kept.
    pytest.mark.parametrize("engine_house", ["sqlite"], indirect=True),
]
WIDE = {"COLUMNS": "200", "NO_COLOR": "1"}


def prefect(*words: str) -> str:
    """What Prefect's command line says, asked as an administrator would."""
    done = subprocess.run(
        [sys.executable, "-m", "prefect", *words],
        env={**os.environ, **prefect_server.client_environment(), **WIDE},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_command_line_lists_and_inspects_a_case_by_its_code(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    (line,) = [each for each in prefect("flow-run", "ls").splitlines() if code in each]
    assert "errand" in line
    assert "PAUSED" in line, "the type of the state Suspended"
    told = prefect("flow-run", "inspect", engine.prefect.run(code)["id"])
    assert code in told
    assert "Suspended" in told


def test_the_command_line_lists_a_deployment_for_every_mission(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    listed = prefect("deployment", "ls")
    for mission in MISSIONS:
        assert f"{mission.key}/prasan" in listed


def test_prefect_s_own_pages_answer(engine: Engine) -> None:
    address = prefect_server.api_url().removesuffix("/api")
    page = httpx.get(f"{address}/", trust_env=False, follow_redirects=True)
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Prefect" in page.text

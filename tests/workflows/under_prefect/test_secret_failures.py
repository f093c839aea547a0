"""What fails on a secret case is told in the office's own record; Prefect hears that it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.database import write
from tests.acceptance.prefect_api import soon
from tests.cast import incidents_of, person
from workflows.opening import open_case

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.parametrize("engine_house", ["sqlite"], indirect=True),
]
SAID = "the counter is closed"


@pytest.mark.parametrize(("secrecy", "is_told"), [("secret", False), ("normal", True)])
def test_prefect_is_not_told_why_a_step_of_a_secret_case_failed(
    engine: Engine,
    secrecy: str,
    is_told: bool,  # noqa: FBT001 - a parameter
) -> None:
    with write() as session:
        given, by = {"subject": "ปลาวาฬ"}, person(session, "director")
        code = open_case(session, "closed-counter", given, by=by, secrecy=secrecy).code
    soon(lambda: bool(incidents_of(code)), within=60)
    assert SAID in incidents_of(code)[0].message
    run = [engine.prefect.run(code)["id"]]
    found = engine.prefect._found
    soon(lambda: "FAILED" in str(found("task_runs", {"flow_runs": {"id": {"any_": run}}})))
    told = str(found("task_runs", {"flow_runs": {"id": {"any_": run}}}))
    told += str(found("logs", {"logs": {"flow_run_id": {"any_": run}}}))
    assert (SAID in told) is is_told
    assert "ปลาวาฬ" not in told

"""Each layer imports only what stands to its left, and the web starts without Prefect."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LIGHT = {
    "api.app": {"prefect"},
    "api.cli": {"sqlalchemy", "fastapi", "prefect", "pydantic"},
    "api.up": {"sqlalchemy", "fastapi", "prefect"},
    "workflows.catalogue": {"prefect", "fastapi"},
    "forms.form": {"sqlalchemy", "prefect", "fastapi"},
}
"""What a module must not bring with it: `import prefect` alone costs 1.6 s of every start."""


@pytest.mark.parametrize("module", LIGHT)
def test_a_light_module_stays_light(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}, sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert LIGHT[module].isdisjoint(done.stdout.split())


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout

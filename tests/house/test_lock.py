"""What is installed is said once, and says nothing of any one network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-run.lock")
PIN = re.compile(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?==\S+(?: ; [^\\]+)?) \\$", re.MULTILINE)


def pins(name: str) -> set[str]:
    return set(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_carries_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(pins(name)) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 100


def test_what_runs_is_what_was_tested() -> None:
    assert pins("requirements-run.lock") < pins("requirements.lock")


def test_prefect_gets_the_fastapi_that_its_server_and_command_line_agree_on() -> None:
    locked = "\n".join(pins("requirements-run.lock"))
    assert re.search(r"^prefect==3\.8\.", locked, re.MULTILINE)
    assert re.search(r"^fastapi==0\.1[34]\d\.|^fastapi==0\.150\.", locked, re.MULTILINE)

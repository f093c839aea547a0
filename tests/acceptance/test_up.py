"""What a newcomer does: `prasan up --demo`, a first case, Ctrl-C, and the next morning."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.acceptance.answers import Answers
from tests.acceptance.people import Clerk
from tests.acceptance.prefect_api import soon
from tests.acceptance.scripts import ACCEPTED, ON_PAPER
from tests.house.processes import descendants, left_of
from tests.house.test_up import first_page, place, up

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

__all__ = ["place"]

pytestmark = [pytest.mark.acceptance, pytest.mark.prefect, pytest.mark.slow]


def test_a_case_outlives_the_night(place: dict[str, str], told: Callable[[str], None]) -> None:
    """Opened before Prefect is up, its letter written when it is; in the morning it goes on."""
    outbox = _data(place) / "outbox"
    with up(place) as running:
        first = first_page(place, running)
        with _clerk(place, ON_PAPER.who) as clerk:
            request = Answers(clerk.uploads())(ON_PAPER.form, **ON_PAPER.changes)
            code = clerk.opens(ON_PAPER.mission, request)
            soon(lambda: len(list(outbox.glob("*.eml"))) == 1, within=120)
        _ctrl_c(running)
    with up(place) as running:
        second = first_page(place, running)
        with _clerk(place, ACCEPTED.who) as head:
            task = head.task(code, ACCEPTED.step)
            head.completes(task, answer=ACCEPTED.changes)
        with _clerk(place, "pr-officer-1") as adviser:
            assert adviser.task(code, "prepare-advice") in adviser.may_take(code)
        _ctrl_c(running)
    told(f"the first page after {first:.1f} s, at the second start after {second:.1f} s")


def _data(place: dict[str, str]) -> Path:
    return Path(place["PRASAN_DATA_DIR"])


def _clerk(place: dict[str, str], handle: str) -> Clerk:
    address = f"http://127.0.0.1:{place['PRASAN_PORT']}"
    client = httpx.Client(base_url=address, trust_env=False, timeout=30)
    return Clerk(client, handle, place["PRASAN_DEMO_PASSWORD"])


def _ctrl_c(running: Popen[str]) -> None:
    """Nothing of it lives on."""
    parts = descendants(running.pid)
    running.send_signal(signal.SIGINT)
    console, _ = running.communicate(timeout=60)
    assert running.returncode == 0, console
    assert not left_of(parts)

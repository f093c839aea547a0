"""Whatever Prasan starts ends with it, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house.processes import descendants, left_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HOUSEHOLD = Path(__file__).with_name("household.py")


@contextmanager
def household(folder: Path, behaviour: str = "obeys") -> Iterator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        [sys.executable, HOUSEHOLD, folder, behaviour],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with running:
        yield running
        running.kill()


def told(running: subprocess.Popen[str], words: str) -> str:
    """The next line of its console that has these words; fails when its console is closed first."""
    assert running.stdout
    return next(line for line in running.stdout if words in line)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_takes_every_part_along(tmp_path: Path, number: signal.Signals) -> None:
    with household(tmp_path, "has children") as running:
        told(running, "ready")
        parts = descendants(running.pid)
        running.send_signal(number)
        assert running.wait(10) == 0
        assert len(parts) == 3
        assert not left_of(parts)


def test_killed_outright_it_leaves_no_part_behind(tmp_path: Path) -> None:
    with household(tmp_path) as running:
        told(running, "ready")
        parts = descendants(running.pid)
        running.kill()
        running.wait(10)
        assert len(parts) == 2
        assert not left_of(parts)


def test_a_second_ctrl_c_waits_for_nobody(tmp_path: Path) -> None:
    with household(tmp_path, "is deaf") as running:
        told(running, "ready")
        parts = descendants(running.pid)
        running.send_signal(signal.SIGINT)
        told(running, "Stopping")
        running.send_signal(signal.SIGINT)
        assert running.wait(5) == 130
        assert not left_of(parts)


def test_ctrl_c_in_the_terminal_reaches_the_parts_through_the_supervisor(tmp_path: Path) -> None:
    """Else the web would go first, while the others still need it."""
    with household(tmp_path) as running:
        told(running, "ready")
        groups = {os.getpgid(part) for part in descendants(running.pid)}
        assert running.pid not in groups
        assert len(groups) == 2


def test_a_part_that_falls_is_started_again(tmp_path: Path) -> None:
    with household(tmp_path) as running:
        told(running, "ready")
        fallen = max(descendants(running.pid))
        os.kill(fallen, signal.SIGKILL)
        assert "ended with code -9; starting it again in 1 s" in told(running, "ended")
        os.kill(next(iter(descendants(running.pid))), 0)
        assert not left_of({fallen})


def test_a_web_that_cannot_start_is_not_tried_for_ever(tmp_path: Path) -> None:
    with household(tmp_path, "fails") as running:
        assert running.stdout
        assert "no database today" in running.stdout.read()
        assert running.wait(5) == 1

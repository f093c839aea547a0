"""Looking at processes from outside, through ``/proc``."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path


def parents() -> dict[int, int]:
    """Every living process (zombies are dead) and its parent."""
    found = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                found[int(entry.name)] = int(parent)
    return found


def descendants(pid: int) -> set[int]:
    """The children of `pid`, their children, and so on."""
    known = parents()
    found: set[int] = set()
    fresh = {pid}
    while fresh:
        fresh = {child for child, parent in known.items() if parent in fresh} - found
        found |= fresh
    return found


def left_of(pids: set[int], *, within: float = 5.0) -> set[int]:
    """Which of `pids` still live after so many seconds; returns at once when none does."""
    deadline = time.monotonic() + within
    while (left := pids & parents().keys()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def command_line(pid: int) -> str:
    """What was started."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used so far; 0 when it is gone."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0

"""What processes take: memory, threads, and how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.figures import Figures

MIB = 1024 * 1024


def processor_seconds(pids: Iterable[int]) -> float:
    """What these processes have spent of the processor since they began, in seconds."""
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return float(sum(each.user + each.system for each in times))


def of(pids: Iterable[int]) -> Figures:
    """These processes and all their children: resident megabytes, processes, threads."""
    roots = [psutil.Process(pid) for pid in pids]
    family = {each.pid: each for root in roots for each in (root, *root.children(recursive=True))}
    return {
        "resident_mib": round(sum(each.memory_info().rss for each in family.values()) / MIB, 1),
        "processes": len(family),
        "threads": sum(each.num_threads() for each in family.values()),
    }

"""The cost of cases that wait: bytes of database, memory, processes, threads."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from bench import databases, figures, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.contender import Contender, Place, Seat
    from bench.figures import Figures

LOOKS = 20


def cost(contender: Contender, place: Place, serving: Sequence[int], cases: int) -> Figures:
    """Open `cases` that wait for the manager; what they weigh, and how long a look then takes."""
    seat = contender.seat()
    seat.open_case()
    before, weighed = resources.of(serving), databases.weight(place)
    began = time.perf_counter()
    for _ in range(cases):
        seat.open_case()
    elapsed = time.perf_counter() - began
    grown = databases.weight(place) - weighed
    looks = [_look(seat) for _ in range(LOOKS)]
    gc.collect()
    return {
        "cases": cases,
        "database_bytes_per_case": round(grown / cases),
        "opened_per_s": round(cases / elapsed, 1),
        "managers_look": figures.milliseconds(looks),
        "before": before,
        "after": resources.of(serving),
    }


def _look(seat: Seat) -> float:
    began = time.perf_counter()
    seat.waiting_for("manager")
    return time.perf_counter() - began

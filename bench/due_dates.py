"""How many due dates are counted in a second: ``python -m bench.due_dates`` prints one JSON object.

The calendar is the demo office's, and the counts begin at moments spread over a year, days off and
nights among them. No database: what is measured is the arithmetic.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from bench import machine
from models.calendar import WorkingTime
from models.clock import BANGKOK
from models.deadline import bd, bh
from models.demo import DATA

if TYPE_CHECKING:
    from bench.figures import Figures
    from models.deadline import Span

AT_LEAST = 20_000
"""Due dates a second that are promised, however long the span."""

SPANS = {"bd(1)": bd(1), "bh(3.5)": bh(3.5), "bd(10)": bd(10), "bh(35)": bh(35), "bd(60)": bd(60)}
FIRST = datetime(2026, 11, 1, tzinfo=BANGKOK)
MINUTES_OF_A_YEAR = 365 * 24 * 60


def measured(counts: int = 20_000, repeat: int = 3) -> Figures:
    """The best of `repeat` rounds of `counts` due dates for each span, beside the promise."""
    days = json.loads(DATA.read_text(encoding="utf-8"))["holidays"]
    working = WorkingTime(frozenset(date.fromisoformat(day["date"]) for day in days))
    chance = Random(1)
    starts = [FIRST + timedelta(minutes=chance.randrange(MINUTES_OF_A_YEAR)) for _ in range(counts)]
    rates = {
        name: max(_per_second(span, starts, working) for _ in range(repeat))
        for name, span in SPANS.items()
    }
    return {
        "due_dates_per_s": rates,
        "promise": {
            "promise": "due dates a second, every span",
            "bound": f"at least {AT_LEAST}",
            "measured": min(rates.values()),
            "kept": min(rates.values()) >= AT_LEAST,
        },
        "machine": machine.described(postgresql=False),
    }


def _per_second(span: Span, starts: list[datetime], working: WorkingTime) -> int:
    begun = perf_counter()
    for start in starts:
        span.after(start, working)
    return round(len(starts) / (perf_counter() - begun))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(), ensure_ascii=False, indent=2) + "\n")

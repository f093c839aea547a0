"""``python -m bench.papers``: how long every paper takes to set, warm, as JSON.

Each in milliseconds: as the archive takes it (PDF/A-2a, tagged), and beside it what the same pages
cost as plain PDF, so that what the archive costs is seen. Every round says something else, or the
typesetter would find it all in its memory.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import typst

from bench import figures, machine
from docs.papers import kinds, sample
from forms import papers
from forms.sheets import SHEETS

if TYPE_CHECKING:
    from bench.figures import Figures

ROUNDS = 40
WARMING = 5
MOST_MS = 30.0
"""What was promised of a memo, p50."""


def measured() -> Figures:
    """Figures of every kind in ``docs/papers``, and whether the promise of the memo is kept."""
    found = {kind: _of(kind) for kind in kinds()}
    memo = found["memo"]["archived"]["p50_ms"]
    return {
        "typst": typst.__version__,
        "papers": found,
        "promise": {"memo_p50_ms": memo, "at_most": MOST_MS, "kept": memo <= MOST_MS},
        "load_average": machine.load(),
    }


def _of(kind: str) -> Figures:
    data = sample(kind)
    return {
        "pages": len(papers.draw_paper(kind, data, ppi=10)),
        "archived": figures.milliseconds([_seconds(kind, data, n) for n in range(-WARMING, ROUNDS)][WARMING:]),
    }


def _seconds(kind: str, data: dict[str, Any], n: int) -> float:
    begun = time.perf_counter()
    papers.set_paper(kind, data)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False, indent=2))

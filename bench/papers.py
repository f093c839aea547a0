"""``python -m bench.papers``: how long every paper takes to set, warm, as one JSON object.

In milliseconds, as it is filed: PDF/A-2a, tagged, every font inside. Every round says something
else, because the typesetter remembers what it has set before.
"""

from __future__ import annotations

import json
import re
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bench import figures, machine
from docs.papers import kinds, pages, sample
from forms.papers import set_paper

if TYPE_CHECKING:
    from bench.figures import Figures

ROUNDS, WARMING = 40, 5
MOST_MS = 30.0
"""What was promised of a memo, p50."""


def measured() -> Figures:
    """Figures of every kind in ``docs/papers``, and whether the promise of the memo is kept."""
    found = {kind: _of(kind) for kind in kinds()}
    memo = found["memo"]["p50_ms"]
    return {
        "typst": version("typst"),
        "papers": found,
        "promise": {"memo_p50_ms": memo, "at_most_ms": MOST_MS, "kept": memo <= MOST_MS},
        "load_average": machine.load(),
    }


def _of(kind: str) -> Figures:
    data = sample(kind)
    varied = max(
        (name for name, said in data.items() if isinstance(said, str) and re.search("[ก-ฮ]", said)),
        key=lambda name: len(data[name]),
    )
    samples = [_seconds(kind, data | {varied: f"{data[varied]} {n}"}) for n in range(ROUNDS)]
    clock, processor = zip(*samples[WARMING:], strict=True)
    return {
        "pages": len(pages(kind)),
        **figures.milliseconds(clock),
        "processor_p50_ms": figures.milliseconds(processor)["p50_ms"],
    }


def _seconds(kind: str, data: dict[str, Any]) -> tuple[float, float]:
    """By the clock, and of the processor: others may use the machine too."""
    begun, spent = time.perf_counter(), time.process_time()
    set_paper(kind, data)
    return time.perf_counter() - begun, time.process_time() - spent


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False, indent=2))

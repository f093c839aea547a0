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
from bench.promises import stated
from docs.papers import kinds, pages, sample
from forms.papers import set_paper

if TYPE_CHECKING:
    from bench.figures import Figures

AT_MOST_MS = 30.0
"""What is promised of a memo, p50."""


def measured(rounds: int = 40, warming: int = 5) -> Figures:
    """Figures of every kind in ``docs/papers``, and whether the promise of the memo is kept."""
    found = {kind: _of(kind, rounds, warming) for kind in kinds()}
    return {
        "typst": version("typst"),
        "papers": found,
        "promise": stated("a memo set, p50 ms", AT_MOST_MS, found["memo"]["p50_ms"]),
        "load_average": machine.load(),
    }


def _of(kind: str, rounds: int, warming: int) -> Figures:
    data = sample(kind)
    varied = max(
        (name for name, said in data.items() if isinstance(said, str) and re.search("[ก-ฮ]", said)),
        key=lambda name: len(data[name]),
    )
    samples = [_seconds(kind, data | {varied: f"{data[varied]} {n}"}) for n in range(rounds)]
    clock, processor = zip(*samples[warming:], strict=True)
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

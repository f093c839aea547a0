"""From samples to figures: percentiles, medians of repetitions, ratios."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.drive import Work

Figures = dict[str, Any]
"""Names to numbers, or to more of the same; the unit is the end of the name."""


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` is 0.5 for the median."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(samples: Sequence[float]) -> Figures:
    """p50, p95 and how many, of samples in seconds."""
    return {
        "p50_ms": round(percentile(samples, 0.5) * 1000, 3),
        "p95_ms": round(percentile(samples, 0.95) * 1000, 3),
        "samples": len(samples),
    }


def of_work(work: Work, steps_per_case: int, processor: float) -> Figures:
    """One stretch of work as figures; `processor` is what the serving processes spent, in seconds.

    The processor's time says more than the clock's on a machine that others use too. The time of
    PostgreSQL's own processes is not in it.
    """
    steps = work.cases * steps_per_case
    return {
        "hand_off": milliseconds(work.hand_offs),
        "completion": milliseconds(work.completions),
        "steps": steps,
        "steps_per_s": round(steps / work.elapsed, 1),
        "processor_ms_per_step": round(processor / steps * 1000, 3),
    }


def medians(repetitions: Sequence[Mapping[str, Any]]) -> Figures:
    """The same figures, each the median of its repetitions; what is no number is kept once."""
    first = repetitions[0]
    return {
        name: medians([repetition[name] for repetition in repetitions])
        if isinstance(value, dict)
        else _median([repetition[name] for repetition in repetitions])
        for name, value in first.items()
    }


def ratio(part: float | None, whole: float | None) -> float | None:
    """`part` over `whole`, or nothing where one is missing."""
    if part is None or not whole:
        return None
    return round(part / whole, 2)


def at(figures: Mapping[str, Any], *path: str) -> Any:
    """The figure at the end of a path of names; None where something on the way is missing."""
    found: Any = figures
    for name in path:
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found


def _median(values: Sequence[Any]) -> Any:
    if not all(isinstance(value, int | float) for value in values):
        return values[0]
    middle = median(values)
    return round(middle, 3) if isinstance(middle, float) else middle

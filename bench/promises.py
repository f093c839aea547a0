"""The figures that were promised, each beside what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench import figures

if TYPE_CHECKING:
    from bench.figures import Figures

ONE, EIGHT = "one_actor", "8_actors"
HAND_OFF = ("hand_off", "p50_ms")


class Promise(NamedTuple):
    """A bound on one figure; `at_most` or at least."""

    words: str
    path: tuple[str, ...]
    bound: float
    at_most: bool
    databases: tuple[str, ...] = ("sqlite", "postgresql")


def _twice_viewflow() -> list[Promise]:
    return [
        Promise(
            f"twice viewflow, {door} {crowd}: {figure}",
            ("ratios", door, crowd, "faster_than_viewflow", figure),
            2,
            at_most=False,
        )
        for door in ("in_process", "over_http")
        for crowd, figure in ((ONE, "hand_off"), (EIGHT, "steps_per_s"))
    ]


PROMISES = (
    Promise("hand-off in process", ("in_process", "prasan", ONE, *HAND_OFF), 2.5, at_most=True),
    Promise("hand-off over HTTP", ("over_http", "prasan", ONE, *HAND_OFF), 12, at_most=True),
    Promise(
        "steps a second in process, eight threads",
        ("in_process", "prasan", EIGHT, "steps_per_s"),
        300,
        at_most=False,
        databases=("postgresql",),
    ),
    Promise(
        "steps a second over HTTP, eight clients",
        ("over_http", "prasan", EIGHT, "steps_per_s"),
        120,
        at_most=False,
    ),
    *_twice_viewflow(),
    Promise(
        "times the bare transaction",
        ("ratios", "in_process", ONE, "prasan_over_floor", "completion"),
        4,
        at_most=True,
    ),
    Promise(
        "bytes of database per waiting case",
        ("waiting", "prasan", "database_bytes_per_case"),
        3 * 1024,
        at_most=True,
    ),
    Promise(
        "processes more for the waiting cases",
        ("engine", "waiting", "more_processes"),
        0,
        at_most=True,
    ),
    Promise(
        "threads more for the waiting cases", ("engine", "waiting", "more_threads"), 0, at_most=True
    ),
    Promise(
        "ms from wanting the engine to the service step done",
        ("engine", "service_step", "p50_ms"),
        800,
        at_most=True,
    ),
)


def of(report: Figures) -> list[Figures]:
    """Every promise with what was measured; `kept` is None where nothing was."""
    return [
        {
            "promise": promise.words,
            "database": kind,
            "bound": f"{'at most' if promise.at_most else 'at least'} {promise.bound}",
            "measured": measured,
            "kept": _kept(promise, measured),
        }
        for promise in PROMISES
        for kind in promise.databases
        for measured in [figures.at(report, kind, *promise.path)]
    ]


def _kept(promise: Promise, measured: float | None) -> bool | None:
    if measured is None:
        return None
    return measured <= promise.bound if promise.at_most else measured >= promise.bound


def stated(words: str, at_most: float, measured: float) -> Figures:
    """One promise of a small benchmark, as `of` states those of the large one."""
    promise = Promise(words, (), at_most, at_most=True)
    return {
        "promise": words,
        "bound": f"at most {at_most}",
        "measured": measured,
        "kept": _kept(promise, measured),
    }

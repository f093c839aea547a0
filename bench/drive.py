"""Actors at work: each takes the next case and drives it through its four steps.

A *hand-off* runs from the moment a person's completion is called until the next person's inbox,
asked anew as often as need be, shows the task. The throughput is of the same work: every step
is followed by the next person's look, as in life, and by their taking the task where the engine
wants that first (which is no part of the hand-off).
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import TYPE_CHECKING

from bench.contender import APPROVERS

if TYPE_CHECKING:
    from bench.contender import Contender, Person, Seat

ACTORS = 8
PATIENCE = 30.0
"""How long a hand-off may take before the contender is called broken, in seconds."""


@dataclass
class Samples:
    """What one actor saw, in seconds."""

    hand_offs: list[float] = field(default_factory=list)
    completions: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
    """What several actors did together; times in seconds."""

    hand_offs: list[float]
    completions: list[float]
    cases: int
    elapsed: float


class Crew:
    """Eight threads, each at its own seat for as long as the contender lives."""

    def __init__(self, contender: Contender) -> None:
        self._contender = contender
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(max_workers=ACTORS)

    def drive(self, actors: int, cases: int) -> Work:
        """Let `actors` (at most eight) drive `cases` to their ends, as fast as they can."""
        start = threading.Barrier(actors + 1)
        taken = count()
        shifts = [self._threads.submit(self._shift, start, taken, cases) for _ in range(actors)]
        start.wait(PATIENCE)
        began = time.perf_counter()
        seen = [shift.result() for shift in shifts]
        elapsed = time.perf_counter() - began
        return Work(
            [sample for samples in seen for sample in samples.hand_offs],
            [sample for samples in seen for sample in samples.completions],
            cases,
            elapsed,
        )

    def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown()

    def _shift(self, start: threading.Barrier, taken: count[int], cases: int) -> Samples:
        seat: Seat | None = getattr(self._own, "seat", None)
        if seat is None:
            seat = self._own.seat = self._contender.seat()
        samples = Samples()
        start.wait(PATIENCE)
        while next(taken) < cases:
            drive_case(seat, samples)
        return samples


def drive_case(seat: Seat, samples: Samples) -> None:
    """One case from its form to its service step."""
    began = time.perf_counter()
    case = seat.open_case()
    task = _handed_over(seat, "manager", case, began, samples)
    for person, follower in pairwise(APPROVERS):
        seat.take(person, case, task)
        began = time.perf_counter()
        seat.approve(person, case, task)
        task = _handed_over(seat, follower, case, began, samples)
    seat.take(APPROVERS[-1], case, task)
    seat.approve(APPROVERS[-1], case, task)
    seat.run_service_step(case)


def _handed_over(seat: Seat, person: Person, case: str, began: float, samples: Samples) -> str:
    samples.completions.append(time.perf_counter() - began)
    while time.perf_counter() - began < PATIENCE:
        task = seat.waiting_for(person).get(case)
        if task is not None:
            samples.hand_offs.append(time.perf_counter() - began)
            return task
    raise TimeoutError(f"case {case} never reached the {person}")

"""Few legs at a time speak to Prefect; a step that waits gives its turn away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError, Event

import pytest

from workflows.turns import AT_ONCE, in_turn, meanwhile


def test_no_more_than_a_few_speak_at_once() -> None:
    together = Barrier(AT_ONCE + 1)

    def leg() -> None:
        with in_turn():
            together.wait(timeout=0.2)

    with ThreadPoolExecutor(AT_ONCE + 1) as legs:
        spoken = [legs.submit(leg) for _ in range(AT_ONCE + 1)]
    with pytest.raises(BrokenBarrierError):
        spoken[0].result()


def test_a_step_that_waits_does_not_hold_its_turn() -> None:
    go = Event()
    waiting = Barrier(AT_ONCE + 1)

    def leg() -> None:
        with in_turn(), meanwhile():
            waiting.wait(timeout=5)
            assert go.wait(timeout=5)

    with ThreadPoolExecutor(AT_ONCE) as legs:
        held = [legs.submit(leg) for _ in range(AT_ONCE)]
        waiting.wait(timeout=5)
        with in_turn():
            go.set()
        for each in held:
            each.result()


def test_where_nobody_takes_turns_a_leg_just_goes_on() -> None:
    """Prefect's process worker gives every leg a process of its own."""
    with meanwhile():
        pass

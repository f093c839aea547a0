"""Few legs at a time speak to Prefect; a step that waits gives its turn away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from workflows.turns import AT_ONCE, in_turn, meanwhile

LONG = 30
"""Seconds after which a test gives up; none of them is waited for where all is well."""


def test_a_few_speak_at_once_and_the_next_when_one_has_spoken() -> None:
    together = Barrier(AT_ONCE + 1)
    go, entered = Event(), Event()
    order: list[str] = []

    def leg() -> None:
        with in_turn():
            together.wait(timeout=LONG)
            assert go.wait(timeout=LONG)
            order.append("out")

    def one_more() -> None:
        with in_turn():
            order.append("in")
            entered.set()

    with ThreadPoolExecutor(AT_ONCE + 1) as legs:
        held = [legs.submit(leg) for _ in range(AT_ONCE)]
        together.wait(timeout=LONG)
        held.append(legs.submit(one_more))
        assert not entered.wait(timeout=0.2), "it would have come in by now"
        go.set()
        for each in held:
            each.result()
    assert order.index("in") >= 1


def test_a_step_that_waits_does_not_hold_its_turn() -> None:
    go = Event()
    waiting = Barrier(AT_ONCE + 1)

    def leg() -> None:
        with in_turn(), meanwhile():
            waiting.wait(timeout=LONG)
            assert go.wait(timeout=LONG)

    with ThreadPoolExecutor(AT_ONCE) as legs:
        held = [legs.submit(leg) for _ in range(AT_ONCE)]
        waiting.wait(timeout=LONG)
        with in_turn():
            go.set()
        for each in held:
            each.result()


def test_where_nobody_takes_turns_a_leg_just_goes_on() -> None:
    """Prefect's process worker gives every leg a process of its own."""
    with meanwhile():
        pass

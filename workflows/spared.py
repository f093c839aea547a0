"""What becomes of a case when a leader takes a task away: it goes on without, or is called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tasks.signals import CancelledByHand, Departure

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


def indispensable(step: Callable[[], R], otherwise: Callable[[], Departure]) -> R:
    """What `step` returns; what `otherwise` makes if a human task of it was cancelled by hand.

    As a departure it reaches the branches beside it at once.
    """
    try:
        return step()
    except CancelledByHand:
        raise otherwise() from None


def may_be_spared(step: Callable[[], R]) -> R | None:
    """What `step` returns; None if its human task was cancelled by hand."""
    try:
        return step()
    except CancelledByHand:
        return None

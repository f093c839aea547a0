"""Steps that a leader may take away without stopping the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tasks.signals import CancelledByHand

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


def may_be_spared(step: Callable[[], R]) -> R | None:
    """What `step` returns; None if its human task was cancelled by hand."""
    try:
        return step()
    except CancelledByHand:
        return None

"""The one clock of Prasan.

Everything that asks for the time asks :func:`now`, so that a test can put the whole office on
another day with :func:`moved_to`. Times are kept in UTC and shown in Bangkok (+07:00, no summer
time).
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

BANGKOK = ZoneInfo("Asia/Bangkok")

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _moved.get() or datetime.now(UTC)


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Stand at `moment` (aware) for the length of the block, in this thread or task only."""
    token = _moved.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moved.reset(token)


def in_bangkok(moment: datetime) -> datetime:
    """The same moment as the office's wall clock shows it."""
    return moment.astimezone(BANGKOK)

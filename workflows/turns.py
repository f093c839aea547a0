"""Few legs at a time speak to Prefect; many may be at their service steps.

A leg costs Prefect's server about 0.2 s of processor, so more at once only wait for each other; a
service step may wait for the outside for minutes, and must not keep the others from theirs.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from threading import Semaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 4

_turns = Semaphore(AT_ONCE)
_in_turn: ContextVar[bool] = ContextVar("in_turn", default=False)


@contextmanager
def in_turn() -> Iterator[None]:
    """Speak to Prefect when it is this leg's turn."""
    with _turns:
        before = _in_turn.set(True)
        try:
            yield
        finally:
            _in_turn.reset(before)


@contextmanager
def meanwhile() -> Iterator[None]:
    """Let others have the turn while this leg is at its steps, where turns are taken at all."""
    if not _in_turn.get():
        yield
        return
    _turns.release()
    try:
        yield
    finally:
        _turns.acquire()

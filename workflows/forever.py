"""Loops that never give up: one failed turn is logged, and the next one comes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = structlog.get_logger(__name__)

REST_AFTER_FAILURE = 2.0


async def forever(turn: Callable[[], Awaitable[object]], *, every: float) -> None:
    """Take `turn` again and again until cancelled, `every` so many seconds."""
    while True:
        try:
            await turn()
        except Exception:  # whatever it was, the next turn looks again at what there is to do
            log.exception("turn failed", turn=turn.__qualname__)
            await asyncio.sleep(REST_AFTER_FAILURE)
        await asyncio.sleep(every)

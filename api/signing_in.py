"""Letting somebody in by their password: throttled, and never holding up who is at work."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from models.access import grant, recognise, revoke
from models.database import read, write
from models.errors import TooBusy, Unauthenticated
from models.throttle import must_not_be_throttled, note_failure

if TYPE_CHECKING:
    from api.visitor import Visitor

AT_ONCE, IN_LINE = 2, 12
"""Each check of a password takes 64 MB and a whole processor for a while, by design of Argon2.

It is done in threads of its own: those that serve everybody else never wait for it.
"""

BOOTH = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="password")
_line = BoundedSemaphore(AT_ONCE + IN_LINE)


async def signed_in(visitor: Visitor, handle: str, password: str, *, kind: str) -> str:
    """The secret of a new session (``browser``) or token (``bearer``).

    Raises:
        TooBusy: the line before the door is full.
        TooManyAttempts: too many failures of that name or from that address.
        Unauthenticated: wrong name or password; noted in a transaction of its own.
    """
    if not _line.acquire(blocking=False):
        raise TooBusy
    admitted = BOOTH.submit(copy_context().run, _admitted, visitor, handle, password, kind)
    # Whoever hangs up meanwhile keeps the place in the line until it is their turn.
    admitted.add_done_callback(lambda _: _line.release())
    return await asyncio.wrap_future(admitted)


def _admitted(visitor: Visitor, handle: str, password: str, kind: str) -> str:
    with read() as session:
        must_not_be_throttled(session, handle, visitor.address)
    try:
        with read() as session:
            person = recognise(session, handle, password)
    except Unauthenticated:
        with write() as session:
            note_failure(session, handle, visitor.address)
        raise
    with write() as session:
        if kind == "browser" and visitor.by_cookie and visitor.secret:
            # Whoever sat there before has gone; nobody may come back to their session.
            revoke(session, visitor.secret)
        return grant(session, person, kind=kind, address=visitor.address)

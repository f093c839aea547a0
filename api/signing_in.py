"""Letting somebody in by their password: throttled, and never holding up who is at work."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from models.access import grant, must_not_be_throttled, note_failure, recognise
from models.database import read, write
from models.errors import Unauthenticated

if TYPE_CHECKING:
    from api.visitor import Visitor

_AT_ONCE = BoundedSemaphore(2)
"""Each check of a password takes 64 MB and a whole processor for a while, by design of Argon2."""


def signed_in(visitor: Visitor, handle: str, password: str, *, kind: str) -> str:
    """The secret of a new session (``browser``) or token (``bearer``).

    Raises:
        TooManyAttempts: too many failures of that name from that address.
        Unauthenticated: wrong name or password; noted in a transaction of its own.
    """
    try:
        with _AT_ONCE, read() as session:
            must_not_be_throttled(session, handle, visitor.address)
            person = recognise(session, handle, password)
    except Unauthenticated:
        with write() as session:
            note_failure(session, handle, visitor.address)
        raise
    with write() as session:
        return grant(session, person, kind=kind, address=visitor.address)

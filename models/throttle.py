"""Slowing down who guesses passwords, without locking out whom they guess at.

Failures of the last quarter of an hour are counted three ways. A name from one address is refused
after a few. A name from anywhere, or an address with any names, is slowed after more: one try in a
while. Whoever was let in from that address before is not slowed by others' guesses.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from models import clock
from models.access import Access, LoginAttempt
from models.errors import TooManyAttempts
from models.person import Person

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

WINDOW = timedelta(minutes=15)
ATTEMPTS_ALLOWED = 8
"""Failures of one name from one address, after which it is refused."""

HANDLE_ALLOWED = ADDRESS_ALLOWED = 20
"""Failures of one name from anywhere, or from one address with any names, that are not slowed."""

SLOWED = timedelta(seconds=10)
"""The time between two tries of who is slowed."""

TRIES_OF_THE_KNOWN = 3
"""Failures that who was let in from there before may have, however much others guess."""


def must_not_be_throttled(session: Session, handle: str, address: str) -> None:
    """Refuse after too many failures: `TooManyAttempts`, which says how long to wait."""
    of_handle = col(LoginAttempt.handle) == handle[:60]
    of_address = col(LoginAttempt.address) == address
    mine, _last = _failures(session, of_handle & of_address)
    if mine >= ATTEMPTS_ALLOWED:
        raise TooManyAttempts(int(WINDOW.total_seconds()))
    if mine < TRIES_OF_THE_KNOWN and _was_let_in(session, handle, address):
        return
    must_not_come_too_soon(_failures(session, of_handle), HANDLE_ALLOWED)
    must_not_come_too_soon(_failures(session, of_address), ADDRESS_ALLOWED)


def note_failure(session: Session, handle: str, address: str) -> None:
    """Remember a failed try."""
    session.add(LoginAttempt(handle=handle[:60], address=address, at=clock.now()))


def must_not_come_too_soon(failures: tuple[int, datetime | None], allowed: int) -> None:
    """One try in a while for who failed more often than `allowed`: so many times, the last then."""
    count, last = failures
    if (
        count >= allowed
        and last is not None
        and (wait := last + SLOWED - clock.now()) > timedelta()
    ):
        raise TooManyAttempts(ceil(wait.total_seconds()))


def _failures(session: Session, of: ColumnElement[bool]) -> tuple[int, datetime | None]:
    """How many there were of late, and the last."""
    found = select(func.count(), func.max(LoginAttempt.at)).where(
        of, col(LoginAttempt.at) > clock.now() - WINDOW
    )
    count, last = session.exec(found).one()
    return count, last


def _was_let_in(session: Session, handle: str, address: str) -> bool:
    known = (
        select(Access.digest)
        .join(Person, col(Person.id) == col(Access.person_id))
        .where(Person.handle == handle, Access.address == address)
    )
    return session.exec(known.limit(1)).first() is not None

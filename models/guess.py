"""Slowing down who guesses codes, of papers and of cases, whoever they are.

See `models.paper_seal` and `models.tracking`. Many people may come from one address (an agency's
gateway), so wrong codes of a case slow only who asks after that case from there, and one address
may be wrong often before all who ask from it are slowed.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Column, Index, func, text
from sqlmodel import Field, Session, col, select

from models import clock
from models.database import is_sqlite, write
from models.errors import NotFound
from models.record import Row
from models.throttle import WINDOW, must_not_come_too_soon
from models.types import Moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

T = TypeVar("T")

GUESSES_ALLOWED = 20
"""Wrong codes of one case from one address in a quarter of an hour that are not slowed: typing
errors."""

ADDRESS_ALLOWED = 200
"""Wrong codes of one kind from one address in that time that are not slowed, of whatever paper or
case: typing errors of everybody behind a gateway. A code has 40 random bits or more."""

LONGEST_NUMBER = 40


class CodeKind(StrEnum):
    """What a code leads to."""

    PAPER = "paper"
    CASE = "case"


class Guess(Row, table=True):
    """A code that no paper bears, or not the case `number`, was asked for from that address."""

    __tablename__ = "guess"
    __table_args__ = (Index("ix_guess_address", "address", "kind", "at"),)

    id: int = Field(default=None, primary_key=True)
    address: str = Field(max_length=60)
    kind: str = Field(max_length=10)
    number: str = Field(default="", max_length=LONGEST_NUMBER)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


def looked_up(address: str, kind: CodeKind, look: Callable[[Session], T], *, number: str = "") -> T:
    """What `look` finds by a code that came from that address.

    It is counted, looked up and noted in one transaction, one after the other for each address: of
    many tries at the same instant no more are answered than of as many in a row.

    Raises:
        NotFound: `look` did; noted.
        TooManyAttempts: too many wrong codes came of late. It is asked before the code is looked
            up, so that a lucky guess is told no sooner.
    """
    with write() as session:
        _in_turn(session, address, kind)
        _must_not_guess(session, address, kind, number)
        try:
            return look(session)
        except NotFound as refusal:
            note_guess(session, address, kind, number)
            wrong = refusal
    raise wrong


def note_guess(session: Session, address: str, kind: CodeKind, number: str = "") -> None:
    """Remember a wrong code."""
    number = number[:LONGEST_NUMBER]
    session.add(Guess(address=address, kind=kind, number=number, at=clock.now()))


def _in_turn(session: Session, address: str, kind: CodeKind) -> None:
    """On SQLite every writer waits for those before it; on PostgreSQL, those of one address do."""
    if not is_sqlite(session):
        session.execute(_HOLD, {"key": f"guess {kind} {address}"})


_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")


def _must_not_guess(session: Session, address: str, kind: CodeKind, number: str) -> None:
    of_address = (col(Guess.address) == address) & (col(Guess.kind) == kind)
    must_not_come_too_soon(_guesses(session, of_address), ADDRESS_ALLOWED)
    if number:
        of_number = of_address & (col(Guess.number) == number[:LONGEST_NUMBER])
        must_not_come_too_soon(_guesses(session, of_number), GUESSES_ALLOWED)


def _guesses(session: Session, of: ColumnElement[bool]) -> tuple[int, datetime | None]:
    """How many there were of late, and the last."""
    found = select(func.count(), func.max(Guess.at)).where(of, col(Guess.at) > clock.now() - WINDOW)
    count, last = session.exec(found).one()
    return count, last

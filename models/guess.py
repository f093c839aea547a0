"""Slowing down who guesses codes, of papers and of cases, whoever they are.

See `models.paper_seal` and `models.tracking`.
"""

from datetime import datetime

from sqlalchemy import Column, Index, func
from sqlmodel import Field, Session, col, select

from models import clock
from models.record import Row
from models.throttle import WINDOW, must_not_come_too_soon
from models.types import Moment

GUESSES_ALLOWED = 20
"""Unknown codes from one address in a quarter of an hour that are not slowed: typing errors."""


class Guess(Row, table=True):
    """A code that no paper bears, and no case has, was asked for from that address."""

    __tablename__ = "guess"
    __table_args__ = (Index("ix_guess_address", "address", "at"),)

    id: int = Field(default=None, primary_key=True)
    address: str = Field(max_length=60)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


def must_not_guess(session: Session, address: str) -> None:
    """`TooManyAttempts` for an address from which too many unknown codes came of late.

    It is asked before the code is looked for, so that a lucky guess is told no sooner.
    """
    found = select(func.count(), func.max(Guess.at)).where(
        Guess.address == address, col(Guess.at) > clock.now() - WINDOW
    )
    count, last = session.exec(found).one()
    must_not_come_too_soon((count, last), GUESSES_ALLOWED)


def note_guess(session: Session, address: str) -> None:
    """Remember an unknown code."""
    session.add(Guess(address=address, at=clock.now()))

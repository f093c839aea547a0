"""Requests already answered: what makes a POST with an ``Idempotency-Key`` safe to repeat."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, text
from sqlmodel import Field, Session

from models import clock
from models.database import is_sqlite
from models.errors import KeyReused
from models.record import Row
from models.types import Moment


class Answered(Row, table=True):
    """The answer that one person's key got, written in the transaction of what it did."""

    __tablename__ = "answered"

    person_id: int = Field(
        sa_column=Column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    )
    key: str = Field(max_length=200, primary_key=True)
    fingerprint: str = Field(max_length=64)
    status: int
    body: str
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


def answer_to(session: Session, person_id: int, key: str, fingerprint: str) -> Answered | None:
    """What this key was answered; `KeyReused` when it came with another request then.

    Who comes with the same key meanwhile waits until this transaction ends, and then finds its
    answer: on SQLite as every writer does, on PostgreSQL by a lock on the key.
    """
    if not is_sqlite(session):
        session.execute(_HOLD, {"key": f"{person_id} {key}"})
    known = session.get(Answered, (person_id, key))
    if known is not None and known.fingerprint != fingerprint:
        raise KeyReused
    return known


def remember(
    session: Session, person_id: int, key: str, *, fingerprint: str, status: int, body: str
) -> None:
    """Keep an answer for the next time the key comes."""
    session.add(
        Answered(
            person_id=person_id,
            key=key,
            fingerprint=fingerprint,
            status=status,
            body=body,
            at=clock.now(),
        )
    )


_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")

"""Anchors: what the chains of an office's cases came to on a day, in one value that can be printed.

A chain that was shortened, or written anew from its beginning, is consistent in itself. It does not
agree with an anchor that was made before, and one that hangs on a wall cannot be written anew.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import clock
from models.case import Case
from models.chain import NOTHING, digest
from models.event import Event
from models.office import Office, held_offices
from models.record import Row
from models.types import Json, Moment

GRACE = timedelta(minutes=10)
"""How long after midnight a day is anchored: what began before is written by then."""


class Anchor(Row, table=True):
    """A day on which something happened in an office.

    `heads` is ``[{"case", "n", "seal"}]``, the last event of every case on which something happened
    that day, by code; `events` counts what happened. `root` is the SHA-256 of the canonical JSON of
    all that with the root of the anchor before (:func:`worked_out`).
    """

    __tablename__ = "audit_anchor"
    __table_args__ = (UniqueConstraint("office_id", "day"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    day: date
    events: int
    heads: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    previous: str = Field(max_length=64)
    root: str = Field(default="", max_length=64)
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))


def worked_out(
    office: str, day: str, events: int, heads: list[dict[str, Any]], previous: str
) -> str:
    """The root of the anchor of a day (``2026-11-24``) of the office with that key."""
    return digest(
        {"day": day, "events": events, "heads": heads, "office": office, "previous": previous}
    )


def anchor_all(session: Session) -> int:
    """Anchor every day of every office that is over and was not yet; how many. Safe to do twice."""
    return sum(len(anchor_office(session, office)) for office in held_offices(session))


def anchor_office(session: Session, office: Office) -> list[Anchor]:
    """The new anchors of an office; the caller holds it, so that none is made twice."""
    last = newest(session, office.id)
    begin = _midnight(last.day + timedelta(days=1)) if last else datetime.min.replace(tzinfo=UTC)
    today = _midnight(clock.in_bangkok(clock.now() - GRACE).date())
    previous, made = last.root if last else NOTHING, []
    for day, happened in groupby(_between(session, office.id, begin, today), key=_day):
        anchor = _made(office, day, list(happened), previous)
        previous = anchor.root
        session.add(anchor)
        made.append(anchor)
    session.flush()
    return made


def newest(session: Session, office_id: int) -> Anchor | None:
    """The last anchor of an office."""
    return session.exec(_of(office_id).order_by(col(Anchor.day).desc()).limit(1)).first()


def anchor_of(session: Session, office_id: int, day: date) -> Anchor | None:
    """The anchor of a day; None where nothing happened on it, or it is not over."""
    return session.exec(_of(office_id).where(Anchor.day == day)).first()


def _of(office_id: int) -> SelectOfScalar[Anchor]:
    return select(Anchor).where(Anchor.office_id == office_id)


def _between(session: Session, office_id: int, begin: datetime, end: datetime) -> Any:
    """``(at, case code, n, seal)`` of what happened, oldest first."""
    asked = select(Event.at, Case.code, Event.n, Event.seal)
    asked = asked.join(Case, col(Case.id) == col(Event.case_id)).where(Case.office_id == office_id)
    asked = asked.where(col(Event.at) >= begin, col(Event.at) < end)
    asked = asked.order_by(col(Event.at), col(Event.id)).execution_options(yield_per=1000)
    return session.execute(asked)


def _day(row: Any) -> date:
    return clock.in_bangkok(row.at).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.BANGKOK)


def _made(office: Office, day: date, happened: list[Any], previous: str) -> Anchor:
    heads: dict[str, Any] = {}
    for _at, code, n, seal in happened:
        if n >= heads.get(code, {"n": 0})["n"]:
            heads[code] = {"case": code, "n": n, "seal": seal}
    anchored = [heads[code] for code in sorted(heads)]
    return Anchor(
        office_id=office.id,
        day=day,
        events=len(happened),
        heads=anchored,
        previous=previous,
        root=worked_out(office.key, day.isoformat(), len(happened), anchored, previous),
        made_at=clock.now(),
    )

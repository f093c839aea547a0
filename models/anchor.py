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
from models.database import read, write
from models.event import Event
from models.office import Office
from models.one_at_a_time import Doing, one_at_a_time
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


def anchor_all() -> int:
    """Anchor every day of every office that is over and was not yet; how many. Safe to do twice.

    Whether there is one is looked at without keeping any writer waiting; each office is anchored in
    a transaction of its own.
    """
    with read() as session:
        known = session.exec(select(Office.id).order_by(col(Office.id))).all()
        due = [office_id for office_id in known if _is_due(session, office_id)]
    return sum(_anchored(office_id) for office_id in due)


def _is_due(session: Session, office_id: int) -> bool:
    begin, end = _not_anchored(newest(session, office_id))
    one = _between(office_id, begin, end).limit(1)
    return begin < end and session.execute(one).first() is not None


def _anchored(office_id: int) -> int:
    """How many days were anchored; by one at a time, so that none is anchored twice."""
    with write() as session:
        one_at_a_time(session, office_id, Doing.ANCHORS)
        return _made_all(session, session.get_one(Office, office_id))


def _made_all(session: Session, office: Office) -> int:
    last = newest(session, office.id)
    begin, end = _not_anchored(last)
    previous, made = last.root if last else NOTHING, 0
    told = _between(office.id, begin, end).execution_options(yield_per=1000)
    for day, happened in groupby(session.execute(told), key=_day):
        anchor = _made(office, day, list(happened), previous)
        previous, made = anchor.root, made + 1
        session.add(anchor)
    return made


def _not_anchored(last: Anchor | None) -> tuple[datetime, datetime]:
    """From the end of the last anchored day to the end of the last day that is over."""
    begin = _midnight(last.day + timedelta(days=1)) if last else datetime.min.replace(tzinfo=UTC)
    return begin, _midnight(clock.in_bangkok(clock.now() - GRACE).date())


def newest(session: Session, office_id: int) -> Anchor | None:
    """The last anchor of an office."""
    return session.exec(_of(office_id).order_by(col(Anchor.day).desc()).limit(1)).first()


def anchor_of(session: Session, office_id: int, day: date) -> Anchor | None:
    """The anchor of a day; None where nothing happened on it, or it is not over."""
    return session.exec(_of(office_id).where(Anchor.day == day)).first()


def _of(office_id: int) -> SelectOfScalar[Anchor]:
    return select(Anchor).where(Anchor.office_id == office_id)


def _between(office_id: int, begin: datetime, end: datetime) -> Any:
    """``(at, case code, n, seal)`` of what happened, oldest first."""
    asked = select(Event.at, Case.code, Event.n, Event.seal)
    asked = asked.join(Case, col(Case.id) == col(Event.case_id)).where(Case.office_id == office_id)
    asked = asked.where(col(Event.at) >= begin, col(Event.at) < end)
    return asked.order_by(col(Event.at), col(Event.id))


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

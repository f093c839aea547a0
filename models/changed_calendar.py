"""Changing the office's days off: first what it would move, then all of it in one transaction.

A day off has its date and its scope for a name. Moving one revokes the old day and makes the new
one stand, so that both days tell what became of them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import select

from models import clock
from models.clock import in_bangkok
from models.database import is_sqlite
from models.day_off import REVOKED, DayOff
from models.day_off_change import ChangeKind, DayOffChange
from models.errors import NotAllowed, OutdatedPreview
from models.holiday_rules import must_be_right
from models.office import Office
from models.open_deadline import MovedDeadline, moved_by
from models.role import LEADERS, Role
from models.working_time import working_time_of

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from models.holiday_change import HolidayChange
    from models.person import Person

KEEPERS = LEADERS | {Role.ADM_HEAD}
"""Who keeps the office's calendar: the leaders, and who heads its administration."""


@dataclass(frozen=True)
class Preview:
    """What a change would move; `fingerprint` stands for what whoever confirms has seen.

    That is the change, the calendar it was seen on, and every deadline that gets shorter. One that
    gets longer hurts nobody, and in an office where a task opens every minute nothing could ever be
    confirmed if it counted.
    """

    change: HolidayChange
    moved: list[MovedDeadline]
    fingerprint: str


def may_change_calendar(person: Person) -> bool:
    """Whether `person` keeps the calendar of their office."""
    return not KEEPERS.isdisjoint(person.roles)


def previewed(session: Session, change: HolidayChange, *, by: Person) -> Preview:
    """What `change` would move; nothing is written. Refuses as carrying it out would."""
    return _Calendar(session, by).preview(change)


def carried_out(
    session: Session, change: HolidayChange, *, by: Person, fingerprint: str
) -> Preview:
    """Change the calendar and move the deadlines; `OutdatedPreview` if others than were seen.

    Nobody opens a task meanwhile: whoever does has its case under lock, and all of them are held
    here, so that every task is opened by the one calendar or by the other and none by both.
    """
    _must_keep(by)
    if not is_sqlite(session):  # there, this transaction is the only writer
        session.execute(text("LOCK TABLE cases IN EXCLUSIVE MODE"))
    calendar = _Calendar(session, by)
    preview = calendar.preview(change)
    if preview.fingerprint != fingerprint:
        raise OutdatedPreview
    calendar.write(change, len(preview.moved))
    for each in preview.moved:
        each.case.note_held()  # under the lock of the table, or by the only writer
        each.move(by=by, reason=change.reason)
    return preview


class _Calendar:
    """The days off of an office, as they stand in this transaction."""

    def __init__(self, session: Session, by: Person) -> None:
        _must_keep(by)
        self._session, self._by = session, by
        self._office = session.get_one(Office, by.office_id)
        known = select(DayOff).where(DayOff.office_id == by.office_id)
        found = session.exec(known.execution_options(populate_existing=True))
        self._days = {(day.date, day.scope): day for day in found}

    def preview(self, change: HolidayChange) -> Preview:
        """What `change` would move."""
        must_be_right(change, self._days, self._office)
        moved = self._moved_by(change)
        return Preview(change, moved, self._fingerprint(change, moved))

    def write(self, change: HolidayChange, moved: int) -> None:
        """Change the rows, and keep what was changed."""
        before = self._days.get((change.day, change.scope))
        was = _told(before) if before else None
        if before and change.opens:
            before.status = REVOKED
        stated = {"source_ref": change.source_ref, "announced_at": change.announced_at}
        if change.kind is not ChangeKind.REVOKE:
            name = change.name_th or (before.name_th if before is not None else "")
            stated |= {"status": change.status, "name_th": name}
        day = self._becomes(change.closes or change.day, change.scope, **stated)
        self._session.add(
            DayOffChange(
                office_id=self._office.id,
                kind=change.kind.value,
                day=change.day,
                scope=change.scope,
                to=change.to,
                before=was,
                after=_told(day),
                reason=change.reason,
                moved=moved,
                at=clock.now(),
                by_id=self._by.id,
            )
        )

    def _becomes(self, date: date, scope: str, **columns: Any) -> DayOff:
        day = self._days.get((date, scope))
        if day is None:
            day = DayOff(office_id=self._office.id, date=date, scope=scope, **columns)
            self._session.add(day)
        for name, value in columns.items():
            setattr(day, name, value)
        return day

    def _moved_by(self, change: HolidayChange) -> list[MovedDeadline]:
        standing = {key for key, day in self._days.items() if day.stands}
        then = standing - {(change.opens, change.scope)}
        if change.closes:
            then |= {(change.closes, change.scope)}
        closed = frozenset(date for date, _scope in then)
        if closed == {date for date, _scope in standing}:
            return []
        working = working_time_of(self._office.working_days, self._office.working_hours, closed)
        return moved_by(self._session, self._office.id, working)

    def _fingerprint(self, change: HolidayChange, moved: list[MovedDeadline]) -> str:
        seen = {
            "change": asdict(change),
            "calendar": sorted((*key, day.status) for key, day in self._days.items()),
            "shorter": [
                (each.case.code, each.held.key, *each.dates) for each in moved if each.is_shorter
            ],
        }
        return hashlib.sha256(json.dumps(seen, default=_plain).encode()).hexdigest()


def _must_keep(person: Person) -> None:
    if not may_change_calendar(person):
        raise NotAllowed


def _told(day: DayOff) -> dict[str, Any]:
    at = day.announced_at
    return {
        "name_th": day.name_th,
        "status": day.status,
        "source_ref": day.source_ref,
        "announced_at": in_bangkok(at).isoformat() if at else None,
    }


def _plain(value: Any) -> str:
    """A day or a moment, the same in whatever zone it is said."""
    return in_bangkok(value).isoformat() if hasattr(value, "tzinfo") else str(value.isoformat())

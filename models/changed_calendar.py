"""Changing the office's days off: first what it would move, then all of it in one transaction.

A day off has its date and its scope for a name. Moving one revokes the old day and makes the new
one stand, so that both days tell what became of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import select

from models import clock, holiday_rules
from models.acting import APPOINTERS
from models.clock import in_bangkok
from models.day_off import REVOKED, DayOff
from models.day_off_change import ChangeKind, DayOffChange
from models.errors import NotAllowed
from models.in_charge import in_charge
from models.office import Office
from models.open_deadline import moved_by
from models.seen_first import Preview, confirmed, fingerprint_of
from models.working_time import working_time_of

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from models.errors import FieldProblem
    from models.holiday_change import HolidayChange
    from models.open_deadline import MovedDeadline
    from models.person import Person


def may_change_calendar(person: Person) -> bool:
    """Whether `person` keeps the calendar of their office: who keeps its posts and orders does."""
    return not APPOINTERS.isdisjoint(person.roles)


def must_keep_calendar(person: Person) -> None:
    """`NotAllowed` for who does not keep the calendar."""
    if not may_change_calendar(person):
        raise NotAllowed


def previewed(session: Session, change: HolidayChange, *, by: Person) -> Preview[HolidayChange]:
    """What `change` would move; nothing is written. Refuses as carrying it out would."""
    return _Calendar(session, by).preview(change)


def wrong_with(session: Session, change: HolidayChange, *, by: Person) -> list[FieldProblem]:
    """Every field of a change that cannot be as it is; `change` may lack what was not read."""
    return _Calendar(session, by).wrong_with(change)


def carried_out(
    session: Session, change: HolidayChange, *, by: Person, fingerprint: str
) -> Preview[HolidayChange]:
    """Change the days off and move the deadlines, as `models.seen_first` has it."""
    must_keep_calendar(by)
    return confirmed(session, change, lambda: _Calendar(session, by), by, fingerprint)


class _Calendar:
    """The days off of an office, as they stand in this transaction."""

    def __init__(self, session: Session, by: Person) -> None:
        must_keep_calendar(by)
        self._session, self._by = session, by
        self._office = session.get_one(Office, by.office_id, populate_existing=True)
        known = select(DayOff).where(DayOff.office_id == by.office_id)
        found = session.exec(known.execution_options(populate_existing=True))
        self._days = {(day.date, day.scope): day for day in found}

    def preview(self, change: HolidayChange) -> Preview[HolidayChange]:
        """What `change` would move."""
        holiday_rules.must_be_right(change, self._days, self._office)
        moved = self._moved_by(change)
        calendar = sorted((*key, day.status) for key, day in self._days.items())
        return Preview(change, moved, fingerprint_of(change, calendar, moved))

    def wrong_with(self, change: HolidayChange) -> list[FieldProblem]:
        """What stands against a change, field by field."""
        return holiday_rules.wrong_with(change, self._days, self._office)

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
                capacity=in_charge(self._by, APPOINTERS).record(),
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


def _told(day: DayOff) -> dict[str, Any]:
    at = day.announced_at
    return {
        "name_th": day.name_th,
        "status": day.status,
        "source_ref": day.source_ref,
        "announced_at": in_bangkok(at).isoformat() if at else None,
    }

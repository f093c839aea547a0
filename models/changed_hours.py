"""Changing the hours of an office: seen first, then carried out, as a changed day off is.

Every open deadline is counted again from where it began as if the new hours had stood then; what
has ended keeps the moment it had.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import clock
from models.acting import APPOINTERS
from models.calendar import WorkingTime
from models.changed_calendar import must_keep_calendar
from models.errors import WrongMoment
from models.hours_rules import days_written, hours_written, read_hours
from models.in_charge import in_charge
from models.office import Office
from models.open_deadline import moved_by
from models.rule_change import HOURS, RuleChange
from models.seen_first import Preview, confirmed, fingerprint_of
from models.wording import _
from models.working_time import working_time

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.person import Person

_NO_CHANGE = _("สำนักงานทำการตามเวลานี้อยู่แล้ว", "These are the office's hours already.")


@dataclass(frozen=True)
class HoursChange:
    """``12345`` (Monday is 1) and ``08:30-12:00 13:00-16:30``; where that stands, and why."""

    weekdays: str
    hours: str
    source: str
    reason: str


def previewed(session: Session, change: HoursChange, *, by: Person) -> Preview[HoursChange]:
    """What `change` would move; nothing is written. Refuses as carrying it out would."""
    return _Hours(session, by).preview(change)


def carried_out(
    session: Session, change: HoursChange, *, by: Person, fingerprint: str
) -> Preview[HoursChange]:
    """Change the hours and move the deadlines, as `models.seen_first` has it."""
    must_keep_calendar(by)
    return confirmed(session, change, lambda: _Hours(session, by), by, fingerprint, cause="hours")


class _Hours:
    """The hours of an office, as they stand in this transaction."""

    def __init__(self, session: Session, by: Person) -> None:
        must_keep_calendar(by)
        self._session, self._by = session, by
        self._office = session.get_one(Office, by.office_id, populate_existing=True)
        self._stands = working_time(session, by.office_id)

    def preview(self, change: HoursChange) -> Preview[HoursChange]:
        """What the change would move."""
        wanted = read_hours(change.weekdays, change.hours)
        if wanted == self._stands.hours:
            raise WrongMoment(_NO_CHANGE)
        working = WorkingTime(self._stands.closed, wanted)
        moved = moved_by(self._session, self._office.id, working)
        stands = [*_row(self._office).values(), *sorted(self._stands.closed)]
        return Preview(change, moved, fingerprint_of(change, stands, moved))

    def write(self, change: HoursChange, moved: int) -> None:
        """Change the office's row, and keep what was changed."""
        before, wanted = _row(self._office), read_hours(change.weekdays, change.hours)
        self._office.working_days = days_written(wanted)
        self._office.working_hours = hours_written(wanted)
        self._session.add(
            RuleChange(
                office_id=self._office.id,
                rule=HOURS,
                before=before,
                after=_row(self._office),
                source=change.source,
                reason=change.reason,
                moved=moved,
                since=clock.now(),
                by_id=self._by.id,
                capacity=in_charge(self._by, APPOINTERS).record(),
            )
        )


def _row(office: Office) -> dict[str, str]:
    return {"weekdays": office.working_days, "hours": office.working_hours}

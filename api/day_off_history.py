"""The days off of a year, and what was changed of them, as they are told."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from api.answers import Both, When, Who
from api.calendar import DayOffTold
from api.desk import Desk
from forms.dates import Day
from models import clock
from models.changed_calendar import may_change_calendar
from models.day_off import known_days_off
from models.day_off_change import ChangeKind, DayOffChange, changes_between
from models.in_charge import said_of
from models.person import Person
from models.register import BUDDHIST_ERA, calendar_year


class DayStated(BaseModel):
    """What was known of a day off."""

    name_th: str
    status: str
    source_ref: str
    announced_at: When | None


class ChangeTold(BaseModel):
    """What was changed, by whom, when and why; `before` is None where there was no such day off.

    `capacity` is in what capacity, None where that was not kept.
    """

    kind: str
    title: Both
    date: date
    scope: str
    to: Day | None
    before: DayStated | None
    after: DayStated
    reason: str
    moved: int
    at: When
    by: Who
    capacity: Both | None


class DaysOff(BaseModel):
    """The days off of a (Buddhist) year, the revoked ones too, and what was changed of them."""

    year: int
    may_change: bool
    days_off: list[DayOffTold]
    changes: list[ChangeTold]


def of_year(desk: Desk, year: int) -> DaysOff:
    """The days off of that year, as they are told to who asks."""
    first, last = date(year - BUDDHIST_ERA, 1, 1), date(year - BUDDHIST_ERA, 12, 31)
    office_id = desk.me.office_id
    known = known_days_off(desk.session, office_id, first, last, also_revoked=True)
    changes = changes_between(desk.session, office_id, first, last)
    return DaysOff(
        year=year,
        may_change=may_change_calendar(desk.me),
        days_off=[DayOffTold.of(day) for day in known],
        changes=[_told(desk, each) for each in changes],
    )


def this_year() -> int:
    """The Buddhist year that it is."""
    return calendar_year(clock.now())


def _told(desk: Desk, change: DayOffChange) -> ChangeTold:
    stated = (DayStated(**each) if each else None for each in (change.before, change.after))
    before, after = stated
    return ChangeTold(
        kind=change.kind,
        title=ChangeKind(change.kind).label,
        date=change.day,
        scope=change.scope,
        to=change.to,
        before=before,
        after=after,
        reason=change.reason,
        moved=change.moved,
        at=change.at,
        by=Who.of(desk.session.get_one(Person, change.by_id)),
        capacity=said_of(change.capacity),
    )

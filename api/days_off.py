"""Changing the calendar: the days off of a year with their history, what a change would move."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from fastapi import Query, Response
from pydantic import BaseModel, Field

from api import problem
from api.answers import Both, Given, Reason, When, Who
from api.calendar import DayOffTold
from api.desk import Desk
from api.doors import Doors
from forms.dates import Day
from forms.dates import When as Moment
from forms.written import Line
from models import clock
from models.day_off import known_days_off
from models.day_off_change import ChangeKind, DayOffChange, changes_between
from models.errors import OutdatedPreview
from models.holiday_change import (
    HolidayChange,
    Preview,
    carried_out,
    may_change_calendar,
    previewed,
)
from models.open_deadline import MovedDeadline
from models.person import Person
from models.register import BUDDHIST_ERA, calendar_year

doors = Doors(prefix="/calendar", tags=["calendar"])

AnyYear = Annotated[int | None, Query(ge=2400, le=2742, description="A Buddhist year.")]


class ChangeGiven(Given):
    """A change of a day off, which has its day and its scope for a name.

    `name` and `status` are of the day that is added, or to which one is moved (`to`); a day that is
    announced (``confirmed``) needs its `source_ref`.
    """

    kind: ChangeKind
    date: Day
    scope: Annotated[Line, Field(max_length=60)]
    to: Day | None = None
    name: Annotated[Line, Field(max_length=200)] | None = None
    status: Literal["confirmed", "expected", "estimated"] = "confirmed"
    source_ref: Annotated[Line, Field(max_length=300)] | None = None
    announced_at: Moment | None = None
    reason: Annotated[Reason, Field(min_length=1, max_length=2_000)]

    def as_change(self) -> HolidayChange:
        """As the calendar takes it."""
        return HolidayChange(
            kind=self.kind,
            day=self.date,
            scope=self.scope,
            to=self.to,
            name_th=self.name or "",
            status=self.status,
            source_ref=self.source_ref or "",
            announced_at=self.announced_at,
            reason=self.reason,
        )


class ConfirmedChangeGiven(ChangeGiven):
    """The change whose preview had this fingerprint."""

    fingerprint: Annotated[str, Field(max_length=64)]


class MovedDeadlineTold(BaseModel):
    """A deadline that moves; `human_task` and `title` are None for what a case waits for.

    Of a statute's (`statutory`), only the internal date moves.
    """

    case: str
    human_task: int | None
    title: Both | None
    due_from: When
    due_to: When
    internal_from: When | None
    internal_to: When | None
    statutory: bool
    shorter: bool

    @classmethod
    def of(cls, moved: MovedDeadline) -> MovedDeadlineTold:
        """What is told of it."""
        task = moved.task
        return cls(
            case=moved.case.code,
            human_task=task.id if task else None,
            title=task.title if task else None,
            due_from=moved.was_due_at,
            due_to=moved.due_at,
            internal_from=moved.was_internal,
            internal_to=moved.internal_due_at,
            statutory=moved.is_statutory,
            shorter=moved.is_shorter,
        )


class PreviewTold(BaseModel):
    """What a change moves. Whoever carries it out hands the `fingerprint` back."""

    fingerprint: str
    moved: list[MovedDeadlineTold]

    @classmethod
    def of(cls, preview: Preview) -> PreviewTold:
        """What is told of it."""
        return cls(
            fingerprint=preview.fingerprint,
            moved=[MovedDeadlineTold.of(each) for each in preview.moved],
        )


class DayStated(BaseModel):
    """What was known of a day off."""

    name_th: str
    status: str
    source_ref: str
    announced_at: When | None


class ChangeTold(BaseModel):
    """What was changed, by whom, when and why; `before` is None where there was no such day off."""

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


class DaysOff(BaseModel):
    """The days off of a (Buddhist) year, the revoked ones too, and what was changed of them."""

    year: int
    may_change: bool
    days_off: list[DayOffTold]
    changes: list[ChangeTold]


@doors.get("/days-off")
def days_off(desk: Desk, year: AnyYear = None) -> DaysOff:
    """The days off of a year (of this one), and the changes of them, the newest first."""
    return of_year(desk, year or this_year())


@doors.post("/previews")
def preview(desk: Desk, given: ChangeGiven) -> PreviewTold:
    """The open deadlines that a change would move; nothing is changed."""
    return PreviewTold.of(previewed(desk.session, given.as_change(), by=desk.me))


@doors.post("/changes", response_model=PreviewTold)
def change(desk: Desk, given: ConfirmedChangeGiven) -> PreviewTold | Response:
    """Change the calendar and move the deadlines, if they are those that were seen.

    If not, the 409 has what would move now as its `preview`.
    """
    wanted = given.as_change()
    try:
        done = carried_out(desk.session, wanted, by=desk.me, fingerprint=given.fingerprint)
    except OutdatedPreview as refusal:
        return _outdated(refusal, previewed(desk.session, wanted, by=desk.me))
    return PreviewTold.of(done)


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
    )


def _outdated(refusal: OutdatedPreview, now: Preview) -> Response:
    told = problem.of_refusal(refusal)
    body = told.model_dump(mode="json", exclude_none=True)
    body["preview"] = PreviewTold.of(now).model_dump(mode="json")
    return Response(
        json.dumps(body, ensure_ascii=False), told.status, media_type=problem.MEDIA_TYPE
    )

"""Changing the calendar: the days off of a year with their history, what a change would move."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query, Response
from pydantic import Field

from api.answers import Given, Reason
from api.day_off_history import DaysOff, of_year, this_year
from api.desk import Desk
from api.doors import Doors
from api.moved_deadlines import PreviewTold, answered
from forms.dates import Day
from forms.dates import When as Moment
from forms.written import Line
from models.changed_calendar import carried_out, previewed
from models.day_off_change import ChangeKind
from models.holiday_change import HolidayChange

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


@doors.get("/days-off")
def days_off(desk: Desk, year: AnyYear = None) -> DaysOff:
    """The days off of a year (of this one), and the changes of them, the newest first."""
    return of_year(desk, year or this_year())


@doors.post("/previews")
def preview(desk: Desk, given: ChangeGiven) -> PreviewTold:
    """The open deadlines that a change would move; nothing is changed."""
    return PreviewTold.of(previewed(desk.session, given.as_change(), by=desk.me), desk.me)


@doors.post("/changes", response_model=PreviewTold)
def change(desk: Desk, given: ConfirmedChangeGiven) -> PreviewTold | Response:
    """Change the calendar and move the deadlines, if they are those that were seen.

    If not, the 409 has what would move now as its `preview`.
    """
    wanted = given.as_change()
    return answered(
        desk,
        now=lambda: previewed(desk.session, wanted, by=desk.me),
        carried_out=lambda: carried_out(
            desk.session, wanted, fingerprint=given.fingerprint, by=desk.me
        ),
    )

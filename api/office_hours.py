"""The office's hours: what they are and were, what a change would move, changing them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Response
from pydantic import BaseModel, Field

from api.answers import Given
from api.desk import Desk
from api.doors import Doors
from api.moved_deadlines import PreviewTold, answered
from api.rule_history import Ground, RuleChangeTold, Why, history
from forms.written import Line
from models.changed_calendar import may_change_calendar
from models.changed_hours import HoursChange, carried_out, previewed
from models.office import Office
from models.rule_change import HOURS

doors = Doors(prefix="/office/hours", tags=["office"])


class Hours(BaseModel):
    """``12345`` (Monday is 1), ``08:30-12:00 13:00-16:30``, and what was changed of them."""

    weekdays: str
    hours: str
    may_change: bool
    changes: list[RuleChangeTold]


class HoursGiven(Given):
    """Other hours, written as they are told; where that stands, and why."""

    weekdays: Annotated[Line, Field(max_length=20)] = ""
    hours: Annotated[Line, Field(max_length=100)] = ""
    source: Ground
    reason: Why

    def as_change(self) -> HoursChange:
        """As the office takes it."""
        return HoursChange(self.weekdays, self.hours, self.source, self.reason)


class ConfirmedHoursGiven(HoursGiven):
    """The change whose preview had this fingerprint."""

    fingerprint: Annotated[str, Field(max_length=64)]


@doors.get("")
def office_hours(desk: Desk) -> Hours:
    """When the office works, and the changes of that, the newest first."""
    return hours_of(desk)


@doors.post("/previews")
def preview(desk: Desk, given: HoursGiven) -> PreviewTold:
    """The open deadlines that other hours would move; nothing is changed."""
    return PreviewTold.of(previewed(desk.session, given.as_change(), by=desk.me), desk.me)


@doors.post("", response_model=PreviewTold)
def change(desk: Desk, given: ConfirmedHoursGiven) -> PreviewTold | Response:
    """Change the hours and move the deadlines, if they are those that were seen.

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


def hours_of(desk: Desk) -> Hours:
    """The hours of the office of who asks."""
    office = desk.session.get_one(Office, desk.me.office_id)
    return Hours(
        weekdays=office.working_days,
        hours=office.working_hours,
        may_change=may_change_calendar(desk.me),
        changes=history(desk, HOURS),
    )

"""The office's calendar: when it works, and the days on which it does not."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel
from sqlmodel import col, select

from api.answers import When
from api.desk import Desk
from api.doors import Doors
from models import clock
from models.calendar import AFTERNOON, MORNING, WorkingTime
from models.day_off import DayOff, days_off

doors = Doors(tags=["calendar"])

Day = Annotated[date | None, Query()]
ONE_YEAR = timedelta(days=366)


class DayOffTold(BaseModel):
    """A day on which the office is closed, or thought to be (`status`)."""

    date: date
    name: str
    scope: str
    status: str


class Calendar(BaseModel):
    """Days off between two days, and whether the office works at this moment."""

    first: date
    last: date
    now: When
    working: bool
    opens_at: When
    hours: list[tuple[str, str]]
    days_off: list[DayOffTold]


@doors.get("/calendar")
def calendar(desk: Desk, first: Day = None, last: Day = None) -> Calendar:
    """The days off of a year from today, or between `first` and `last`."""
    now = clock.in_bangkok(clock.now())
    begins = first or now.date()
    ends = last or begins + min(ONE_YEAR, date.max - begins)
    working = WorkingTime(days_off(desk.session, desk.me.office_id))
    opens = working.after_working_hours(now, 0)
    return Calendar(
        first=begins,
        last=ends,
        now=now,
        working=opens == now,
        opens_at=opens,
        hours=[(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in (MORNING, AFTERNOON)],
        days_off=[
            DayOffTold(date=day.date, name=day.name_th, scope=day.scope, status=day.status)
            for day in _between(desk, begins, ends)
        ],
    )


def _between(desk: Desk, first: date, last: date) -> list[DayOff]:
    days = select(DayOff).where(
        DayOff.office_id == desk.me.office_id,
        col(DayOff.date) >= first,
        col(DayOff.date) <= last,
        DayOff.status != "revoked",
    )
    return list(desk.session.exec(days.order_by(col(DayOff.date), col(DayOff.id))))

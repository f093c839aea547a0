"""The office's calendar: when it works, and the days on which it does not."""

import re
from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, BeforeValidator

from api.answers import When
from api.desk import Desk
from api.doors import Doors
from forms.dates import moment_written
from models import clock
from models.day_off import DayOff, known_days_off
from models.due_date import due_date, read_span
from models.working_time import working_time

doors = Doors(tags=["calendar"])

Day = Annotated[date | None, Query()]
Words = Annotated[str, Query(max_length=60)]
_PLUS = re.compile(r"(:\d\d) (\d\d:?\d\d)$", re.ASCII)
Start = Annotated[
    datetime, BeforeValidator(lambda words: moment_written(_unescaped(words))), Query()
]
"""A moment as a form takes it."""
ONE_YEAR = timedelta(days=366)


class DayOffTold(BaseModel):
    """A day on which the office is closed, or thought to be (`status`)."""

    date: date
    name: str
    scope: str
    status: str
    source_ref: str
    announced_at: When | None

    @classmethod
    def of(cls, day: DayOff) -> "DayOffTold":
        """What is told of a row."""
        return cls(
            date=day.date,
            name=day.name_th,
            scope=day.scope,
            status=day.status,
            source_ref=day.source_ref,
            announced_at=day.announced_at,
        )


class SkippedDayTold(BaseModel):
    """A day that a count passed over, and why."""

    date: date
    is_weekend: bool
    days_off: list[DayOffTold]


class DueDateTold(BaseModel):
    """When a span is over, and why then.

    `received_at` is where the count began, `internal_due_at` the working day before the last day
    of a statute's calendar days.
    """

    received_at: When
    due_at: When
    internal_due_at: When | None
    skipped: list[SkippedDayTold]


class Calendar(BaseModel):
    """Days off between two days, and whether the office works at this moment.

    `weekdays` are those on which it works (Monday is 1), `hours` its hours on such a day.
    """

    first: date
    last: date
    now: When
    working: bool
    opens_at: When
    weekdays: list[int]
    hours: list[tuple[str, str]]
    days_off: list[DayOffTold]


@doors.get("/calendar")
def calendar(desk: Desk, first: Day = None, last: Day = None) -> Calendar:
    """The days off of a year from today, or between `first` and `last`."""
    now = clock.in_bangkok(clock.now())
    begins = first or now.date()
    ends = last or begins + min(ONE_YEAR, date.max - begins)
    working = working_time(desk.session, desk.me.office_id)
    opens = working.received(now)
    return Calendar(
        first=begins,
        last=ends,
        now=now,
        working=opens == now,
        opens_at=opens,
        weekdays=[weekday + 1 for weekday in sorted(working.hours.weekdays)],
        hours=[(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in working.hours.spans],
        days_off=[
            DayOffTold.of(day)
            for day in known_days_off(desk.session, desk.me.office_id, begins, ends)
        ],
    )


@doors.get("/calendar/due")
def due(desk: Desk, start: Start, span: Words) -> DueDateTold:
    """When a span is over that begins at `start`: ``3.5bh``, ``2bd``, ``15cd``, ``60min``, ``2h``.

    `start` is written as in a form: ISO 8601 or as a Thai office writes it, in Bangkok's time where
    it names no zone.
    """
    found = due_date(desk.session, desk.me.office_id, start, read_span(span))
    return DueDateTold(
        received_at=found.received_at,
        due_at=found.due_at,
        internal_due_at=found.internal_due_at,
        skipped=[
            SkippedDayTold(
                date=each.date,
                is_weekend=each.is_weekend,
                days_off=[DayOffTold.of(day) for day in each.days_off],
            )
            for each in found.skipped
        ],
    )


def _unescaped(words: object) -> object:
    """A plus sign that nobody escaped arrives as a space: ``09:00 07:00``."""
    return _PLUS.sub(r"\1+\2", words) if isinstance(words, str) else words

"""The office's calendar as a page: its days off, and when something would be due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse

from api.calendar import ONE_YEAR
from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage
from forms.dates import moment_given
from forms.hours_said import hours_said
from forms.locale import weekday
from models import clock
from models.calendar import WorkingTime
from models.day_off import SCOPES, STATUSES, DayOff, known_days_off
from models.due_date import DueDate, due_by, read_span
from models.errors import Invalid
from models.wording import Text, _
from models.working_time import working_time

doors = Doors(include_in_schema=False)

Typed = Annotated[str, Query(max_length=60)]

UNITS: dict[str, Text] = {
    "bd": _("วันทำการ", "working days"),
    "bh": _("ชั่วโมงทำการ", "working hours"),
    "cd": _("วันปฏิทิน (ตามกฎหมาย)", "calendar days (by statute)"),
    "h": _("ชั่วโมงนาฬิกา", "hours on the wall"),
    "min": _("นาทีนาฬิกา", "minutes on the wall"),
}

NOT_A_NUMBER = _("กรุณาพิมพ์จำนวนเป็นตัวเลข เช่น 3 หรือ 3.5", "Please type a number, such as 3 or 3.5.")


@dataclass
class Asked:
    """When what would be due, as it was typed; what it comes to, or what is wrong with it."""

    start: str
    amount: str
    unit: str
    found: DueDate | None = None
    wrong_start: Text | None = None
    wrong_span: Text | None = None

    @property
    def is_refused(self) -> bool:
        """Whether something typed cannot be counted with."""
        return bool(self.wrong_start or self.wrong_span)


class Year:
    """The days off of a year from today, read once; of other days they are asked for anew."""

    def __init__(self, desk: Desk, today: date) -> None:
        self._desk, self._first, self._last = desk, today, today + ONE_YEAR
        self.days = known_days_off(desk.session, desk.me.office_id, self._first, self._last)

    def between(self, first: date, last: date) -> list[DayOff]:
        """Those from `first` up to and with `last`."""
        if self._first <= first and last <= self._last:
            return [day for day in self.days if first <= day.date <= last]
        return known_days_off(self._desk.session, self._desk.me.office_id, first, last)


@doors.get("/calendar")
def look(
    desk: Desk, page: AnyPage, start: Typed = "", amount: Typed = "", unit: Typed = "bd"
) -> HTMLResponse:
    """A year of days off from today; with an `amount`, when that would be due."""
    now = clock.in_bangkok(clock.now())
    working = working_time(desk.session, desk.me.office_id)
    opens_at = working.received(now)
    asked = Asked(start.strip(), amount.strip(), unit)
    year = Year(desk, now.date())
    if asked.amount or asked.start:
        _answer(asked, now, working, year)
    return page.show(
        "calendar.html",
        desk,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if asked.is_refused else HTTPStatus.OK,
        working=opens_at == now,
        opens_at=opens_at,
        hours=hours_said(working.hours),
        days=year.days,
        asked=asked,
        units=UNITS,
        scopes=SCOPES,
        statuses=STATUSES,
        weekday=weekday,
    )


def _answer(asked: Asked, now: datetime, working: WorkingTime, year: Year) -> None:
    begun, span = now.replace(second=0, microsecond=0), None
    try:
        begun = moment_given(asked.start, "start") if asked.start else begun
    except Invalid as refusal:
        asked.wrong_start = refusal.text
    try:
        span = read_span(f"{asked.amount}{asked.unit}")
    except Invalid as refusal:
        # Here the unit is chosen beside it: nobody types 3.5bh.
        no_number = asked.unit in UNITS and refusal.problems[0].slug == "not_a_span"
        asked.wrong_span = NOT_A_NUMBER if no_number else refusal.text
    if span is not None and not asked.wrong_start:
        asked.found = due_by(working, begun, span, year.between)

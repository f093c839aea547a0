"""When something is due, and why then: the question of ``prasan due`` and of the JSON API."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models.clock import in_bangkok
from models.day_off import DayOff, known_days_off
from models.deadline import Span, bd, bh, cd, hours, minutes
from models.errors import FieldProblem, Invalid
from models.wording import Text, _
from models.working_time import working_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlmodel import Session

    from models.calendar import WorkingTime

    DaysOff = Callable[[date, date], Sequence[DayOff]]

UNITS: dict[str, Callable[[float], Span]] = {
    "bh": bh,
    "bd": lambda amount: bd(int(amount)),
    "cd": lambda amount: cd(int(amount)),
    "min": minutes,
    "h": hours,
}
"""The units a span is written in (handbook 3.0), and what each makes of an amount."""

_A_DAY = {"bh": 7, "bd": 1, "cd": 1, "min": 24 * 60, "h": 24}
_MOST_DAYS = 3_660  # of whichever kind: further than any limit of the office, and soon counted
_SPAN = re.compile(r"(\d{1,30}(?:\.\d{1,4})?)\s*(bh|bd|cd|min|h)")
_NOT_A_SPAN = _(
    "ระยะเวลาต้องเป็นจำนวนกับหน่วย เช่น 3.5bh 2bd 15cd 60min 2h",
    "A span is a number and a unit, such as 3.5bh, 2bd, 15cd, 60min or 2h.",
)
_NOT_WHOLE = _("จำนวนวันต้องเป็นจำนวนเต็ม", "Days are counted in whole numbers.")
_TOO_FAR = _(
    "ระยะเวลาต้องมากกว่าศูนย์และไม่เกิน {days} วัน", "A span is more than nothing, at most {days} days."
).fill(days=_MOST_DAYS)


@dataclass(frozen=True)
class SkippedDay:
    """A day that was not counted, for it is a weekend's or the office is closed by `days_off`."""

    date: date
    is_weekend: bool
    days_off: tuple[DayOff, ...]


@dataclass(frozen=True)
class DueDate:
    """What a count came to; moments are aware, in Bangkok time.

    `received_at` is where the count began: what arrives outside working time is received at the
    next opening. A count by statute (``cd``) has `internal_due_at` too (`Span.internal`).
    """

    received_at: datetime
    due_at: datetime
    internal_due_at: datetime | None
    skipped: tuple[SkippedDay, ...]


def read_span(words: str) -> Span:
    """``3.5bh``, ``2bd``, ``15cd``, ``60min`` or ``2h``, in Thai digits too; else `Invalid`."""
    found = _SPAN.fullmatch(words.strip().lower())
    if found is None:
        raise _refused("span", "not_a_span", _NOT_A_SPAN)
    amount, unit = float(found[1]), found[2]
    if not 0 < amount <= _MOST_DAYS * _A_DAY[unit]:
        raise _refused("span", "out_of_range", _TOO_FAR)
    if unit in {"bd", "cd"} and not amount.is_integer():
        raise _refused("span", "not_a_whole_number", _NOT_WHOLE)
    return UNITS[unit](amount)


def due_date(session: Session, office_id: int, start: datetime, span: Span) -> DueDate:
    """When `span` is over for an office, begun at `start` (aware)."""
    working = working_time(session, office_id)
    return due_by(
        working, start, span, lambda first, last: known_days_off(session, office_id, first, last)
    )


def due_by(working: WorkingTime, start: datetime, span: Span, days_off: DaysOff) -> DueDate:
    """The same by a calendar that is in hand; `days_off` are asked for between two days."""
    begun = in_bangkok(start)
    due_at = in_bangkok(span.after(begun, working))
    runs_with_the_office = span.unit in {"bh", "bd"}
    return DueDate(
        received_at=working.received(begun) if runs_with_the_office else begun,
        due_at=due_at,
        internal_due_at=span.internal(begun, working),
        skipped=_skipped(days_off, begun.date(), due_at.date(), working)
        if runs_with_the_office
        else (),
    )


def _skipped(
    days_off: DaysOff, first: date, last: date, working: WorkingTime
) -> tuple[SkippedDay, ...]:
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    off = days_off(first, last)
    return tuple(
        SkippedDay(
            day,
            day.weekday() not in working.hours.weekdays,
            tuple(each for each in off if each.date == day),
        )
        for day in days
        if not working.is_working_day(day)
    )


def _refused(field: str, slug: str, text: Text) -> Invalid:
    return Invalid([FieldProblem((field,), slug, text)], text)

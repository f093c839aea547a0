"""What the hours of an office must be like; each refusal is a sentence for who keeps them."""

from __future__ import annotations

import re
from datetime import time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from models.errors import FieldProblem, Invalid
from models.numerals import arabic_digits
from models.office_hours import OfficeHours
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    Spans = list[tuple[time, time]]

LEAST = timedelta(hours=1)
MOST_SPANS = 5
"""A working day in as many stretches as its row has room for."""

_AT = r"([01]?\d|2[0-3])[.:]([0-5]\d)"
_SPAN = re.compile(rf"{_AT}\s*[-–]\s*{_AT}", re.ASCII)
_BETWEEN = re.compile(r"[\s,;]*")
_NO_DAY = _("ต้องมีวันทำการอย่างน้อยหนึ่งวัน", "The office works on at least one day.")
_UNKNOWN_DAY = _(
    "วันทำการเขียนเป็นเลข 1 (จันทร์) ถึง 7 (อาทิตย์)", "Days are written 1 (Monday) to 7 (Sunday)."
)
_NOT_HOURS = _(
    "เขียนเวลาทำการเป็นช่วง เช่น 08.30–12.00 13.00–16.30",
    "Write the hours as spans, such as 08:30–12:00 13:00–16:30.",
)
_TOO_MANY = _("แบ่งได้ไม่เกิน {most} ช่วงต่อวัน", "At most {most} spans a day.").fill(most=MOST_SPANS)
_BACKWARDS = _("เวลาเลิกต้องอยู่หลังเวลาเริ่ม: {span}", "It closes before it opens: {span}.")
_OVERLAPPING = _(
    "ช่วงเวลาทับหรือชนกัน ให้รวมเป็นช่วงเดียว: {span}",
    "These spans overlap or touch; make them one: {span}.",
)
_TOO_SHORT = _("ต้องทำการอย่างน้อยวันละหนึ่งชั่วโมง", "The office works at least an hour a day.")


def read_hours(weekdays: str, hours: str) -> OfficeHours:
    """The hours that somebody typed; `Invalid` names what nobody could work by, field by field."""
    problems = wrong_with(weekdays, hours)
    if problems:
        raise Invalid(problems)
    days, spans = _days_in(weekdays), _spans_in(hours)
    return OfficeHours(frozenset(int(day) - 1 for day in days), tuple(sorted(spans or [])))


def wrong_with(weekdays: str, hours: str) -> list[FieldProblem]:
    """What nobody could work by, field by field."""
    return [*_of_the_days(_days_in(weekdays)), *_of_the_hours(_spans_in(hours))]


def days_written(hours: OfficeHours) -> str:
    """The days of the week as they stand in the office's row."""
    return "".join(str(day + 1) for day in sorted(hours.weekdays))


def hours_written(hours: OfficeHours) -> str:
    """The spans as they stand in the office's row."""
    return " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours.spans)


def _days_in(weekdays: str) -> str:
    return "".join(arabic_digits(weekdays).split())


def _spans_in(hours: str) -> Spans | None:
    """The spans that are written there; None where something else is."""
    hours = arabic_digits(hours)
    found = [[int(part) for part in each.groups()] for each in _SPAN.finditer(hours)]
    if not found or not _BETWEEN.fullmatch(_SPAN.sub("", hours)):
        return None
    return [(time(h, m), time(hh, mm)) for h, m, hh, mm in found]


def _of_the_days(days: str) -> Iterator[FieldProblem]:
    if not days:
        yield _wrong("weekdays", "no_working_day", _NO_DAY)
    elif not set(days) <= set("1234567"):
        yield _wrong("weekdays", "unknown_day", _UNKNOWN_DAY)


def _of_the_hours(spans: Spans | None) -> Iterator[FieldProblem]:
    if spans is None:
        yield _wrong("hours", "not_hours", _NOT_HOURS)
        return
    if len(spans) > MOST_SPANS:
        yield _wrong("hours", "too_many", _TOO_MANY)
    backwards = [span for span in spans if span[1] <= span[0]]
    for span in backwards:
        yield _wrong("hours", "closes_before_it_opens", _BACKWARDS.fill(span=_said(span)))
    if backwards:
        return
    touching = [pair for pair in pairwise(sorted(spans)) if pair[1][0] <= pair[0][1]]
    if touching:
        yield _wrong("hours", "overlapping", _OVERLAPPING.fill(span=_said(*touching[0])))
    elif OfficeHours(spans=tuple(sorted(spans))).of_a_day < LEAST:
        yield _wrong("hours", "too_short", _TOO_SHORT)


def _said(*spans: tuple[time, time]) -> Text:
    thai = " ".join(f"{a:%H.%M}–{b:%H.%M}" for a, b in spans)
    return Text(f"{thai} น.", " ".join(f"{a:%H:%M}–{b:%H:%M}" for a, b in spans))


def _wrong(field: str, slug: str, text: Text) -> FieldProblem:
    return FieldProblem((field,), slug, text)

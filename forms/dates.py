"""Dates and times as people in a Thai office write them (HANDBOOK 2.5).

Taken: ISO; ``24/11/2569``; ``24 พ.ย. 2569``, ``24 พฤศจิกายน 69``; ``24 November 2026``; each with a
time (``10:30``, ``10.30 น.``, ``เวลา ๑๐.๓๐ น.``); Thai digits everywhere. A year of 2400 or more is
Buddhist, also in ISO. A time without a zone is Bangkok's. Kept as ISO 8601, common era, +07:00.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from forms.months import BUDDHIST, days_in, month_named
from forms.numerals import arabic_digits
from forms.problems import refused
from forms.written import Draws, trimmed
from models.clock import BANGKOK
from models.errors import FieldProblem, Invalid
from models.wording import Text, _

FIRST_BUDDHIST_YEAR = 2400
EARLIEST, LATEST = 1921, 2199
"""The years (common era) that a form can mean; before them Bangkok was not yet at +07:00."""

_ERA = r"(?:(?P<era>พ\.?ศ\.?|ค\.?ศ\.?)\s*)?"
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)", re.ASCII),
    re.compile(
        r"(?:วัน[ก-์]*ที่\s*|วันที่\s*|ที่\s*)?(?P<day>\d{1,2})\s*"
        r"(?P<name>[ก-์]+(?:\s?\.\s?[ก-์]+)?\.?|[A-Za-z]{3,9}\.?)\s*"
        + _ERA
        + r"(?P<year>\d{4}|\d{2})(?!\d)",
        re.ASCII,
    ),
)
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{1,3}(?!\d)", re.ASCII)
_TIME = re.compile(
    r"(?:[T,\s]\s*|\s*เวลา\s*)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?:น\.?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)

_NOT_A_DATE = _(
    "อ่านวันที่ไม่ได้ ตัวอย่าง 24/11/2569 หรือ 24 พ.ย. 2569",
    "This is not a date. Examples: 2026-11-24, 24/11/2569, 24 Nov 2026.",
)
_NOT_A_MOMENT = _(
    "อ่านวันเวลาไม่ได้ ตัวอย่าง 24/11/2569 10:30 หรือ 24 พ.ย. 2569 เวลา 10.30 น.",
    "This is not a date and time. Examples: 2026-11-24T10:30, 24/11/2569 10:30.",
)
_WHICH_CENTURY = _(
    "ปีต้องเขียนสี่หลัก เป็น พ.ศ. หรือ ค.ศ. เช่น 24/11/2569 หรือ 24/11/2026",
    "Write the year with four digits, Buddhist or common era: 24/11/2569 or 24/11/2026.",
)
_NO_TIME = _("ต้องระบุเวลาด้วย เช่น 10:30", "Give the time as well, such as 10:30.")
_NO_SUCH_DAY = _("ไม่มีวันนี้ในปฏิทิน", "There is no such day in the calendar.")
_NO_SUCH_TIME = _("ไม่มีเวลานี้ในนาฬิกา", "There is no such time of day.")
_YEAR_RANGE = _(
    "ปีต้องอยู่ระหว่าง พ.ศ. {first_be} ถึง {last_be}",
    "The year must be between {first} and {last}.",
).fill(first=EARLIEST, last=LATEST, first_be=EARLIEST + BUDDHIST, last_be=LATEST + BUDDHIST)


def day_written(value: object) -> date:
    """The day that a person wrote; refuses what is none, and never guesses a century."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    day, rest = _leading_day(value, _NOT_A_DATE)
    if rest:
        raise refused("not_a_date", _NOT_A_DATE)
    return day


def moment_written(value: object) -> datetime:
    """The moment that a person wrote, as Bangkok's wall clock shows it."""
    if isinstance(value, datetime):
        return _in_bangkok(value)
    day, rest = _leading_day(value, _NOT_A_MOMENT)
    if not rest:
        raise refused("no_time", _NO_TIME)
    match = _TIME.fullmatch(rest)
    if match is None:
        raise refused("not_a_moment", _NOT_A_MOMENT)
    return _in_bangkok(datetime.combine(day, _time(match), _zone(match["zone"])))


def moment_given(words: str, name: str) -> datetime:
    """As :func:`moment_written`, of words that stand in no form; `Invalid` names them `name`."""
    try:
        return moment_written(words)
    except PydanticCustomError as error:
        raise _named(error, name) from None


def day_given(words: str, name: str) -> date:
    """As :func:`day_written`, of words that stand in no form; `Invalid` names them `name`."""
    try:
        return day_written(words)
    except PydanticCustomError as error:
        raise _named(error, name) from None


def _named(error: PydanticCustomError, name: str) -> Invalid:
    text = (error.context or {})["text"]
    return Invalid([FieldProblem((name,), error.type, text)], text)


def _leading_day(value: object, otherwise: Text) -> tuple[date, str]:
    """The day at the start of what was written, and what follows it."""
    written = arabic_digits(trimmed(value)) if isinstance(value, str) else ""
    match = next((found for form in _DATES if (found := form.match(written))), None)
    if match is None and _SHORT_YEAR.match(written):
        raise refused("short_year", _WHICH_CENTURY)
    if match is None:
        raise refused("not_a_date" if otherwise is _NOT_A_DATE else "not_a_moment", otherwise)
    parts = match.groupdict()
    month = month_named(parts["name"]) if parts.get("name") else int(parts["month"])
    if month is None:
        raise refused("not_a_date" if otherwise is _NOT_A_DATE else "not_a_moment", otherwise)
    year = _common_era(parts["year"], parts.get("era"), parts.get("name"))
    return _day(year, month, int(parts["day"])), written[match.end() :]


def _common_era(written: str, era: str | None, month: str | None) -> int:
    year = int(written)
    if len(written) == len("69"):
        # Two digits stand only beside the name of a month: Thai short dates are Buddhist, and
        # "24 Nov 26" is English and of this century.
        year += 2500 if month and not month.isascii() else 2000
    buddhist = era.startswith("พ") if era else year >= FIRST_BUDDHIST_YEAR
    year -= BUDDHIST if buddhist else 0
    if not EARLIEST <= year <= LATEST:
        raise refused("year_out_of_range", _YEAR_RANGE)
    return year


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):  # noqa: PLR2004 (months)
        raise refused("no_such_day", _NO_SUCH_DAY)
    return date(year, month, day)


def _time(match: re.Match[str]) -> time:
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise refused("no_such_time", _NO_SUCH_TIME) from None


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written == "Z":
        return timezone(timedelta())
    hours, minutes = int(written[1:3]), int(written[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    if offset >= timedelta(days=1):
        raise refused("no_such_time", _NO_SUCH_TIME)
    return timezone(-offset if written.startswith("-") else offset)


def _in_bangkok(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=BANGKOK)
    return moment.astimezone(BANGKOK)


Day = Annotated[date, BeforeValidator(day_written), Draws("day")]
"""A day."""

When = Annotated[datetime, BeforeValidator(moment_written), Draws("moment")]
"""A moment, aware, on Bangkok's wall clock."""

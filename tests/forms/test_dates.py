"""Dates and times are understood however the office writes them, and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from forms.dates import EARLIEST, LATEST, day_written, moment_written
from forms.locale import (
    day_on_paper,
    long_day,
    long_moment,
    moment_on_paper,
    short_day,
    short_moment,
    thai_digits,
    time_on_paper,
)
from models.clock import BANGKOK

DAYS = st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))
MOMENTS = st.datetimes(
    datetime(EARLIEST, 1, 2),  # noqa: DTZ001 (Hypothesis wants naive limits)
    datetime(LATEST, 12, 30),  # noqa: DTZ001
    timezones=st.just(BANGKOK),
)
MORNING = datetime(2026, 11, 24, 10, 30, tzinfo=BANGKOK)


def notations_of_a_day(day: date) -> list[str]:
    be = day.year + 543
    return [
        day.isoformat(),
        f"{be}-{day:%m-%d}",
        f"{day.day}/{day.month}/{be}",
        f"{day:%d-%m-}{day.year}",
        f"{day:%d.%m.}{be}",
        f"วันที่ {long_day(day).th}",
        long_day(day).th.replace(str(be), f"พ.ศ. {be}"),
        *long_day(day),
        *short_day(day),
        day_on_paper(day),
        thai_digits(f"{day.day}/{day.month}/{be}"),
    ]


def notations_of_a_moment(moment: datetime) -> list[str]:
    be = moment.year + 543
    return [
        moment.isoformat(),
        moment.replace(tzinfo=None).isoformat(),
        moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        moment.isoformat().replace(str(moment.year), str(be), 1),
        f"{moment.day}/{moment.month}/{be} {moment:%H:%M}",
        *long_moment(moment),
        *short_moment(moment),
        moment_on_paper(moment),
    ]


@given(DAYS)
@example(date(2024, 2, 29))
@example(date(2000, 2, 29))
@example(date(1957, 1, 1))
@example(date(2056, 12, 31))
def test_a_day_survives_every_notation(day: date) -> None:
    """29 February of a Buddhist leap year is a day, though 2567 is no leap year itself."""
    for written in notations_of_a_day(day):
        assert day_written(written) == day, written


@given(MOMENTS.map(lambda moment: moment.replace(second=0, microsecond=0, fold=0)))
@example(MORNING)
def test_a_moment_survives_every_notation(moment: datetime) -> None:
    for written in notations_of_a_moment(moment):
        read = moment_written(written)
        assert read == moment, written
        assert read.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    "written",
    [
        "24/11/2569 10:30",
        "24 พ.ย. 2569 เวลา 10.30 น.",
        "๒๔ พ.ย. ๒๕๖๙ เวลา ๑๐.๓๐ น.",
        "24พย69 10.30",
        "วันอังคารที่ 24 พฤศจิกายน พ.ศ. 2569 เวลา 10.30 น.",
        "24 พฤศจิกายน ค.ศ. 2026, 10:30",
        "24 Nov 26 10:30",
        "  2569-11-24T10:30:00.000+07:00 ",
        "2026-11-24 03:30Z",
        "2026-11-23T22:30-0500",
    ],
)
def test_the_office_s_own_ways_of_writing(written: str) -> None:
    assert moment_written(written) == MORNING


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("24/11/69", "short_year"),
        ("๒๔-๑๑-๖๙", "short_year"),
        ("24.11.569", "short_year"),
        ("24/11-2569", "not_a_date"),
        ("24 ไม่มี 2569", "not_a_date"),
        ("24/11/25690", "not_a_date"),
        ("2569-11-24T10:30", "not_a_date"),
        ("31 ก.พ. 2569", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("0/1/2569", "no_such_day"),
        ("29/2/2569", "no_such_day"),
        ("1/1/2463", "year_out_of_range"),
        ("1/1/3000", "year_out_of_range"),
        ("24 พ.ย. ค.ศ. 2569", "year_out_of_range"),
        ("", "not_a_date"),
        (20261124, "not_a_date"),
        (None, "not_a_date"),
    ],
)
def test_what_is_no_day_is_refused(written: object, slug: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        day_written(written)
    assert refusal.value.type == slug


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("24/11/2569", "no_time"),
        ("24/11/69 10:30", "short_year"),
        ("24/11/2569 24:00", "no_such_time"),
        ("24/11/2569 10:60", "no_such_time"),
        ("24/11/2569 10", "not_a_moment"),
        ("24/11/2569 10:30 พรุ่งนี้", "not_a_moment"),
        ("2026-11-24T10:30+25:00", "no_such_time"),
        (1764000000, "not_a_moment"),
    ],
)
def test_what_is_no_moment_is_refused(written: object, slug: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        moment_written(written)
    assert refusal.value.type == slug


@given(MOMENTS, st.integers(-12, 14))
def test_a_moment_of_another_zone_is_shown_in_bangkok(moment: datetime, hours: int) -> None:
    abroad = moment.astimezone(timezone(timedelta(hours=hours)))
    assert moment_on_paper(abroad) == moment_on_paper(moment)
    assert time_on_paper(abroad) == time_on_paper(moment)

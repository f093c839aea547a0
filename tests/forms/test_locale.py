"""Days, times and spans as the office shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.locale import (
    arabic_digits,
    day_on_paper,
    duration,
    long_day,
    long_moment,
    moment_on_paper,
    short_day,
    short_moment,
    thai_digits,
    time_left,
    time_of_day,
    time_on_paper,
)
from models.clock import BANGKOK

MORNING = datetime(2026, 11, 24, 10, 30, tzinfo=BANGKOK)


def test_on_screen() -> None:
    assert long_day(MORNING) == ("24 พฤศจิกายน 2569", "24 November 2026")
    assert short_day(MORNING) == ("24 พ.ย. 69", "24 Nov 2026")
    assert time_of_day(MORNING) == ("10.30 น.", "10:30")
    assert long_moment(MORNING) == ("24 พฤศจิกายน 2569 เวลา 10.30 น.", "24 November 2026, 10:30")
    assert short_moment(MORNING) == ("24 พ.ย. 69 10.30 น.", "24 Nov 2026, 10:30")


def test_on_paper() -> None:
    assert day_on_paper(MORNING) == "๒๔ พฤศจิกายน ๒๕๖๙"
    assert time_on_paper(MORNING) == "๑๐.๓๐ น."
    assert moment_on_paper(MORNING) == "๒๔ พฤศจิกายน ๒๕๖๙ เวลา ๑๐.๓๐ น."


def test_the_day_is_bangkok_s() -> None:
    """17:30 UTC on the last day of the year is the first of January in Songkhla."""
    assert short_day(datetime(2026, 12, 31, 17, 30, tzinfo=UTC)).th == "1 ม.ค. 70"
    assert time_of_day(datetime(2026, 12, 31, 17, 30)).th == "00.30 น."  # noqa: DTZ001 (UTC)


@pytest.mark.parametrize(
    ("day", "short"),
    [
        (date(1957, 1, 1), "1 ม.ค. 00"),
        (date(1956, 12, 31), "31 ธ.ค. 2499"),
        (date(2057, 1, 1), "1 ม.ค. 2600"),
        (date(2026, 3, 5), "5 มี.ค. 69"),
    ],
)
def test_a_year_is_clipped_only_where_it_is_clear(day: date, short: str) -> None:
    assert short_day(day).th == short


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(hours=2), ("เหลือ 2 ชม.", "2 h left")),
        (timedelta(hours=2, minutes=59), ("เหลือ 2 ชม.", "2 h left")),
        (timedelta(minutes=59), ("เหลือ 59 นาที", "59 min left")),
        (timedelta(days=1, hours=3), ("เหลือ 1 วัน", "1 day left")),
        (timedelta(days=-3, hours=-2), ("เกินกำหนด 3 วัน", "3 days overdue")),
        (timedelta(minutes=-5), ("เกินกำหนด 5 นาที", "5 min overdue")),
        (timedelta(seconds=59), ("ครบกำหนดแล้ว", "due now")),
        (timedelta(seconds=-59), ("ครบกำหนดแล้ว", "due now")),
    ],
)
def test_time_left(span: timedelta, words: tuple[str, str]) -> None:
    assert time_left(MORNING + span, MORNING) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(), "0 นาที"),
        (timedelta(hours=2, minutes=15), "2 ชม. 15 นาที"),
        (timedelta(days=1), "1 วัน"),
        (timedelta(days=4, hours=5, minutes=59), "4 วัน 5 ชม."),
    ],
)
def test_duration(span: timedelta, words: str) -> None:
    assert duration(span).th == words


@given(st.text())
def test_digits_go_both_ways(text: str) -> None:
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert not set(thai_digits(text)) & set("0123456789")

"""The office's time: the handbook's own examples, and the laws behind them (handbook 4.1)."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import WorkingTime
from models.clock import BANGKOK
from models.database import read, write
from models.day_off import DayOff
from models.deadline import Span, bd, before, bh, cd, earliest, falls_on, hours, minutes, since
from models.office_hours import AFTERNOON, MORNING

DATA = json.loads((Path(__file__).parents[1] / "data" / "calendar.json").read_text("utf-8"))
SONGKHLA = WorkingTime(frozenset(date.fromisoformat(day["date"]) for day in DATA["holidays"]))
SPANS = {"bh": bh, "bd": bd, "cd": cd, "min": minutes}
CLOSING = AFTERNOON[1]
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=BANGKOK)

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 8, 1)).map(  # noqa: DTZ001 - made aware
    lambda naive: naive.replace(tzinfo=BANGKOK)
)
quarters = st.integers(1, 120).map(lambda count: count / 4)
days = st.integers(1, 30)


def is_open(moment: datetime) -> bool:
    """Whether the office works at that moment, its closing included."""
    there = moment.astimezone(BANGKOK)
    spans = (MORNING, AFTERNOON)
    return SONGKHLA.is_working_day(there.date()) and any(
        opens <= there.time() <= closes for opens, closes in spans
    )


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda vector: vector["why_th"])
def test_the_office_counts_as_its_handbook_does(vector: dict[str, Any]) -> None:
    span = SPANS[vector["unit"]](vector["value"])
    start, due = (datetime.fromisoformat(vector[name]) for name in ("start", "due"))
    assert span.after(start, SONGKHLA) == due


@given(moments, quarters)
def test_working_hours_end_while_the_office_is_open(start: datetime, count: float) -> None:
    due = bh(count).after(start, SONGKHLA)
    assert is_open(due)
    assert due > start


@given(moments, quarters, quarters)
def test_working_hours_add_up(start: datetime, first: float, then: float) -> None:
    halfway = bh(first).after(start, SONGKHLA)
    assert bh(then).after(halfway, SONGKHLA) == bh(first + then).after(start, SONGKHLA)


@given(moments, moments, quarters)
def test_who_comes_later_is_not_served_earlier(
    one: datetime, other: datetime, count: float
) -> None:
    early, late = sorted((one, other))
    for span in (bh(count), bd(int(count) + 1), cd(int(count) + 1), minutes(count)):
        assert span.after(early, SONGKHLA) <= span.after(late, SONGKHLA)


@given(moments, quarters, quarters)
def test_more_time_is_never_less(start: datetime, count: float, more: float) -> None:
    for unit in ("bh", "bd", "cd", "wall"):
        least = Span(unit, count).after(start, SONGKHLA)
        assert least <= Span(unit, count + more).after(start, SONGKHLA)


@given(moments, days)
def test_working_days_end_at_closing_of_a_working_day(start: datetime, count: int) -> None:
    due = bd(count).after(start, SONGKHLA)
    assert (due.time(), SONGKHLA.is_working_day(due.date())) == (CLOSING, True)
    assert due.date() > start.date(), "the day a count begins is not counted"


@given(moments, days, days)
def test_working_days_add_up(start: datetime, first: int, then: int) -> None:
    """From one closing time to the next; a count is received at the next opening, a day later."""
    halfway = bd(first).after(start, SONGKHLA) - timedelta(seconds=1)
    assert bd(then).after(halfway, SONGKHLA) == bd(first + then).after(start, SONGKHLA)


@given(moments, days)
def test_counting_back_comes_to_where_counting_on_began(start: datetime, count: int) -> None:
    """T−n of the n-th working day after a working day is that day."""
    if not SONGKHLA.is_working_day(start.date()) or start.time() >= CLOSING:
        return
    there = bd(count).after(start, SONGKHLA)
    assert SONGKHLA.before_working_days(there, count) == datetime.combine(
        start.date(), CLOSING, BANGKOK
    )


@given(moments, days)
def test_working_days_after_the_first_are_those_that_were_counted(
    start: datetime, count: int
) -> None:
    if SONGKHLA.is_working_day(start.date()) and start.time() < CLOSING:
        passed = (bd(count).after(start, SONGKHLA).date() - start.date()).days
        after = (start.date() + timedelta(days=n) for n in range(1, passed + 1))
        assert sum(map(SONGKHLA.is_working_day, after)) == count


@given(moments, days)
def test_calendar_days_run_through_days_off(start: datetime, count: int) -> None:
    """The statutes' clock: the first day is not counted, and the last ends at 16:30."""
    due = cd(count).after(start, SONGKHLA)
    assert (due.date() - start.date(), due.time()) == (timedelta(days=count), CLOSING)


def test_half_past_four_is_outside() -> None:
    """What comes at 16:30:00 is received the next morning; a second earlier, today."""
    at_closing = TUESDAY.replace(hour=16, minute=30)
    assert bd(1).after(at_closing, SONGKHLA).date() == date(2026, 11, 26)
    assert bd(1).after(at_closing - timedelta(seconds=1), SONGKHLA).date() == date(2026, 11, 25)
    assert bh(1).after(at_closing, SONGKHLA).time() == time(9, 30)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (minutes(15), TUESDAY - timedelta(minutes=15)),
        (hours(2), TUESDAY - timedelta(hours=2)),
        (bd(1), datetime(2026, 11, 23, 16, 30, tzinfo=BANGKOK)),
        (bd(2), datetime(2026, 11, 20, 16, 30, tzinfo=BANGKOK)),
        (cd(2), datetime(2026, 11, 22, 16, 30, tzinfo=BANGKOK)),
    ],
)
def test_before_counts_back_in_its_own_unit(span: Span, expected: datetime) -> None:
    assert before(TUESDAY, span).after(TUESDAY - timedelta(days=30), SONGKHLA) == expected


def test_before_refuses_a_unit_it_cannot_count_back() -> None:
    """Two working hours before must not silently become two minutes before."""
    with pytest.raises(ValueError, match="counts back"):
        before(TUESDAY, bh(2))


@given(moments, moments, days)
def test_before_is_never_past_already(event: datetime, start: datetime, count: int) -> None:
    """Else a step would be late in the moment in which it begins."""
    assert before(event, bd(count)).after(start, SONGKHLA) >= start


def test_since_counts_from_then_whenever_the_step_begins() -> None:
    limit = since(TUESDAY, bd(3))
    assert limit.after(TUESDAY + timedelta(days=2), SONGKHLA) == bd(3).after(TUESDAY, SONGKHLA)


@pytest.mark.parametrize(("event", "expected"), [(26, 25), (27, 26), (30, 27)])
def test_the_earliest_of_two_limits_counts(event: int, expected: int) -> None:
    """Three working days, but not later than the eve of the event."""
    limit = earliest(bd(3), before(datetime(2026, 11, event, 10, tzinfo=BANGKOK), bd(1)))
    assert limit.after(TUESDAY, SONGKHLA) == datetime(2026, 11, expected, 16, 30, tzinfo=BANGKOK)


def test_the_offices_own_days_off_count_and_revoked_ones_do_not(office: int) -> None:
    off: dict[str, Any] = {"scope": "office", "name_th": "วันหยุด"}
    with write() as session:
        for day, status in ((25, "confirmed"), (26, "revoked")):
            when = date(2026, 11, day)
            session.add(DayOff(office_id=office, date=when, status=status, **off))
        session.add(
            DayOff(office_id=office + 1, date=date(2026, 11, 27), status="confirmed", **off)
        )
    with read() as session:
        due = falls_on(session, office, bd(2), TUESDAY)
    assert due == datetime(2026, 11, 27, 16, 30, tzinfo=BANGKOK)


@given(moments, moments, st.sampled_from([minutes(20), hours(4), bh(2), bd(3), cd(7)]))
def test_a_limit_that_began_then_does_not_begin_again(
    then: datetime, start: datetime, span: Span
) -> None:
    """Whenever the step itself begins, also after the limit is over."""
    assert since(then, span).after(start, SONGKHLA) == span.after(then, SONGKHLA)

"""Any office's hours and days off: counting agrees with walking, and its laws hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import due_rule
from models.calendar import WorkingTime
from models.clock import BANGKOK
from models.database import read, write
from models.deadline import Span, bd, before, bh, cd, earliest, hours, minutes, since
from models.office import Office
from models.office_hours import OfficeHours
from models.working_time import working_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.deadline import Rule

DAY = timedelta(days=1)
FIRST = date(2027, 1, 1)

days = st.integers(0, 90).map(lambda n: FIRST + n * DAY)
moments = st.datetimes(datetime(2027, 1, 1), datetime(2027, 3, 31)).map(  # noqa: DTZ001 - made aware
    lambda naive: naive.replace(tzinfo=BANGKOK)
)
opening_hours = st.lists(st.integers(0, 24 * 60 - 1), min_size=2, max_size=8, unique=True).map(
    lambda bounds: tuple(
        (time(*divmod(opens, 60)), time(*divmod(closes, 60)))
        for opens, closes in list(pairwise(sorted(bounds)))[::2]
    )
)
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
offices = st.builds(
    WorkingTime, st.frozensets(days, max_size=25), st.builds(OfficeHours, weekdays, opening_hours)
)
counts = st.integers(1, 40)
quarters = st.integers(1, 200).map(lambda count: count / 4)
spans = st.one_of(
    counts.map(bd), quarters.map(bh), counts.map(cd), quarters.map(minutes), counts.map(hours)
)
limits = st.one_of(
    spans,
    st.builds(before, moments, st.one_of(counts.map(bd), counts.map(cd), counts.map(hours))),
    st.builds(since, moments, spans),
)
rules = limits | st.lists(limits, min_size=1, max_size=3).map(lambda several: earliest(*several))


def stretches(office: WorkingTime, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of working time from `start` on, found by walking from day to day."""
    day = start.date()
    while True:
        if office.is_working_day(day):
            for opens, closes in office.hours.spans:
                begins, ends = (datetime.combine(day, at, BANGKOK) for at in (opens, closes))
                if start < ends:
                    yield max(start, begins), ends
        day += DAY


def walked(span: Span, start: datetime, office: WorkingTime) -> datetime:
    """What `span` comes to, by walking."""
    received = next(stretches(office, start))[0]
    if span.unit == "bh":
        left = timedelta(hours=span.amount)
        for begins, ends in stretches(office, start):
            if left <= ends - begins:
                return begins + left
            left -= ends - begins
    day = received.date()
    for _ in range(int(span.amount)):
        day += DAY
        while not office.is_working_day(day):
            day += DAY
    return datetime.combine(day, office.hours.closing, BANGKOK)


@given(offices, moments, counts, quarters)
def test_counting_agrees_with_walking(
    office: WorkingTime, start: datetime, whole: int, part: float
) -> None:
    for span in (bd(whole), bh(part)):
        assert span.after(start, office) == walked(span, start, office)
    assert office.received(start) == next(stretches(office, start))[0]


@given(offices, moments, counts)
def test_counting_back_agrees_with_walking(
    office: WorkingTime, start: datetime, whole: int
) -> None:
    day, left = start.date(), whole
    while left:
        day -= DAY
        left -= office.is_working_day(day)
    back = office.before_working_days(start, whole)
    assert back == datetime.combine(day, office.hours.closing, BANGKOK)


@given(offices, moments, counts, quarters)
def test_what_the_office_counts_ends_while_it_works(
    office: WorkingTime, start: datetime, whole: int, part: float
) -> None:
    for span in (bd(whole), bh(part)):
        due = span.after(start, office)
        assert office.is_working_day(due.date()), "never on a day off"
        assert any(opens <= due.time() <= closes for opens, closes in office.hours.spans)
        assert due > start


@given(offices, rules, moments, days)
def test_a_day_off_more_makes_nothing_due_sooner(
    office: WorkingTime, rule: Rule, start: datetime, day: date
) -> None:
    """But what is counted back from an event: its eve comes earlier."""
    more = WorkingTime(office.closed | {day}, office.hours)
    if "before" not in str(due_rule.written(rule)):
        assert rule.after(start, more) >= rule.after(start, office)


@given(offices, rules, moments)
def test_a_rule_is_read_back_as_it_was_kept(
    office: WorkingTime, rule: Rule, start: datetime
) -> None:
    again = due_rule.read(due_rule.written(rule))
    assert again == rule
    assert again.after(start, office) == rule.after(start, office)


@given(offices, moments, counts)
def test_the_internal_date_of_a_statute_is_a_working_day_before_its_last(
    office: WorkingTime, start: datetime, count: int
) -> None:
    due = cd(count).after(start, office)
    inner = cd(count).internal(start, office)
    assert inner is not None
    assert start <= inner <= due
    assert inner == due or (inner.date() < due.date() and office.is_working_day(inner.date()))


def test_of_several_limits_the_internal_date_counts_unless_another_comes_first() -> None:
    office, start = WorkingTime(), datetime(2027, 3, 1, 9, tzinfo=BANGKOK)
    inner = cd(3).internal(start, office)
    assert earliest(cd(3), bd(9)).internal(start, office) == inner
    assert earliest(cd(3), bd(1)).internal(start, office) is None


@given(weekdays, opening_hours)
def test_hours_are_read_as_they_stand_in_a_row(
    which: frozenset[int], spans: tuple[tuple[time, time], ...]
) -> None:
    days_written = "".join(str(day + 1) for day in sorted(which))
    hours_written = " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans)
    assert OfficeHours.read(days_written, hours_written) == OfficeHours(which, spans)


@pytest.mark.parametrize(
    ("days_written", "hours_written"),
    [
        ("", "08:30-12:00"),
        ("0", "08:30-12:00"),
        ("8", "08:30-12:00"),
        ("MTW", "08:30-12:00"),
        ("12345", ""),
        ("12345", "08:30"),
        ("12345", "12:00-08:30"),
        ("12345", "08:30-08:30"),
        ("12345", "08:30-13:00 12:00-16:30"),
        ("12345", "08:30-24:00"),
    ],
)
def test_hours_nobody_could_work_by_are_refused(days_written: str, hours_written: str) -> None:
    with pytest.raises(ValueError, match="office"):
        OfficeHours.read(days_written, hours_written)


def test_every_office_counts_by_its_own_hours(office: int) -> None:
    """Ten working hours from Friday morning: one office works on Saturdays too."""
    with write() as session:
        session.get_one(Office, office).working_days = "123456"
        session.get_one(Office, office).working_hours = "09:00-14:00"
    start = datetime(2027, 3, 5, 9, tzinfo=BANGKOK)  # a Friday
    with read() as session:
        ours, theirs = (working_time(session, each) for each in (office, office + 1))
    assert bh(10).after(start, ours) == datetime(2027, 3, 6, 14, tzinfo=BANGKOK)
    assert bh(10).after(start, theirs) == datetime(2027, 3, 8, 12, tzinfo=BANGKOK)
    assert bd(1).after(start, ours) == datetime(2027, 3, 6, 14, tzinfo=BANGKOK)

"""When something is due and why: the spans people write, and the days that were not counted."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock import BANGKOK
from models.database import read, write
from models.day_off import DayOff
from models.deadline import Span
from models.due_date import DueDate, due_date, read_span
from models.errors import Invalid

DATA = json.loads((Path(__file__).parents[1] / "data" / "calendar.json").read_text("utf-8"))
FRIDAY = datetime(2026, 12, 4, 10, tzinfo=BANGKOK)


@pytest.fixture
def calendar(office: int) -> int:
    """The office with the days off of the sample; its id."""
    with write() as session:
        for day in DATA["holidays"]:
            known = {**day, "date": date.fromisoformat(day["date"])}
            session.add(DayOff(office_id=office, **known))
    return office


def counted(office: int, start: datetime, words: str) -> DueDate:
    with read() as session:
        found = due_date(session, office, start, read_span(words))
        for each in found.skipped:
            assert each.is_weekend or each.days_off
        return found


def test_the_office_counts_as_its_handbook_does(calendar: int) -> None:
    for vector in DATA["vectors"]:
        start = datetime.fromisoformat(vector["start"])
        found = counted(calendar, start, f"{vector['value']}{vector['unit']}")
        assert found.due_at.isoformat() == vector["due"], vector["why_th"]


def test_what_was_not_counted_is_named(calendar: int) -> None:
    skipped = counted(calendar, FRIDAY, "3bd").skipped
    assert [(each.date.day, each.is_weekend) for each in skipped] == [
        (5, True),
        (6, True),
        (7, False),
        (10, False),
    ]
    with read() as session:
        (constitution,) = due_date(session, calendar, FRIDAY, read_span("3bd")).skipped[3].days_off
        assert constitution.name_th == "วันรัฐธรรมนูญ"


def test_a_revoked_day_off_is_counted_and_no_reason(office: int) -> None:
    with write() as session:
        known: dict[str, Any] = {"scope": "office", "name_th": "หยุด", "status": "revoked"}
        session.add(DayOff(office_id=office, date=date(2026, 12, 7), **known))
    assert [each.date.day for each in counted(office, FRIDAY, "1bd").skipped] == [5, 6]


def test_what_comes_outside_working_time_is_received_at_the_next_opening(calendar: int) -> None:
    late = counted(calendar, FRIDAY.replace(hour=16, minute=30), "1bh")
    assert late.received_at == datetime(2026, 12, 8, 8, 30, tzinfo=BANGKOK)
    assert late.due_at == late.received_at + timedelta(hours=1)


def test_a_statute_counts_every_day_and_the_office_is_done_a_working_day_before(
    calendar: int,
) -> None:
    """Six days from Friday end on Constitution Day all the same; the office works on the ninth."""
    found = counted(calendar, FRIDAY, "6cd")
    assert found.due_at == datetime(2026, 12, 10, 16, 30, tzinfo=BANGKOK)
    assert found.internal_due_at == datetime(2026, 12, 9, 16, 30, tzinfo=BANGKOK)
    assert (found.received_at, found.skipped) == (FRIDAY, ())


def test_no_internal_date_lies_before_the_beginning(calendar: int) -> None:
    evening = datetime(2026, 11, 24, 18, tzinfo=BANGKOK)
    found = counted(calendar, evening, "1cd")
    assert found.internal_due_at == found.due_at == datetime(2026, 11, 25, 16, 30, tzinfo=BANGKOK)


def test_the_clock_on_the_wall_never_stops(calendar: int) -> None:
    for words, length in (("90min", timedelta(minutes=90)), ("49h", timedelta(hours=49))):
        found = counted(calendar, FRIDAY, words)
        assert (found.due_at, found.internal_due_at) == (FRIDAY + length, None)
        assert found.skipped == ()


@given(st.sampled_from(["bh", "bd", "cd", "min", "h"]), st.integers(1, 3_000))
def test_a_span_reads_back_what_was_written(unit: str, amount: int) -> None:
    thai = str(amount).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    span = read_span(f"{amount}{unit}")
    assert span == Span(
        *{"min": ("wall", amount), "h": ("wall", amount * 60)}.get(unit, (unit, amount))
    )
    assert read_span(f" {thai} {unit.upper()} ") == span


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        *(
            (words, "not_a_span")
            for words in ("", "3", "bh", "-1bd", "1e3h", "2 weeks", "1bd2", "nanbd")
        ),
        *(
            (words, "out_of_range")
            for words in ("0bd", "0.0bh", "3661cd", "99999bd", "999999999min", "9999999999999999h")
        ),
        *((words, "not_a_whole_number") for words in ("1.5bd", "0.5cd")),
    ],
)
def test_a_span_that_cannot_be_is_refused_by_name(words: str, slug: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_span(words)
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (("span",), slug)
    assert problem.text.th != problem.text.en


@pytest.mark.parametrize("words", ["25620bh", "3660bd", "3660cd", "5270400min", "87840h"])
def test_the_longest_spans_can_be_counted_from_the_last_year(calendar: int, words: str) -> None:
    found: Any = counted(calendar, datetime(2399, 12, 31, 10, tzinfo=BANGKOK), words)
    assert found.due_at.year >= 2409

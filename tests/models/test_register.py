"""Registers: every number once, none left out, whatever happens to the transactions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from models.clock import BANGKOK
from models.database import write
from models.office import Office
from models.register import calendar_year, fiscal_year, next_number


class Torn(Exception):
    """A transaction that came to nothing."""


def test_numbers_have_no_gaps_though_threads_race_and_fail(office: int) -> None:
    """A number that was taken by a transaction which failed is given out again."""

    def takes(turn: int) -> int | None:
        try:
            with write() as session:
                number = next_number(session, office, "outgoing", 2569)
                _may_tear(turn)
                return number
        except Torn:
            return None

    with ThreadPoolExecutor(8) as pool:
        taken = [number for number in pool.map(takes, range(60)) if number is not None]
    assert sorted(taken) == list(range(1, 41))


def _may_tear(turn: int) -> None:
    if turn % 3 == 0:
        raise Torn


def test_each_office_register_and_year_counts_for_itself(office: int) -> None:
    with write() as session:
        numbers = [
            next_number(session, office, "outgoing", 2569),
            next_number(session, office, "outgoing", 2570),
            next_number(session, office, "orders", 2569),
            next_number(session, office + 1, "outgoing", 2569),
            next_number(session, office, "outgoing", 2569),
        ]
    assert numbers == [1, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("moment", "fiscal", "calendar"),
    [
        (datetime(2026, 9, 30, 23, 59, tzinfo=BANGKOK), 2569, 2569),
        (datetime(2026, 10, 1, 0, 0, tzinfo=BANGKOK), 2570, 2569),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), 2570, 2569),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), 2570, 2570),
    ],
)
def test_years_begin_at_midnight_in_bangkok(moment: datetime, fiscal: int, calendar: int) -> None:
    """The fiscal year on 1 October, the year of letters on 1 January (handbook 1.6, 2.3)."""
    assert (fiscal_year(moment), calendar_year(moment)) == (fiscal, calendar)


def test_a_letter_is_numbered_after_its_office_and_an_order_by_its_year(office: int) -> None:
    """``สข 0031/1`` (handbook 2.3); an office without a code still has one number per letter."""
    with write() as session:
        ours = session.get_one(Office, office)
        assert ours.letter_number(12, 2569) == "12/2569"
        ours.letter_code = "สข 0031"
        assert ours.letter_number(12, 2569) == "สข 0031/12"

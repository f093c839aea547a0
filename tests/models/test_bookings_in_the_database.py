"""The database keeps the promise by itself: whatever order, whatever hands, whatever program."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.booking import NEVER_TWICE, Booking
from models.booking_conflict import Wish
from models.booking_refused import AlreadyBooked
from models.case_by_code import lock_by_code
from models.database import bare, write
from models.errors import PrasanError
from models.precedence import Precedence
from models.resource import Resource, resource_named
from tests import cast
from tests.sharing import (
    THURSDAY,
    all_of,
    comes_in,
    confirmed,
    held,
    occasion,
    released,
    under_lock,
    waiting,
)
from tests.workflows.at_once import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

HANDS, TIMES = 6, 15


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> Iterator[None]:
    comes_in(office)
    with cast.clock_at(THURSDAY - timedelta(days=9)):
        yield


def a_row(case_id: int, start: float, hours: float, *, is_confirmed: bool = True) -> None:
    """A booking as a program that knows no verbs would write it."""
    when = occasion(start, hours)
    row: dict[str, Any] = {
        "resource_id": 1,
        "case_id": case_id,
        "used_as": "mc",
        "since": when.since,
        "until": when.until,
        "made_at": when.since,
        "confirmed_at": when.since if is_confirmed else None,
    }
    with bare() as connection:
        rest = {"venue": "", "district": "", "precedence": 5, "accepted": []}
        rest |= {"accepted_because": "", "released_because": ""}
        connection.execute(Booking.__table__.insert().values(row | rest))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("start", "hours"), [(0, 2), (1, 0.5), (-1, 4), (1.99, 1), (-1, 1.01)])
def test_a_row_that_overlaps_is_refused_by_the_database(start: float, hours: float) -> None:
    case_id = cast.case_of(waiting()).id
    a_row(case_id, 0, 2)
    with pytest.raises(IntegrityError, match=NEVER_TWICE):
        a_row(case_id, start, hours)


def test_a_row_that_is_changed_into_an_overlap_is_refused_too() -> None:
    case_id = cast.case_of(waiting()).id
    a_row(case_id, 0, 2)
    a_row(case_id, 1, 2, is_confirmed=False)
    a_row(case_id, 2, 2)
    changes = (
        "UPDATE booking SET confirmed_at = made_at WHERE id = 2",
        "UPDATE booking SET since = (SELECT since FROM booking WHERE id = 1) WHERE id = 3",
    )
    for change in changes:
        with pytest.raises(IntegrityError, match=NEVER_TWICE), bare() as connection:
            connection.execute(text(change))
    with bare() as connection:  # what stands may be changed where it stands
        connection.execute(text("UPDATE booking SET venue = 'x' WHERE id = 1"))


def test_a_row_that_lasts_no_time_is_refused() -> None:
    with pytest.raises(IntegrityError):
        a_row(cast.case_of(waiting()).id, 0, 0)


def test_of_many_hands_that_confirm_one_wins_every_time() -> None:
    """Each holds for a case of its own, of another rank: only the highest may be confirmed."""
    for turn in range(TIMES):
        when = occasion(24.0 * turn)
        holds = [
            held(waiting(), occasion(24.0 * turn, precedence=rank))
            for rank in sorted(Precedence, reverse=True)
        ]
        refusals = at_once(*[partial(confirmed, hold, because="จำเป็น") for hold in holds])
        assert [refusal is None for refusal in refusals] == [False] * 4 + [True]
        assert all(isinstance(each, AlreadyBooked) for each in refusals[:-1])
        standing = [each for each in all_of() if each.since == when.since and each.is_confirmed]
        assert len(standing) == 1, turn


def test_of_many_hands_that_hold_and_confirm_at_once_one_wins_every_time() -> None:
    for turn in range(TIMES):
        codes = [waiting() for _ in range(HANDS)]
        wanted = [occasion(24.0 * turn + n / HANDS) for n in range(HANDS)]

        def takes(code: str, when: Any) -> None:
            confirmed(held(code, when), because="จำเป็น")

        refusals = at_once(
            *[partial(takes, code, when) for code, when in zip(codes, wanted, strict=True)]
        )
        assert refusals.count(None) == 1, refusals
        assert all(isinstance(each, AlreadyBooked) for each in refusals if each)


def test_two_that_book_several_things_at_once_never_wait_in_a_circle() -> None:
    """Each takes both in one transaction, the one in this order, the other in that."""
    for turn in range(TIMES):
        when = occasion(24.0 * turn)

        def takes(code: str, *keys: str, when: Any = when) -> None:
            with write() as session:
                case = lock_by_code(session, code)
                for key in keys:
                    resource = resource_named(session, case.office_id, key)
                    used_as = resource.serves_as[0]
                    Booking.hold(case, resource, when, used_as=used_as)

        refusals = at_once(
            partial(takes, waiting(), "mc1", "van"), partial(takes, waiting(), "van", "mc1")
        )
        assert refusals.count(None) == 1
        assert all(isinstance(each, AlreadyBooked) for each in refusals if each)


def test_where_the_database_has_the_last_word_it_is_told_as_any_refusal() -> None:
    """A program without manners wrote between the look and the act; the booking stays held."""
    booking_id = held(waiting(), occasion())
    a_row(cast.case_of(waiting()).id, 1, 2)
    with write() as session:
        booking = under_lock(session, booking_id)
        wish = Wish(session.get_one(Resource, 1), booking.occasion, "mc", own=booking.id)
        with pytest.raises(AlreadyBooked, match="is confirmed already"):
            booking._write_confirmed(wish, cast.person(session, "director"))
        assert (booking.is_confirmed, booking.stands) == (False, True)
    assert [each.is_confirmed for each in all_of()] == [False, True]


moves = st.lists(
    st.tuples(
        st.sampled_from(["hold", "confirm", "release"]),
        st.integers(0, 9),
        st.integers(0, 5),
        st.integers(1, 3),
        st.sampled_from(list(Precedence)),
    ),
    min_size=4,
    max_size=16,
)


@given(moves)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_two_confirmed_bookings_ever_overlap(plan: list[tuple[Any, ...]]) -> None:
    """Whatever is held, confirmed and released in whatever order; what was let go is free."""
    for booking in all_of():
        if booking.stands:
            released(booking.id)
    bookings: list[int] = []
    code = waiting()
    for verb, which, start, hours, rank in plan:
        try:
            if verb == "hold" or not bookings:
                bookings.append(held(code, occasion(start, hours, precedence=rank)))
            else:
                chosen = bookings[which % len(bookings)]
                confirmed(chosen, because="จำเป็น") if verb == "confirm" else released(chosen)
        except PrasanError:
            pass
        assert not overlapping([each for each in all_of() if each.is_confirmed])
    for each in all_of():
        if each.stands:
            released(each.id)
    released(confirmed(held(code, occasion(0, 9)), because="จำเป็น"))


def overlapping(confirmed_ones: list[Booking]) -> list[tuple[int, int]]:
    return [
        (one.id, other.id)
        for n, one in enumerate(confirmed_ones)
        for other in confirmed_ones[n + 1 :]
        if one.resource_id == other.resource_id and one.occasion.overlaps(other.occasion)
    ]

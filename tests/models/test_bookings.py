"""Bookings: held, confirmed, released; what refuses them, and what only warns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.absence import Absence
from models.absence_kind import AbsenceKind
from models.booking_limit import BookingLimit
from models.booking_refused import AlreadyBooked, NotAccepted
from models.database import read, write
from models.diary import free_instead
from models.errors import Invalid, NotAllowed, WrongMoment
from models.precedence import Precedence
from models.story import names_in, sentence
from models.taking_off import replace
from tests import cast, secrets
from tests.sharing import (
    THURSDAY,
    all_of,
    comes_in,
    confirmed,
    held,
    occasion,
    ranked,
    released,
    waiting,
)

if TYPE_CHECKING:
    from models.occasion import Occasion


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def test_what_is_confirmed_is_not_free_and_is_told_with_who_when_and_which_case() -> None:
    first, second = waiting(), waiting()
    confirmed(held(first, occasion()))
    with pytest.raises(AlreadyBooked) as refusal:
        held(second, occasion(1))
    assert refusal.value.text.th == (
        f"จองไม่ได้: mc1 ไทย ยืนยันไว้แล้ว 3/12/2569 08.30–10.30 น. สำหรับเรื่อง {first} (งานอื่น)"
    )
    assert f"mc1 is confirmed already, 3/12/2026 08:30–10:30, for case {first}" in (
        refusal.value.text.en
    )


def test_one_that_begins_when_the_other_ends_does_not_overlap() -> None:
    confirmed(held(waiting(), occasion(0, 2), "room"))
    confirmed(held(waiting(), occasion(2, 2), "room"))


def test_a_person_is_one_resource_whatever_they_serve_as() -> None:
    confirmed(held(waiting(), occasion(), "mc1", "mc"))
    with pytest.raises(AlreadyBooked):
        held(waiting(), occasion(), "mc1", "photographer")


def test_a_secret_case_is_not_named_to_others() -> None:
    secrets.registrar_moves_in()
    code = secrets.opened(secrecy="secret")
    confirmed(held(code, occasion()))
    with pytest.raises(AlreadyBooked) as refusal:
        held(waiting(), occasion())
    assert code not in "".join(refusal.value.text)
    assert "เรื่องอื่นที่เปิดเผยไม่ได้" in refusal.value.text.th


@pytest.mark.parametrize(
    ("first", "second", "is_taken"),
    [
        (Precedence.OTHER, Precedence.OTHER, False),
        (Precedence.STATE, Precedence.ANNUAL, False),
        (Precedence.OTHER, Precedence.STATE, True),
        (Precedence.GOVERNOR, Precedence.ROYAL, True),
    ],
)
def test_who_was_first_keeps_it_unless_the_other_goes_first(
    first: Precedence, second: Precedence, *, is_taken: bool
) -> None:
    """The order of the handbook: royal, state, governor's, annual, others (3.5)."""
    lower = held(waiting(), ranked(first))
    if not is_taken:
        with pytest.raises(AlreadyBooked, match="goes first"):
            held(waiting(), ranked(second))
        return
    higher = held(waiting(), ranked(second))
    with pytest.raises(AlreadyBooked, match="goes first"):
        confirmed(lower)
    confirmed(higher)


def test_who_gave_way_may_have_it_again_when_the_other_lets_it_go() -> None:
    lower = held(waiting(), occasion())
    released(held(waiting(), ranked(Precedence.STATE)))
    confirmed(lower)


def test_what_is_confirmed_is_not_taken_by_rank_alone() -> None:
    """Only the director takes somebody off a confirmed event, and with a substitute."""
    confirmed(held(waiting(), occasion()))
    with pytest.raises(AlreadyBooked):
        held(waiting(), ranked(Precedence.ROYAL))


def test_releasing_frees_and_is_said_once() -> None:
    booking = confirmed(held(waiting(), occasion()))
    released(booking)
    confirmed(held(waiting(), occasion()))
    for verb in (released, confirmed):
        with pytest.raises(WrongMoment):
            verb(booking)


def is_away(kind: AbsenceKind = AbsenceKind.LEAVE) -> None:
    """It is entered that news1, who is mc1, is away on that Thursday."""
    with write() as session:
        Absence.record(
            session,
            by=cast.person(session, "director"),
            person=cast.person(session, "news1"),
            kind=kind,
            since=THURSDAY,
            until=THURSDAY + timedelta(days=1),
        )


def test_who_is_away_cannot_be_booked() -> None:
    is_away()
    with pytest.raises(AlreadyBooked) as refusal:
        held(waiting(), occasion())
    assert "ไม่อยู่ปฏิบัติราชการ" in refusal.value.text.th


def test_leave_entered_meanwhile_refuses_what_was_held_before() -> None:
    booking = held(waiting(), occasion())
    is_away()
    with pytest.raises(AlreadyBooked, match="is away"):
        confirmed(booking)


def test_who_is_confirmed_takes_leave_once_there_is_a_substitute() -> None:
    """Who falls ill is away whatever was arranged (handbook 3.17, LEAV)."""
    code = waiting()
    booking = confirmed(held(code, occasion()))
    with pytest.raises(Invalid) as refusal:
        is_away()
    (problem,) = refusal.value.problems
    assert problem.text.th == (
        f"มีงานที่ยืนยันไว้ 3/12/2569 08.30–10.30 น. (เรื่อง {code}) ให้ผู้อำนวยการสั่งผู้แทนก่อน"
    )
    with write() as session:
        replace(session, booking, "mc2", by=cast.person(session, "director"), because="ลา")
    is_away()


@pytest.mark.parametrize("kind", [AbsenceKind.SICK, AbsenceKind.TRAVEL, AbsenceKind.OTHER])
def test_who_falls_ill_or_is_sent_elsewhere_is_away_all_the_same(kind: AbsenceKind) -> None:
    confirmed(held(waiting(), occasion()))
    is_away(kind)


@pytest.mark.parametrize(
    ("there", "wanted", "words"),
    [
        (occasion(), occasion(2.5, venue="ข"), "30 minutes for the way, 90 are wanted"),
        (
            occasion(venue="ก", district="เมืองสงขลา"),
            occasion(2.5, venue="ข", district="เมืองสงขลา"),
            "30 minutes for the way, 60 are wanted",
        ),
        (
            occasion(venue="ก", district="เมืองสงขลา"),
            occasion(3.25, venue="ข", district="หาดใหญ่"),
            "75 minutes for the way, 90 are wanted",
        ),
        (occasion(12), occasion(20), "6 hours of rest overnight, 8 are wanted"),
        (occasion(), occasion(8), "on the same day"),
        (ranked(Precedence.STATE), occasion(8), "has a ceremony on the same day"),
    ],
    ids=["unknown-district", "same-district", "other-district", "night", "day", "ceremony"],
)
def test_soft_conflicts_are_accepted_with_a_reason_by_who_confirms(
    there: Occasion, wanted: Occasion, words: str
) -> None:
    confirmed(held(waiting(), there))
    booking = held(waiting(), wanted)
    with pytest.raises(NotAccepted) as refusal:
        confirmed(booking, "prc_head", " ")
    assert words in refusal.value.text.en
    confirmed(booking, "prc_head", "มีรถรับส่ง")
    kept = all_of()[-1]
    assert (kept.is_confirmed, kept.accepted_because) == (True, "มีรถรับส่ง")
    assert any(words in en for _th, en in kept.accepted)


def test_a_night_of_rest_and_a_long_enough_way_are_no_conflict() -> None:
    """08:30 to 10:30; the evening before until midnight; and a room needs neither way nor rest."""
    there: dict[str, Any] = {"venue": "ก", "district": "เมืองสงขลา"}
    confirmed(held(waiting(), occasion(-10.5, 2), "mc2"))
    confirmed(held(waiting(), occasion(**there), "mc2"))
    for start in (0, 2, 4):
        confirmed(held(waiting(), occasion(start, 2, **there), "room"))
    confirmed(held(waiting(), occasion(0, 2, **there), "van"))
    confirmed(held(waiting(), occasion(3, 2, venue="ข", district="เมืองสงขลา"), "van"))


@pytest.mark.parametrize(
    ("who", "precedence", "may"),
    [
        ("prc_head", Precedence.OTHER, True),
        ("prc_head", Precedence.STATE, False),
        ("director", Precedence.STATE, True),
        ("news2", Precedence.OTHER, False),
        ("admin", Precedence.OTHER, False),
    ],
)
def test_warnings_are_accepted_by_the_head_and_for_a_ceremony_of_state_by_the_director(
    who: str, precedence: Precedence, *, may: bool
) -> None:
    confirmed(held(waiting(), ranked(precedence)))
    booking = held(waiting(), ranked(precedence, 8))
    if may:
        confirmed(booking, who, "จำเป็น")
    else:
        with pytest.raises(NotAllowed):
            confirmed(booking, who, "จำเป็น")


def test_who_takes_pictures_may_do_so_twice_a_day() -> None:
    """How many a day is said of who leads a ceremony (handbook 3.5), of nobody else (3.13)."""
    confirmed(held(waiting(), ranked(Precedence.STATE), "mc1", "photographer"))
    confirmed(held(waiting(), occasion(5), "mc1", "photographer"))
    with pytest.raises(NotAccepted, match="a day is usual"):
        confirmed(held(waiting(), occasion(10), "mc1", "mc"))


def test_the_office_sets_its_own_limits(office: int) -> None:
    """No length of time is fixed in the code (handbook 0)."""
    with write() as session:
        for limit, amount in (("travel_across", 15), ("a_day", 3)):
            session.add(BookingLimit(office_id=office, limit=limit, amount=amount))
    confirmed(held(waiting(), occasion()))
    confirmed(held(waiting(), occasion(2.5)))


def test_what_is_free_instead_is_known_and_what_nothing_speaks_against_comes_first(
    office: int,
) -> None:
    with read() as session:
        assert [each.key for each in free_instead(session, office, "mc", occasion())] == [
            "mc1",
            "mc2",
        ]
    confirmed(held(waiting(), occasion(8)))
    with read() as session:
        assert [each.key for each in free_instead(session, office, "mc", occasion())] == [
            "mc2",
            "mc1",
        ]
        assert [each.key for each in free_instead(session, office, "mc", occasion(8))] == ["mc2"]


def test_nobody_is_booked_as_what_they_are_not_nor_for_less_than_no_time() -> None:
    with pytest.raises(WrongMoment, match="cannot be booked for that"):
        held(waiting(), occasion(), "mc2", "photographer")
    with pytest.raises(Invalid):
        held(waiting(), occasion(2, -1))


def test_the_story_tells_every_booking() -> None:
    code = waiting()
    booking = held(code, occasion())
    confirmed(booking)
    released(booking)
    events = [each for each in cast.events_of(code) if each.kind.startswith("booking.")]
    with read() as session:
        told = [sentence(each, names_in(session, events)) for each in events]
    assert [each.th for each in told] == [
        "จอง mc1 ไทย ไว้ก่อน 3/12/2569 08.30–10.30 น.",
        "director ยืนยันการจอง mc1 ไทย 3/12/2569 08.30–10.30 น.",
        "ปล่อย mc1 ไทย 3/12/2569 08.30–10.30 น. ให้ว่าง (ไม่ต้องการแล้ว)",
    ]
    assert told[0].en == "mc1 is held, 3/12/2026 08:30–10:30."

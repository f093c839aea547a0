"""Deeds: what a mission does to the office's own tables stands or falls with its step."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from models.booking import Booking
from models.booking_refused import AlreadyBooked
from models.database import write
from models.precedence import Precedence
from models.resource_kind import ResourceKind
from models.role import Role
from models.taking_off import replace
from tasks.bookings import (
    booked_now,
    confirm_booking,
    hold_person,
    hold_resource,
    release_booking,
    replace_booking,
)
from tests import cast
from tests.cast import HELLO, CastLetter, completes, opened, record_of, steps_of
from tests.sharing import all_of, comes_in, confirmed, held, occasion, waiting
from workflows.completing import Completion, complete
from workflows.moving import retry, withdraw

MC = ResourceKind.MC


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def booking_mission(case: Any, _request: Any) -> Any:
    """An MC is held, the director decides, the letter is written; the MC is named at the end."""
    mc = case.do(hold_resource, resource="mc1", used_as=MC, occasion=occasion())
    if mc.refused:
        return case.closes("refused-" + "-".join(mc.instead))
    decided = case.approve("decide", of=Role.DIRECTOR)
    if decided.rejected:
        case.do(release_booking, booking=mc.booking, because="ไม่อนุมัติ")
    else:
        because = decided.comment
        done = case.do(confirm_booking, booking=mc.booking, by=decided.by, because=because)
        if not done.stands:
            return case.closes("warned" if done.warnings else "lost")
    case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("-".join(["with", *case.look_up(booked_now, bookings=[mc.booking])]))


def told_of(code: str) -> list[str]:
    return [kind for kind in cast.kinds_of(code) if kind.startswith("booking.")]


def test_a_deed_is_done_with_the_step_before_it_and_only_once() -> None:
    code = opened(booking_mission)
    assert [each.is_confirmed for each in all_of()] == [False]
    completes("director", code, "decide", outcome="approve")
    assert [each.is_confirmed for each in all_of()] == [True]
    completes("news1", code, "letter", HELLO)
    assert told_of(code)[:2] == ["booking.held", "booking.confirmed"]
    assert cast.case_of(code).outcome == "with-mc1"
    assert steps_of(code)["hold-resource"] == "done"


def test_a_refused_mission_knows_what_is_free_instead() -> None:
    confirmed(held(waiting(), occasion()))
    code = opened(booking_mission)
    assert cast.case_of(code).outcome == "refused-mc2"
    kept = record_of(code)["hold-resource"].result
    assert "mc1 ไทย ยืนยันไว้แล้ว 3/12/2569" in kept["against"][0][0]


def test_what_the_mission_lets_go_is_free() -> None:
    code = opened(booking_mission)
    completes("director", code, "decide", cast.NO, outcome="reject")
    assert told_of(code) == ["booking.held", "booking.released"]
    confirmed(held(waiting(), occasion()))


def test_what_is_let_go_in_the_act_that_ends_the_case_is_let_go_once() -> None:
    def brief(case: Any, _request: Any) -> Any:
        mc = case.do(hold_resource, resource="mc1", used_as=MC, occasion=occasion())
        case.do(hold_resource, resource="van", used_as=ResourceKind.VEHICLE, occasion=occasion())
        case.approve("decide", of=Role.DIRECTOR)
        case.do(release_booking, booking=mc.booking, because="ไม่ใช้แล้ว")
        return case.closes("done")

    code = opened(brief)
    completes("director", code, "decide", outcome="approve")
    assert told_of(code) == ["booking.held"] * 2 + ["booking.released"] * 2
    assert not any(each.stands for each in all_of())
    assert cast.kinds_of(code)[-1] == "case.closed"


@pytest.mark.parametrize("decided", [False, True])
def test_a_case_that_is_withdrawn_books_nothing_any_more(*, decided: bool) -> None:
    """Without a word of its mission about it: an ended case has nothing ahead of it."""
    code = opened(booking_mission)
    if decided:
        completes("director", code, "decide", outcome="approve")
    with write() as session:
        withdraw(session, code, by=cast.person(session, "news1"), reason="เปลี่ยนใจ")
    assert cast.kinds_of(code)[-2:] == ["booking.released", "case.withdrawn"]
    confirmed(held(waiting(), occasion()))


def test_a_decision_that_is_not_kept_confirms_nothing() -> None:
    code = opened(booking_mission)
    task_id = cast.task_of(code, "decide").id

    with cast.nothing_changes(), write() as session:
        director = cast.person(session, "director")
        given = Completion({}, outcome="approve")
        complete(session, task_id, by=director, given=given)
        assert any(booking.is_confirmed for booking in session.exec(select(Booking)))
        session.rollback()


def test_where_a_branch_beside_it_cannot_open_nothing_is_booked_and_a_retry_books_once() -> None:
    of = ["nobody"]

    def beside(case: Any, _request: Any) -> Any:
        case.all(
            mc=lambda: case.do(hold_resource, resource="mc1", used_as=MC, occasion=occasion()),
            letter=lambda: case.ask("letter", CastLetter, of=of[0]),
        )
        return case.closes("done")

    code = opened(beside)
    (incident,) = cast.incidents_of(code)
    assert (all_of(), told_of(code)) == ([], [])
    of[0] = Role.NEWS_OFFICER
    with write() as session:
        retry(session, incident.id, by=cast.person(session, "admin"))
    assert (len(all_of()), told_of(code)) == (1, ["booking.held"])


def test_warnings_come_back_to_be_accepted() -> None:
    confirmed(held(waiting(), occasion(8)))
    code = opened(booking_mission)
    assert "ในวันเดียวกัน" in record_of(code)["hold-resource"].result["warnings"][0][0]
    completes("director", code, "decide", outcome="approve")
    assert cast.case_of(code).outcome == "warned"
    code = opened(booking_mission)
    completes("director", code, "decide", outcome="approve", comment="มีเวลาพอ")
    assert [each.accepted_because for each in all_of() if each.is_confirmed] == ["", "มีเวลาพอ"]


def test_who_goes_first_is_confirmed_and_the_other_hears_that_it_lost() -> None:
    code = opened(booking_mission)
    held(waiting(), occasion(precedence=Precedence.STATE))
    completes("director", code, "decide", outcome="approve")
    assert cast.case_of(code).outcome == "lost"


def test_a_number_stands_for_the_substitute_whom_the_director_put_there() -> None:
    code = opened(booking_mission)
    (booking,) = all_of()
    with write() as session:
        by = cast.person(session, "director")
        replace(session, booking.id, "mc2", by=by, because="ป่วย")
    completes("director", code, "decide", outcome="approve")
    assert [each.is_confirmed for each in all_of()] == [False, True]
    completes("news1", code, "letter", HELLO)
    assert cast.case_of(code).outcome == "with-mc2"


@pytest.mark.parametrize("is_free", [True, False])
def test_a_mission_puts_a_substitute_there_by_the_directors_decision(*, is_free: bool) -> None:
    """Where the substitute is not free, everything stays as it was, and the mission hears it."""

    def replacing(case: Any, _request: Any) -> Any:
        mc = case.do(hold_resource, resource="mc1", used_as=MC, occasion=occasion())
        by = case.approve("decide", of=Role.DIRECTOR).by
        given: dict[str, Any] = {"substitute": "mc2", "by": by, "because": "ป่วย"}
        instead = case.do(replace_booking, booking=mc.booking, **given)
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes(f"{instead.refused}-{case.look_up(booked_now, bookings=[mc.booking])}")

    if not is_free:
        confirmed(held(waiting(), occasion(), "mc2"))
    code = opened(replacing)
    completes("director", code, "decide", outcome="approve")
    completes("news1", code, "letter", HELLO)
    assert cast.case_of(code).outcome == ("False-['mc2']" if is_free else "True-['mc1']")
    assert ("booking.replaced" in told_of(code)) is is_free


def test_somebody_is_booked_as_what_they_are_and_nobody_else_is() -> None:
    def of_people(case: Any, _request: Any) -> Any:
        writer = case.approve("decide", of=Role.DIRECTOR)
        found = [
            case.do(hold_person, person=writer.by, used_as=MC, occasion=occasion()),
            case.do(hold_person, person=case.opened_by, used_as=MC, occasion=occasion()),
        ]
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes("-".join(each.resource if each else "none" for each in found))

    code = opened(of_people)
    completes("director", code, "decide", outcome="approve")
    completes("news2", code, "letter", HELLO)
    assert cast.case_of(code).outcome == "none-mc1"


def test_a_mission_touches_no_booking_of_another_case() -> None:
    theirs = held(waiting(), occasion())

    def meddling(case: Any, _request: Any) -> Any:
        case.do(release_booking, booking=theirs, because="x")
        return case.closes("done")

    (incident,) = cast.incidents_of(opened(meddling))
    assert "is not of" in incident.message
    with pytest.raises(AlreadyBooked):
        held(waiting(), occasion())

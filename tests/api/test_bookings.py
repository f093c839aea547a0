"""The diaries of what the office shares, and the director's substitutes, at the JSON doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.precedence import Precedence
from tests import secrets
from tests.api.caller import problems, refusal
from tests.sharing import all_of, comes_in, confirmed, held, occasion, ranked, waiting

if TYPE_CHECKING:
    from tests.api.caller import Doors

WEEK = "/bookings?first=2026-11-30"
WHY = {"instead": "mc2", "reason": "งานเสด็จฯ ต้องใช้พิธีกรคนนี้"}


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def diaries(doors: Doors, handle: str = "news1") -> dict[str, list[dict[str, Any]]]:
    told = doors.get(handle, WEEK)
    assert (told["first"], told["last"]) == ("2026-11-30", "2026-12-06")
    return {each["key"]: each["bookings"] for each in told["resources"]}


def test_a_week_tells_every_resource_and_who_has_it(doors: Doors) -> None:
    code = waiting()
    confirmed(held(code, occasion(venue="หอประชุม")))
    held(code, ranked(Precedence.STATE, 24), "van")
    found = diaries(doors)
    assert list(found) == ["mc1", "mc2", "van", "room"]
    (booking,), (van,) = found["mc1"], found["van"]
    assert (booking["case"], booking["subject"], booking["state"]) == (code, "ทดสอบ", "confirmed")
    assert booking["when"]["th"] == "3/12/2569 08.30–10.30 น."
    assert (booking["venue"], booking["used_as_in_words"]["th"]) == ("หอประชุม", "พิธีกร")
    assert (van["state"], van["precedence_in_words"]["th"]) == ("held", "รัฐพิธี")
    assert found["mc2"] == found["room"] == []


def test_another_week_tells_nothing_of_it(doors: Doors) -> None:
    confirmed(held(waiting(), occasion()))
    told = doors.get("news1", "/bookings?first=2026-12-04")
    assert [each["bookings"] for each in told["resources"]] == [[], [], [], []]


@pytest.mark.parametrize("first", ["1000-01-01", "9999-12-31", "tomorrow", "2026-02-30"])
def test_a_day_that_cannot_be_shown_is_told(doors: Doors, first: str) -> None:
    answer = doors.ask("news1", "GET", f"/bookings?first={first}")
    assert (refusal(answer), list(problems(answer))) == ((422, "invalid"), ["first"])


def test_a_secret_case_is_named_to_its_readers_only_and_its_subject_to_nobody(
    doors: Doors,
) -> None:
    secrets.registrar_moves_in()
    code = secrets.opened(secrecy="secret")
    confirmed(held(code, occasion(venue="ลับ")))
    (mine,), (theirs,) = diaries(doors, "prc_head")["mc1"], diaries(doors, "news1")["mc1"]
    assert (mine["case"], theirs["case"]) == (code, None)
    assert {mine["subject"], mine["venue"], theirs["subject"], theirs["venue"]} == {None}


def test_another_office_sees_and_moves_nothing_of_ours(doors: Doors) -> None:
    booking = confirmed(held(waiting(), occasion()))
    assert doors.get("stranger", WEEK)["resources"] == []
    answer = doors.ask("stranger", "POST", f"/bookings/{booking}/replacement", WHY)
    assert refusal(answer) == (404, "not-found")


def test_the_director_puts_a_substitute_there_and_nobody_else_may(doors: Doors) -> None:
    booking = confirmed(held(waiting(), occasion()))
    for handle in ("prc_head", "deputy"):
        answer = doors.ask(handle, "POST", f"/bookings/{booking}/replacement", WHY)
        assert refusal(answer) == (403, "not-allowed")
        assert not doors.get(handle, WEEK)["may_take_off"]
    told = doors.ask("director", "POST", f"/bookings/{booking}/replacement", WHY).json()
    assert told["state"] == "confirmed"
    found = diaries(doors)
    assert ([each["id"] for each in found["mc2"]], found["mc1"]) == ([told["id"]], [])


def test_what_is_not_free_is_refused_with_who_has_it(doors: Doors) -> None:
    booking = confirmed(held(waiting(), occasion()))
    other = waiting()
    confirmed(held(other, occasion(1), "mc2"))
    answer = doors.ask("director", "POST", f"/bookings/{booking}/replacement", WHY)
    assert refusal(answer) == (409, "already-booked")
    assert other in answer.json()["text"]["th"]
    assert len(all_of()) == 2


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, {"instead": "required", "reason": "required"}),
        ({"instead": "mc2", "reason": " "}, {"reason": "required"}),
        ({"instead": "mc1", "reason": "x"}, {"instead": "the_same"}),
        (WHY | {"more": 1}, {"more": "unknown_field"}),
    ],
    ids=["nothing", "no-reason", "themselves", "more"],
)
def test_a_substitute_needs_a_name_and_a_reason(
    doors: Doors, given: dict[str, Any], wrong: dict[str, str]
) -> None:
    booking = confirmed(held(waiting(), occasion()))
    answer = doors.ask("director", "POST", f"/bookings/{booking}/replacement", given)
    assert (answer.status_code, problems(answer)) == (422, wrong)


def test_a_substitute_unknown_to_the_office_is_told(doors: Doors) -> None:
    booking = confirmed(held(waiting(), occasion()))
    body = WHY | {"instead": "nobody"}
    answer = doors.ask("director", "POST", f"/bookings/{booking}/replacement", body)
    assert refusal(answer) == (404, "not-found")

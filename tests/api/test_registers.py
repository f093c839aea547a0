"""Registers at the JSON doors: what was given out, and striking a number out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.acting import order_of
from tests.api.caller import problems, refusal
from tests.signing import signed, to_sign

if TYPE_CHECKING:
    from tests.api.caller import Doors

BOOK = "/registers/outgoing/2569"
WHY = {"reason": "พิมพ์ผิดฉบับ"}


@pytest.fixture
def letters(doors: Doors) -> list[str]:
    """Three cases whose letters were signed on Tuesday, in this order."""
    return signed(3)


def test_every_number_stands_with_its_case_and_signature(doors: Doors, letters: list[str]) -> None:
    (book,) = doors.get("news1", "/registers")["items"]
    assert (book["register_name"], book["year"], book["last"]) == ("outgoing", 2569, 3)
    assert book["title"]["th"] == "ทะเบียนหนังสือส่ง"
    entries = doors.get("news1", BOOK)["items"]
    assert [(each["number"], each["case"]) for each in entries] == [
        (f"{count}/2569", letters[count - 1]) for count in (3, 2, 1)
    ]
    assert {each["signed_by"]["handle"] for each in entries} == {"prc_head"}
    assert {each["signed_at"] for each in entries} == {"2026-11-24T09:00:00+07:00"}


def test_a_number_says_in_what_capacity_and_by_which_order_it_was_signed(
    doors: Doors, letters: list[str]
) -> None:
    assert doors.get("news1", BOOK)["items"][0]["signed_as"] == {"th": "prc_head", "en": "prc_head"}
    with cast.clock_at(cast.TUESDAY):
        order_of("deputy", "prc_head", first=24, last=24, number="7/2569")
        (code,) = to_sign(1)
        cast.completes("deputy", code, "sign", outcome="approve")
    signed_as = doors.get("news1", BOOK)["items"][0]["signed_as"]
    assert signed_as["th"] == "deputy รักษาราชการแทนprc_head ตามคำสั่งที่ 7/2569"
    assert signed_as["en"].endswith("by order 7/2569")


def test_a_register_is_read_page_by_page(doors: Doors, letters: list[str]) -> None:
    first = doors.get("news1", f"{BOOK}?limit=2")
    second = doors.get("news1", f"{BOOK}?limit=2&cursor={first['next']}")
    assert [each["count"] for each in first["items"] + second["items"]] == [3, 2, 1]
    assert second["next"] is None
    assert doors.get("news1", "/registers/outgoing/2570")["items"] == []


def test_a_number_struck_out_stays_and_is_not_given_again(doors: Doors, letters: list[str]) -> None:
    told = doors.ask("clerk", "POST", f"{BOOK}/2/cancellation", WHY).json()
    assert (told["number"], told["cancelled_by"]["handle"]) == ("2/2569", "clerk")
    assert (told["cancelled_reason"], told["may_cancel"]) == (WHY["reason"], False)
    signed(1)
    numbers = [each["number"] for each in doors.get("clerk", BOOK)["items"]]
    assert numbers == [f"{count}/2569" for count in (4, 3, 2, 1)]
    last = doors.get("clerk", f"/cases/{letters[1]}/events")["items"][-1]
    assert last["kind"] == "register.number-cancelled"
    assert last["data"] == {"number": "2/2569", "reason": WHY["reason"]}


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("news1", f"{BOOK}/1/cancellation", (403, "not-allowed")),
        ("prc_head", f"{BOOK}/1/cancellation", (403, "not-allowed")),
        ("stranger", f"{BOOK}/1/cancellation", (404, "not-found")),
        ("clerk", f"{BOOK}/4/cancellation", (404, "not-found")),
        ("clerk", "/registers/orders/2569/1/cancellation", (404, "not-found")),
    ],
)
def test_who_may_not_strike_out_changes_nothing(
    doors: Doors, letters: list[str], who: str, path: str, status: tuple[int, str]
) -> None:
    doors.token(who)
    before = {**cast.dump(), "access": None}
    assert refusal(doors.ask(who, "POST", path, WHY)) == status
    assert {**cast.dump(), "access": None} == before


@pytest.mark.parametrize(
    ("who", "may"), [("news1", False), ("prc_head", False), ("clerk", True), ("director", True)]
)
def test_who_may_strike_out_is_told_so(
    doors: Doors,
    letters: list[str],
    who: str,
    may: bool,  # noqa: FBT001 - a parameter
) -> None:
    assert {each["may_cancel"] for each in doors.get(who, BOOK)["items"]} == {may}


def test_a_register_that_is_not_kept_is_not_found(doors: Doors) -> None:
    assert refusal(doors.ask("clerk", "GET", "/registers/dance/2569")) == (404, "not-found")


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "  "}, {"reason": "x" * 2_001}])
def test_a_reason_is_needed(doors: Doors, letters: list[str], body: dict[str, str]) -> None:
    answer = doors.ask("clerk", "POST", f"{BOOK}/1/cancellation", body)
    assert refusal(answer)[0] == 422
    assert problems(answer).keys() == {"reason"}
    assert not doors.get("clerk", BOOK)["items"][-1]["cancelled_at"]


def test_of_two_who_strike_out_at_once_one_does(doors: Doors, letters: list[str]) -> None:
    for who in ("clerk", "director"):
        doors.token(who)

    def strikes(who: str) -> int:
        return doors.ask(who, "POST", f"{BOOK}/1/cancellation", WHY).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(strikes, ("clerk", "director"))) == [200, 409]
    kinds = cast.kinds_of(letters[0])
    assert kinds.count("register.number-cancelled") == 1


def test_strangers_see_their_own_registers_only(doors: Doors, letters: list[str]) -> None:
    assert doors.get("stranger", "/registers")["items"] == []
    assert doors.get("stranger", BOOK)["items"] == []

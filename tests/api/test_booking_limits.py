"""How close two bookings may lie: told, changed with a reason by who answers for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.booking_refused import NotAccepted
from tests.api.caller import problems, refusal
from tests.sharing import comes_in, confirmed, held, occasion, waiting

if TYPE_CHECKING:
    from tests.api.caller import Doors

WHERE = "/office/booking-limits"
CHANGED: dict[str, Any] = {
    "rule": "travel_across",
    "value": 20,
    "source": "คำสั่งที่ 5/2569",
    "reason": "มีทางด่วนแล้ว",
}


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def values(doors: Doors) -> dict[str, int]:
    return {each["rule"]: each["value"] for each in doors.get("news1", WHERE)["limits"]}


def test_without_a_word_of_the_office_they_are_the_handbooks(doors: Doors) -> None:
    assert values(doors) == {"travel": 60, "travel_across": 90, "rest": 480, "a_day": 1}


def test_what_is_changed_counts_from_then_on_and_its_history_says_why(doors: Doors) -> None:
    confirmed(held(waiting(), occasion(0, 2), "van"))
    later = held(waiting(), occasion(2.5), "van")
    with pytest.raises(NotAccepted):
        confirmed(later)
    told = doors.ask("director", "POST", WHERE, CHANGED).json()
    confirmed(later)
    (change,) = told["changes"]
    assert (change["before"], change["after"]["amount"]) == (None, 20)
    assert (change["reason"], change["by"]["handle"]) == ("มีทางด่วนแล้ว", "director")
    again = doors.ask("deputy", "POST", WHERE, CHANGED | {"value": "๓๐"}).json()
    assert [each["after"]["amount"] for each in again["changes"]] == [30, 20]
    assert refusal(doors.ask("deputy", "POST", WHERE, CHANGED | {"value": 30})) == (
        409,
        "wrong-moment",
    )


@pytest.mark.parametrize("handle", ["news1", "prc_head", "admin"])
def test_nobody_else_changes_them(doors: Doors, handle: str) -> None:
    assert refusal(doors.ask(handle, "POST", WHERE, CHANGED)) == (403, "not-allowed")
    assert not doors.get(handle, WHERE)["may_change"]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"value": -1}, "value"),
        ({"rule": "a_day", "value": 21}, "value"),
        ({"value": 10**9}, "value"),
        ({"rule": "sleep"}, "rule"),
        ({"reason": " "}, "reason"),
        ({"source": ""}, "source"),
    ],
    ids=["negative", "too-many", "too-long", "unknown", "no-reason", "no-source"],
)
def test_what_cannot_be_is_named(doors: Doors, changes: dict[str, Any], wrong: str) -> None:
    answer = doors.ask("director", "POST", WHERE, CHANGED | changes)
    assert (answer.status_code, list(problems(answer))) == (422, [wrong])
    assert values(doors)["travel_across"] == 90

"""The approval ladder at the JSON doors: what it says, what it said before, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.matter import MATTERS
from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from tests.api.caller import Doors

RULES = "/approval-rules"
PROCUREMENT = f"{RULES}/procurement"
CHANGE: dict[str, Any] = {
    "bands": [
        {"up_to_baht": 100_000, "last_rung": "director"},
        {"up_to_baht": None, "last_rung": "governor"},
    ],
    "why": "คำสั่งมอบอำนาจใหม่",
    "source": "คำสั่งจังหวัดที่ 12/2569",
    "version": 0,
}


def test_every_matter_says_who_has_the_last_word(doors: Doors) -> None:
    told = {each["matter"]: each for each in doors.get("news1", RULES)["items"]}
    assert list(told) == list(MATTERS)
    letter = told["office-letter"]
    assert letter["title"]["en"] == "Letter in the office's name"
    assert letter["source"] == "handbook 1.5"
    assert [(each["last_rung"], each["outside"]) for each in letter["bands"]] == [
        ("director", False)
    ]
    assert told["grave-press-message"]["bands"][0]["title"]["th"] == "รองผู้ว่าราชการจังหวัด"
    assert told["grave-press-message"]["mission_code"] == "PRES"


def test_a_change_stands_with_who_made_it_when_from_what_and_why(doors: Doors) -> None:
    with cast.clock_at(cast.TUESDAY):
        told = doors.ask("director", "PUT", PROCUREMENT, CHANGE).json()
    assert (told["version"], told["changed_by"]["handle"], told["why"]) == (
        1,
        "director",
        CHANGE["why"],
    )
    assert told["since"] == "2026-11-24T09:00:00+07:00"
    again = {**CHANGE, "bands": CHANGE["bands"][1:], "version": 1}
    assert doors.ask("deputy", "PUT", PROCUREMENT, again).status_code == 200
    newest, first = doors.get("news1", PROCUREMENT)["items"]
    assert (newest["changed_by"]["handle"], newest["until"]) == ("deputy", None)
    assert first["until"] == newest["since"]
    assert [each["up_to_baht"] for each in first["bands"]] == [100_000, None]
    by_matter = {each["matter"]: each for each in doors.get("news1", RULES)["items"]}
    assert by_matter["procurement"]["bands"] == newest["bands"]


@pytest.mark.parametrize(
    ("who", "path", "body", "status"),
    [
        ("prc_head", PROCUREMENT, {}, (403, "not-allowed")),
        ("director", f"{RULES}/moon", {}, (404, "not-found")),
        ("director", PROCUREMENT, {"version": 7}, (409, "stale-version")),
        ("director", PROCUREMENT, {"why": " "}, (422, "invalid")),
        ("director", PROCUREMENT, {"bands": []}, (422, "invalid")),
    ],
)
def test_what_is_refused_changes_nothing(
    doors: Doors, who: str, path: str, body: dict[str, Any], status: tuple[int, str]
) -> None:
    doors.token(who)
    before = {**cast.dump(), "access": None}
    assert refusal(doors.ask(who, "PUT", path, CHANGE | body)) == status
    assert {**cast.dump(), "access": None} == before


def test_what_makes_no_ladder_is_named_where_it_stands(doors: Doors) -> None:
    bands: list[dict[str, Any]] = [{"up_to_baht": None, "last_rung": "prd_hq"}]
    answer = doors.ask("director", "PUT", f"{RULES}/press-message", CHANGE | {"bands": bands})
    assert problems(answer) == {"bands.0.last_rung": "not_for_this_matter"}
    bands = [{"up_to_baht": 5, "last_rung": "governor"}, {"last_rung": "moon"}]
    answer = doors.ask("director", "PUT", PROCUREMENT, CHANGE | {"bands": bands})
    assert problems(answer).keys() == {"bands.1.last_rung"}


@pytest.mark.parametrize(("who", "may"), [("news1", False), ("admin", False), ("deputy", True)])
def test_who_may_change_it_is_told_so(
    doors: Doors,
    who: str,
    may: bool,  # noqa: FBT001 - a parameter
) -> None:
    assert {each["may_change"] for each in doors.get(who, RULES)["items"]} == {may}

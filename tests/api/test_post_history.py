"""What a post was: who held it, what it entitled to before, who stood in for it by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.acting import MONDAY, day
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.api.caller import Doors


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def post(doors: Doors, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in doors.get("news1", "/posts")["items"] if each["key"] == key
    )
    return found


def test_who_is_appointed_from_a_later_day_does_not_hold_the_post_yet(doors: Doors) -> None:
    (first,) = post(doors, "liaison")["incumbents"]
    path = f"/incumbencies/{first['n']}/ending"
    doors.ask("director", "POST", path, {"last": "2026-11-15"})
    given = {"person": "clerk", "first": "2026-11-20"}
    doors.ask("director", "POST", "/posts/liaison/incumbents", given)
    told = post(doors, "liaison")
    assert told["vacant"]
    assert [(one["person"]["handle"], one["to_come"]) for one in told["incumbents"]] == [
        ("clerk", True)
    ]
    with cast.clock_at(day(20)):
        told = post(doors, "liaison")
    assert not told["vacant"]
    assert not told["incumbents"][0]["to_come"]


def test_those_who_held_a_post_are_told_with_who_said_so(doors: Doors) -> None:
    (first,) = post(doors, "liaison")["incumbents"]
    ending = {"last": "2026-11-15"}
    doors.ask("director", "POST", f"/incumbencies/{first['n']}/ending", ending)
    given = {"person": "clerk", "first": "2026-11-16"}
    doors.ask("director", "POST", "/posts/liaison/incumbents", given)
    newer, older = doors.get("news1", "/posts/liaison/history")["incumbents"]
    assert (newer["person"]["handle"], newer["last"]) == ("clerk", None)
    assert newer["appointed_by"]["handle"] == "director"
    assert (older["person"]["handle"], older["last"]) == ("liaison", "2026-11-15")
    assert older["appointed_by"] is None
    assert older["ended_by"]["handle"] == "director"
    assert refusal(doors.ask("stranger", "GET", "/posts/liaison/history"))[0] == 404


def test_what_a_post_entitled_to_before_is_kept(doors: Doors) -> None:
    for roles in (["media_liaison", "driver"], ["driver"], ["driver"]):
        doors.ask("director", "PUT", "/posts/liaison/roles", {"roles": roles})
    newer, older = doors.get("news1", "/posts/liaison/history")["changes"]
    assert [len(each) for each in (older["before"], older["after"])] == [1, 2]
    assert newer["before"] == older["after"]
    assert [each["th"] for each in newer["after"]] == ["พนักงานขับรถ"]
    assert (newer["what"], newer["by"]["handle"]) == ("roles", "director")


def test_a_post_is_not_left_without_a_role(doors: Doors) -> None:
    doors.token("director")
    with cast.nothing_changes():
        answer = doors.ask("director", "PUT", "/posts/liaison/roles", {"roles": []})
    assert problems(answer) == {"roles": "no_role"}
    assert "เลือกอย่างน้อยหนึ่งบทบาท" in answer.text


def substitute(doors: Doors, key: str, other: str | None, by: str = "director") -> Any:
    return doors.ask(by, "PUT", f"/posts/{key}/substitute", {"substitute": other})


def test_a_substitute_is_named_and_taken_away(doors: Doors) -> None:
    assert substitute(doors, "news1", "news2").json()["default_substitute"] == "news2"
    assert substitute(doors, "news2", "news1").status_code == 200
    assert substitute(doors, "news1", None).json()["default_substitute"] is None
    last, first = doors.get("news2", "/posts/news1/history")["changes"]
    assert (first["what"], first["before"]) == ("substitute", [])
    assert ([each["th"] for each in last["before"]], last["after"]) == (["news2"], [])


def test_a_substitute_is_refused_at_its_field(doors: Doors) -> None:
    substitute(doors, "news1", "news2")
    substitute(doors, "news2", "liaison")
    for key, other, code in (
        ("news1", "news1", "oneself"),
        ("news1", "director", "oneself"),
        ("news1", "king", "unknown_post"),
        ("liaison", "news1", "circle"),
    ):
        with cast.nothing_changes():
            assert problems(substitute(doors, key, other)) == {"substitute": code}, (key, other)
    assert refusal(substitute(doors, "liaison", "clerk", by="news1"))[0] == 403


def test_who_takes_up_a_post_while_away_is_told_as_away(doors: Doors) -> None:
    away = {"person": "clerk", "kind": "travel", "first": "2026-11-16", "last": "2026-11-18"}
    assert doors.ask("clerk", "POST", "/absences", away).status_code == 201
    given = {"person": "clerk", "first": "2026-11-16"}
    taken = doors.ask("director", "POST", "/posts/liaison/incumbents", given)
    assert taken.json()["away"]
    assert taken.headers["location"] == "/api/posts/liaison/history"

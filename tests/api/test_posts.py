"""Posts, acting orders and absences at the JSON doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.acting import MONDAY, away, day, order_of
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.api.caller import Doors

ORDER: dict[str, Any] = {
    "form": "acting_for",
    "post": "director",
    "person": "deputy",
    "number": "12/2569",
    "ordered_on": "13/11/2569",
    "first": "16 พ.ย. 2569",
    "last": "2026-11-18",
}
DELEGATED = ORDER | {"form": "on_behalf", "person": "clerk", "amount": "50,000"}
AWAY = {"person": "director", "kind": "travel", "first": "2026-11-16", "last": "2026-11-18"}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_an_order_is_entered_read_and_revoked(doors: Doors) -> None:
    answer = doors.ask("director", "POST", "/acting-orders", ORDER)
    assert answer.status_code == 201
    told = answer.json()
    assert answer.headers["location"] == told["url"] == f"/api/acting-orders/{told['n']}"
    assert (told["first"], told["last"], told["state"]) == ("2026-11-16", "2026-11-18", "in_force")
    assert told["words"]["th"] == "รักษาราชการแทนdirector"
    assert told["may_revoke"]
    (listed,) = doors.get("news1", "/acting-orders")["items"]
    assert listed == told | {"may_revoke": False}
    path = f"/acting-orders/{told['n']}/revocation"
    assert refusal(doors.ask("news1", "POST", path, {"reason": "ไม่ใช้"})) == (403, "not-allowed")
    revoked = doors.ask("director", "POST", path, {"reason": "กลับก่อนกำหนด"}).json()
    assert (revoked["state"], revoked["revoked_reason"]) == ("revoked", "กลับก่อนกำหนด")
    assert revoked["revoked_by"]["handle"] == "director"
    again = doors.ask("director", "POST", path, {"reason": "อีกครั้ง"})
    assert refusal(again) == (409, "wrong-moment")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ORDER | {"number": " "}, {"number": "required"}),
        (ORDER | {"last": None}, {"last": "no_end"}),
        (ORDER | {"last": "2026-11-15"}, {"last": "wrong_way"}),
        (ORDER | {"person": "nobody"}, {"person": "unknown_person"}),
        (ORDER | {"person": "stranger"}, {"person": "unknown_person"}),
        (ORDER | {"person": "director", "post": "prc_head"}, {"person": "oneself"}),
        (ORDER | {"post": "king"}, {"post": "unknown_post"}),
        (DELEGATED, {"missions": "no_scope"}),
        (DELEGATED | {"missions": ["dance"]}, {"missions.0": "unknown_mission"}),
    ],
)
def test_an_order_is_refused_at_its_fields(
    doors: Doors, body: dict[str, Any], expected: dict[str, str]
) -> None:
    doors.token("director")
    with cast.nothing_changes():
        answer = doors.ask("director", "POST", "/acting-orders", body)
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == expected


def test_delegated_authority_keeps_its_scope_and_limit(doors: Doors) -> None:
    body = DELEGATED | {"missions": ["consultation"], "conditions": "เฉพาะหนังสือตอบรับ"}
    told = doors.ask("director", "POST", "/acting-orders", body).json()
    assert (told["missions"], told["amount"]) == (["consultation"], "50000")
    assert told["conditions"] == "เฉพาะหนังสือตอบรับ"


def test_who_acts_finds_the_work_and_is_told_in_what_capacity(doors: Doors, code: str) -> None:
    cast.completes("news1", code, "write", {"words": "สวัสดี"})
    path = f"/human-tasks/{cast.task_of(code, 'approve').id}"
    assert doors.get("liaison", path)["acts_as"] is None
    order_of("liaison", "prc_head")
    assert [each["case"]["code"] for each in doors.get("liaison", "/queue")["items"]] == [code]
    capacity = "liaison รักษาราชการแทนprc_head ตามคำสั่งที่ 12/2569"
    assert doors.get("liaison", path)["acts_as"]["th"] == capacity
    assert doors.get("prc_head", path)["acts_as"]["th"] == "prc_head"
    done = doors.ask("liaison", "POST", f"{path}/completion", {"outcome": "approve"})
    assert done.status_code == 200
    assert doors.get("clerk", path)["done_as"]["th"] == capacity
    told = doors.get("clerk", f"/cases/{code}/events")["items"]
    completed = [each for each in told if each["kind"] == "human-task.completed"][-1]
    assert f"ในฐานะ{capacity}" in completed["words"]["th"]
    assert completed["data"]["capacity"]["orders"][0]["number"] == "12/2569"


def test_an_order_that_has_ended_is_a_403_that_says_so(doors: Doors, code: str) -> None:
    cast.completes("news1", code, "write", {"words": "สวัสดี"})
    order_of("liaison", "prc_head")
    path = f"/human-tasks/{cast.task_of(code, 'approve').id}/completion"
    with cast.clock_at(day(19)):
        answer = doors.ask("liaison", "POST", path, {"outcome": "approve"})
    assert refusal(answer) == (403, "not-allowed")
    assert "คำสั่งที่ 12/2569 สิ้นสุดแล้วเมื่อ 19/11/2569" in answer.json()["text"]["th"]


def test_the_chart_tells_who_holds_acts_and_is_away(doors: Doors) -> None:
    order_of("deputy", "director")
    away("director")
    told = doors.get("news1", "/posts")
    assert not told["may_appoint"]
    director = next(each for each in told["items"] if each["key"] == "director")
    assert [(each["person"]["handle"], each["away"]) for each in director["incumbents"]] == [
        ("director", True)
    ]
    (acting,) = director["stand_ins"]
    assert acting["person"]["handle"] == "deputy"
    assert (acting["only_reviews"], len(acting["orders"])) == (False, 1)
    assert director["reports_to"] == "governor"


def test_somebody_takes_a_post_up_and_gives_it_up(doors: Doors) -> None:
    given = {"person": "clerk", "first": "2026-11-16"}
    taken = doors.ask("director", "POST", "/posts/liaison/incumbents", given)
    assert taken.status_code == 201
    assert "media_liaison" in {each["key"] for each in doors.get("clerk", "/me")["roles"]}
    assert problems(doors.ask("director", "POST", "/posts/liaison/incumbents", given)) == {
        "first": "overlap"
    }
    path = f"/incumbencies/{taken.json()['n']}/ending"
    assert problems(doors.ask("director", "POST", path, {"last": "2026-11-15"})) == {
        "last": "wrong_way"
    }
    ended = doors.ask("director", "POST", path, {"last": "2026-11-17"}).json()
    assert ended["last"] == "2026-11-17"
    assert refusal(doors.ask("news1", "POST", path, {"last": "2026-11-17"}))[0] == 403
    assert refusal(doors.ask("stranger", "POST", path, {"last": "2026-11-17"}))[0] == 404


def test_a_post_is_given_other_roles(doors: Doors) -> None:
    roles = {"roles": ["media_liaison", "photo_officer"]}
    told = doors.ask("director", "PUT", "/posts/liaison/roles", roles).json()
    assert [each["key"] for each in told["roles"]] == roles["roles"]
    unknown = doors.ask("director", "PUT", "/posts/liaison/roles", {"roles": ["king"]})
    assert problems(unknown) == {"roles.0": "unknown_role"}
    own = doors.ask("director", "PUT", "/posts/director/roles", roles)
    assert refusal(own) == (403, "not-allowed")


def test_why_somebody_is_away_is_for_those_who_lead_them(doors: Doors) -> None:
    told = doors.ask("news1", "POST", "/absences", AWAY | {"person": "news1", "kind": "sick"})
    assert told.status_code == 201
    assert told.json()["kind"] == "sick"
    for reader, kind in (("prc_head", "sick"), ("director", "sick"), ("news2", None)):
        (listed,) = doors.get(reader, "/absences")["items"]
        assert listed["kind"] == kind, reader
    assert refusal(doors.ask("news2", "POST", "/absences", AWAY))[0] == 403
    path = f"/absences/{told.json()['n']}/cancellation"
    assert refusal(doors.ask("news2", "POST", path))[0] == 403
    assert doors.ask("prc_head", "POST", path).status_code == 200
    assert doors.get("director", "/absences")["items"] == []
    assert refusal(doors.ask("prc_head", "POST", path)) == (409, "wrong-moment")

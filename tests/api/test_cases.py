"""Cases at their doors: opened, looked for, looked at, told, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.case import Case
from models.database import write
from models.role import Role
from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tests.api.caller import Doors

GIVEN = {"mission": "test", "request": {"subject": "แถลงข่าวน้ำท่วม"}}


def test_a_case_is_opened_and_says_where_it_is(doors: Doors) -> None:
    answer = doors.ask("news1", "POST", "/cases", GIVEN)
    assert answer.status_code == 201
    told = answer.json()
    assert answer.headers["Location"] == told["url"] == f"/api/cases/{told['code']}"
    assert doors.get("news1", f"/cases/{told['code']}")["subject"] == "แถลงข่าวน้ำท่วม"
    assert [task["case"]["code"] for task in doors.get("news2", "/queue")["items"]] == [
        told["code"]
    ]


def test_a_case_tells_where_it_stands(doors: Doors, code: str) -> None:
    told = doors.get("news1", f"/cases/{code}")
    assert (told["state"], told["outcome"], told["in_trouble"]) == ("open", None, False)
    assert [task["key"] for task in told["standing"]] == ["write"]
    assert [(step["key"], step["state"]) for step in told["steps"]] == [("write", "open")]
    assert told["opened_by"] == {"handle": "news1", "name": {"th": "news1", "en": "news1"}}
    assert told["actions"] == ["comment", "attach", "withdraw"]
    assert told["request_schema"]["properties"]["subject"]["x-label-en"] == "Subject"
    assert "withdraw" not in doors.get("news2", f"/cases/{code}")["actions"]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"mission": "dance", "request": {}}, {"mission": "unknown_mission"}),
        ({"mission": "test", "request": {}}, {"subject": "required"}),
        ({**GIVEN, "requester": "nobody"}, {"requester": "unknown_requester"}),
        ({**GIVEN, "colour": "red"}, {"colour": "unknown_field"}),
        ({"mission": "test"}, {"request": "required"}),
        ({}, {"mission": "required", "request": "required"}),
    ],
)
def test_what_cannot_open_a_case_is_named(
    doors: Doors, body: dict[str, Any], fields: dict[str, str]
) -> None:
    doors.token("news1")
    with cast.nothing_changes():
        answer = doors.ask("news1", "POST", "/cases", body)
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == fields


def test_who_may_not_open_a_mission_hears_403(doors: Doors) -> None:
    cast.plays(lambda case, _request: case.closes("x"), "heads", opened_by=(Role.PRC_HEAD,))
    body = {**GIVEN, "mission": "heads"}
    assert refusal(doors.ask("news1", "POST", "/cases", body)) == (403, "not-allowed")
    assert doors.get("prc_head", "/missions/heads")["may_open"] is True
    assert doors.get("news1", "/missions/heads")["may_open"] is False


def test_cases_come_in_pages_by_a_key_that_does_not_move(doors: Doors) -> None:
    codes = [cast.opened(by="news1") for _ in range(5)]
    first = doors.get("news2", "/cases?limit=2")
    assert [each["code"] for each in first["items"]] == codes[:2:-1]
    cast.opened(by="news1")  # newer ones do not push the older ones onto the next page
    second = doors.get("news2", f"/cases?limit=2&cursor={first['next']}")
    third = doors.get("news2", f"/cases?limit=2&cursor={second['next']}")
    assert [each["code"] for page in (second, third) for each in page["items"]] == codes[2::-1]
    assert third["next"] is None


def test_cases_are_found_by_words_state_and_person(doors: Doors, code: str) -> None:
    doors.ask("prc_head", "POST", "/cases", GIVEN)
    assert len(doors.get("news1", "/cases?q=น้ำท่วม")["items"]) == 1
    assert len(doors.get("news1", f"/cases?q={code.lower()}")["items"]) == 1
    assert doors.get("news1", "/cases?q=100%25")["items"] == []
    assert [each["code"] for each in doors.get("news1", "/cases?mine=true")["items"]] == [code]
    assert doors.get("news1", "/cases?state=closed")["items"] == []
    assert len(doors.get("news1", "/cases?mission=test")["items"]) == 2
    assert refusal(doors.ask("news1", "GET", "/cases?state=lost")) == (422, "invalid")
    assert doors.get("stranger", "/cases")["items"] == []


def test_tasks_are_found_by_words_and_lateness(doors: Doors, code: str) -> None:
    assert len(doors.get("news1", "/queue?q=ทดสอบ")["items"]) == 1
    assert doors.get("news1", "/queue?overdue=true")["items"] == []
    assert doors.get("news1", "/queue?mission=other")["items"] == []
    assert doors.get("news1", "/queue?limit=1")["items"][0]["case"]["code"] == code


def test_a_case_is_taken_back_by_who_answers_for_it(doors: Doors, code: str) -> None:
    back = f"/cases/{code}/withdrawal"
    assert refusal(doors.ask("news2", "POST", back, {"reason": "งด"})) == (403, "not-allowed")
    assert problems(doors.ask("news1", "POST", back, {"reason": " "})) == {"reason": "required"}
    done = doors.ask("news1", "POST", back, {"reason": "ผู้ขอขอยกเลิก"})
    assert (done.status_code, done.json()["state"]) == (200, "withdrawn")
    assert refusal(doors.ask("news1", "POST", back, {"reason": "งด"})) == (409, "case-ended")


def test_a_message_moves_the_case(doors: Doors, code: str) -> None:
    cast.completes("news1", code, "write", cast.HELLO)
    cast.completes("prc_head", code, "approve", outcome="approve")
    reply = f"/cases/{code}/messages/reply"
    wrong = doors.ask("clerk", "POST", reply, {"payload": {"yes": "maybe"}})
    assert (refusal(wrong), problems(wrong)) == ((422, "invalid"), {"yes": "not_yes_no"})
    unknown = doors.ask("clerk", "POST", f"/cases/{code}/messages/song", {"payload": {}})
    assert refusal(unknown) == (404, "not-found")
    done = doors.ask("clerk", "POST", reply, {"payload": {"yes": True}})
    assert (done.json()["state"], done.json()["outcome"]) == ("closed", "sent")
    late = doors.ask("clerk", "POST", reply, {"payload": {"yes": True}})
    assert refusal(late) == (409, "case-ended")


def test_the_story_is_told_in_both_languages(doors: Doors, code: str) -> None:
    cast.acts("news1", code, "write", "claim")
    said = doors.ask("clerk", "POST", f"/cases/{code}/comments", {"words": "รอเอกสาร"})
    assert said.status_code == 201
    told = doors.get("news2", f"/cases/{code}/events")["items"]
    assert [each["kind"] for each in told] == [
        "case.opened",
        "human-task.claimed",
        "case.commented",
    ]
    assert told[1]["words"]["en"] == "news1 took “Test letter”."
    assert told[2]["words"]["th"] == "clerk: “รอเอกสาร”"
    first = doors.get("news2", f"/cases/{code}/events?limit=2")
    rest = doors.get("news2", f"/cases/{code}/events?cursor={first['next']}")
    assert [each["id"] for each in first["items"] + rest["items"]] == [e["id"] for e in told]


def test_an_incident_is_shown_and_tried_again_by_who_may(doors: Doors) -> None:
    code = cast.opened(_breaks, key="breaks", by="news1")
    seen = doors.get("news1", f"/cases/{code}")["incidents"]
    assert (seen[0]["kind"], seen[0]["traceback"], seen[0]["actions"]) == ("mission", None, [])
    assert "ZeroDivisionError" in doors.get("admin", f"/cases/{code}")["incidents"][0]["traceback"]
    retries = f"/incidents/{seen[0]['id']}/retries"
    assert refusal(doors.ask("news1", "POST", retries)) == (403, "not-allowed")
    assert refusal(doors.ask("stranger", "POST", retries)) == (404, "not-found")
    cast.plays(lambda case, _request: case.closes("mended"), "breaks")
    assert doors.ask("admin", "POST", retries).json()["outcome"] == "mended"
    assert refusal(doors.ask("admin", "POST", retries)) == (409, "wrong-moment")


CASE_DOORS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("GET", "", None),
    ("GET", "/events", None),
    ("GET", "/documents", None),
    ("GET", "/documents/1", None),
    ("POST", "/comments", {"words": "x"}),
    ("POST", "/withdrawal", {"reason": "x"}),
    ("POST", "/messages/reply", {"payload": {}}),
]


@pytest.mark.parametrize(("method", "noun", "body"), CASE_DOORS)
def test_another_office_sees_no_case(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    path = f"/cases/{code}{noun}"
    assert refusal(doors.ask("stranger", method, path, body)) == (404, "not-found")
    assert refusal(doors.ask("news1", method, f"/cases/NO-1{noun}", body)) == (404, "not-found")
    assert refusal(doors.ask(None, method, path, body)) == (401, "unauthenticated")


def _breaks(case: CaseRun, _request: Any) -> Any:
    return case.closes(str(1 // 0))


def test_how_a_colleague_was_known_is_for_who_answers_for_the_office(
    doors: Doors, code: str
) -> None:
    task = cast.task_of(code, "write").id
    body = {"answer": {"words": "จดหมาย"}}
    headers = {"User-Agent": "Firefox of news1"}
    doors.ask("news1", "POST", f"/human-tasks/{task}/completion", body, headers=headers)
    for handle in ("news1", "news2", "clerk"):
        told = doors.ask(handle, "GET", f"/cases/{code}/events").text
        assert "Firefox" not in told
        assert "witness" not in told
        assert "sha256" in told
    for handle in ("director", "admin"):
        done = doors.get(handle, f"/cases/{code}/events")["items"][1]
        assert done["data"]["witness"]["agent"] == "Firefox of news1"


def test_what_may_be_attached_is_what_the_verb_takes(doors: Doors, code: str) -> None:
    assert "attach" in doors.get("news1", f"/cases/{code}")["actions"]
    with write() as session:
        session.get_one(Case, cast.case_of(code).id).withdrawing = True
    assert "attach" in doors.get("news1", f"/cases/{code}")["actions"]
    file = {"file": ("a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n")}
    assert doors.ask("news1", "POST", f"/cases/{code}/attachments", files=file).is_success


def test_cases_in_trouble_are_found(doors: Doors, code: str) -> None:
    broken = cast.opened(_breaks, key="breaks", by="news1")
    found = doors.get("admin", "/cases?in_trouble=true")["items"]
    assert [each["code"] for each in found] == [broken]
    assert {each["code"] for each in doors.get("admin", "/cases")["items"]} == {code, broken}

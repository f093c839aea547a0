"""Every verb of a human task at its door: done, by the wrong person, at the wrong moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from tests.api.caller import Doors

WRITTEN = {"answer": cast.HELLO}


def path(code: str, key: str, noun: str = "") -> str:
    return f"/human-tasks/{cast.task_of(code, key).id}{noun}"


def test_a_task_goes_from_queue_to_inbox_to_archive(doors: Doors, code: str) -> None:
    assert [each["case"]["code"] for each in doors.get("news1", "/queue")["items"]] == [code]
    taken = doors.ask("news1", "PUT", path(code, "write", "/claim"))
    assert (taken.status_code, taken.json()["state"]) == (200, "claimed")
    assert "release" in taken.json()["actions"]
    assert doors.get("news2", "/queue")["items"] == []
    assert [each["state"] for each in doors.get("news1", "/inbox")["items"]] == ["claimed"]
    done = doors.ask("news1", "POST", path(code, "write", "/completion"), WRITTEN)
    assert (done.status_code, done.json()["state"]) == (200, "completed")
    assert [each["outcome"] for each in doors.get("news1", "/archive")["items"]] == ["done"]
    assert [each["kind"] for each in doors.get("prc_head", "/queue")["items"]] == ["approve"]


def test_a_task_tells_all_that_is_needed_to_do_it(doors: Doors, code: str) -> None:
    doors.ask("news1", "POST", path(code, "write", "/completion"), WRITTEN)
    told = doors.get("prc_head", path(code, "approve"))
    assert told["shows"]["content"] == {"words": "สวัสดี", "copies": 1}
    assert told["shows"]["form_schema"]["properties"]["words"]["x-label-en"] == "Words"
    assert told["form_schema"]["x-title-en"] == "Approval"
    assert told["offered_to"][0]["role"] == "prc_head"
    assert told["case"]["code"] == code
    assert {"claim", "complete"} <= set(told["actions"])
    assert told["overdue"] is False
    assert doors.get("news2", path(code, "approve"))["actions"] == []


def test_a_draft_is_kept_for_who_wrote_it(doors: Doors, code: str) -> None:
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    kept = doors.ask("news1", "PUT", path(code, "write", "/draft"), {"answer": {"words": "สวั"}})
    assert kept.status_code == 200
    assert doors.get("news1", path(code, "write"))["draft"] == {"words": "สวั"}
    assert doors.get("news2", path(code, "write"))["draft"] is None


def test_work_is_delegated_and_comes_back(doors: Doors, code: str) -> None:
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    given = doors.ask("news1", "POST", path(code, "write", "/delegation"), {"to": "liaison"})
    assert given.json()["assignee"]["handle"] == "liaison"
    assert given.json()["owner"]["handle"] == "news1"
    back = doors.ask("liaison", "DELETE", path(code, "write", "/delegation"))
    assert (back.json()["state"], back.json()["assignee"]["handle"]) == ("claimed", "news1")


def test_a_head_reassigns_and_a_leader_cancels(doors: Doors, code: str) -> None:
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    gone = doors.ask(
        "prc_head", "POST", path(code, "write", "/reassignment"), {"to": "news2", "reason": "ลา"}
    )
    assert gone.json()["assignee"]["handle"] == "news2"
    ended = doors.ask("director", "POST", path(code, "write", "/cancellation"), {"reason": "งด"})
    assert ended.json()["state"] == "cancelled"


VERBS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("PUT", "/claim", None),
    ("DELETE", "/claim", None),
    ("PUT", "/draft", {"answer": {}}),
    ("POST", "/completion", WRITTEN),
    ("POST", "/delegation", {"to": "news2"}),
    ("DELETE", "/delegation", None),
    ("POST", "/reassignment", {"to": "news2", "reason": "ลา"}),
    ("POST", "/cancellation", {"reason": "งด"}),
]
STATE_BEFORE = {"/draft": "claim", "/delegation": "claim"}


@pytest.mark.parametrize(("method", "noun", "body"), VERBS, ids=str)
def test_the_wrong_person_hears_403(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    if (method, noun) != ("PUT", "/claim"):
        cast.acts("news1", code, "write", "claim")
    if (method, noun) == ("DELETE", "/delegation"):
        cast.acts("news1", code, "write", "delegate", to="news2")
    doors.token("liaison")
    before = cast.dump()
    answer = doors.ask("liaison", method, path(code, "write", noun), body)
    assert refusal(answer) == (403, "not-allowed")
    assert cast.dump() == before


@pytest.mark.parametrize(("method", "noun", "body"), VERBS, ids=str)
def test_the_wrong_moment_is_409(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    cast.completes("news1", code, "write", cast.HELLO)
    doors.token("news1")
    before = cast.dump()
    answer = doors.ask("news1", method, path(code, "write", noun), body)
    assert refusal(answer) == (409, "wrong-moment")
    assert cast.dump() == before


@pytest.mark.parametrize(("method", "noun", "body"), [("GET", "", None), *VERBS])
def test_another_office_sees_nothing(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    answer = doors.ask("stranger", method, path(code, "write", noun), body)
    assert refusal(answer) == (404, "not-found")
    assert refusal(doors.ask("news1", method, f"/human-tasks/999999{noun}", body))[0] == 404


@pytest.mark.parametrize(("method", "noun", "body"), [("GET", "", None), *VERBS])
def test_nobody_is_told_to_sign_in(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    answer = doors.ask(None, method, path(code, "write", noun), body)
    assert refusal(answer) == (401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_who_comes_second_hears_who_was_first(doors: Doors, code: str) -> None:
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    second = doors.ask("news2", "PUT", path(code, "write", "/claim"))
    assert refusal(second) == (409, "already-claimed")


def test_what_changed_since_it_was_read_is_refused(doors: Doors, code: str) -> None:
    seen = doors.get("news1", path(code, "write"))["version"]
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    stale = doors.ask(
        "news1", "POST", path(code, "write", "/completion"), {**WRITTEN, "version": seen}
    )
    assert refusal(stale) == (409, "stale-version")
    fresh = doors.ask(
        "news1", "POST", path(code, "write", "/completion"), {**WRITTEN, "version": seen + 1}
    )
    assert fresh.status_code == 200


def test_thai_digits_are_digits(doors: Doors, code: str) -> None:
    answer = {"words": "สวัสดี", "copies": "๓"}
    done = doors.ask("news1", "POST", path(code, "write", "/completion"), {"answer": answer})
    assert done.status_code == 200, done.text
    assert doors.get("prc_head", path(code, "approve"))["shows"]["content"]["copies"] == 3


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"answer": {}}, {"words": "required"}),
        ({"answer": {"words": "ก" * 41}}, {"words": "too_long"}),
        ({"answer": {**cast.HELLO, "copies": 10}}, {"copies": "too_large"}),
        ({"answer": {**cast.HELLO, "colour": "แดง"}}, {"colour": "unknown_field"}),
        ({"answer": cast.HELLO, "outcome": "approve"}, {"outcome": "unknown_field"}),
        ({"answer": cast.HELLO, "sneaky": 1}, {"sneaky": "unknown_field"}),
        ({"answer": "สวัสดี"}, {"answer": "not_an_object"}),
        ({"answer": cast.HELLO, "version": "x"}, {"version": "not_a_whole_number"}),
        ({"answer": {"words": "a\x00b"}}, {"answer.words": "not_keepable"}),
    ],
)
def test_a_wrong_form_names_its_fields(
    doors: Doors, code: str, body: dict[str, Any], fields: dict[str, str]
) -> None:
    doors.token("news1")
    before = cast.dump()
    answer = doors.ask("news1", "POST", path(code, "write", "/completion"), body)
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == fields
    assert cast.dump() == before


def test_a_closed_case_takes_no_more_answers(doors: Doors, code: str) -> None:
    task = path(code, "write", "/completion")
    doors.ask("director", "POST", f"/cases/{code}/withdrawal", {"reason": "งด"})
    assert refusal(doors.ask("news1", "POST", task, WRITTEN)) == (409, "case-ended")


def test_work_goes_to_nobody_that_the_office_does_not_have(doors: Doors, code: str) -> None:
    doors.ask("news1", "PUT", path(code, "write", "/claim"))
    for whom in ("nobody", "stranger"):
        answer = doors.ask("news1", "POST", path(code, "write", "/delegation"), {"to": whom})
        assert refusal(answer) == (422, "invalid")
        assert problems(answer) == {"to": "unknown_person"}

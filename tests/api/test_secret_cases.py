"""Nobody who is not to see a secret case finds a word of it behind any door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi.routing import APIRoute
from sqlmodel import select

from api.pages.doors import DOORS
from models.answer_link import answer_link
from models.database import read
from models.reading import Reading
from tests import cast
from tests.api.caller import Doors, problems, refusal
from tests.api.test_refusals import routes
from tests.pages.visit import Visit
from tests.secrets import (
    BROKEN,
    CONTENT,
    KEEPERS,
    KEY,
    OUTSIDERS,
    READERS,
    SUBJECT,
    UNSAID,
    WHY,
    SecretCase,
    a_secret_case,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def secret(doors: Doors) -> SecretCase:
    """The case."""
    return a_secret_case()


def there(path: str, secret: SecretCase) -> list[str]:
    """The addresses of a door, with everything that the case has in them."""
    token = answer_link(secret.code, "reply").rpartition("/")[2]
    fits = {"code": secret.code, "incident_id": str(secret.incident), "token": token, "n": "1"}
    fits |= {"name": "outgoing", "year": "2569", "count": "1", "handle": "news1"}
    fits |= {"reference": secret.upload, "key": KEY, "slug": "not-found"}
    fits["event"] = "1"
    for name, value in fits.items():
        path = path.replace(f"{{{name}}}", value)
    tasks = (str(secret.task), str(secret.done))
    return list(dict.fromkeys(path.replace("{task_id}", task) for task in tasks))


def pages() -> Iterator[tuple[str, str]]:
    for door in DOORS:
        for route in door.routes:
            if isinstance(route, APIRoute):
                yield from ((method, route.path) for method in (route.methods or ()))


def unsaid_in(text: str) -> list[str]:
    return [words for words in UNSAID if words in text]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_json_door_says_a_word_of_it(doors: Doors, secret: SecretCase, who: str) -> None:
    looked_at = 0
    for method, path in routes():
        for address in there(path, secret) if method == "GET" else ():
            answer = doors.ask(who, "GET", address)
            assert unsaid_in(answer.text) == [], address
            if "{code}" in path or "{task_id}" in path or "{token}" in path:
                assert refusal(answer) == (404, "not-found"), address
            looked_at += 1
    assert looked_at > 20


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_says_a_word_of_it(doors: Doors, secret: SecretCase, who: str) -> None:
    browser = Visit(doors, who)
    for method, path in pages():
        for address in there(path, secret) if method == "GET" else ():
            browser.send("GET", address)
            assert unsaid_in(browser.answer.text) == [], address
    for box in ("inbox", "queue", "archive"):
        browser.send("GET", f"/{box}?done={secret.done}&claimed={secret.task}")
        assert unsaid_in(browser.answer.text) == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_whatever_is_done_to_it_is_answered_as_if_it_were_not_there(
    doors: Doors, secret: SecretCase, who: str
) -> None:
    doors.token(who)
    before = {**cast.dump(), "access": None}
    for method, path in routes():
        if method == "GET" or not ("{code}" in path or "{task_id}" in path):
            continue
        nowhere = path.replace("{code}", "none").replace("{task_id}", "999999")
        bodies: list[Any] = [{}, *_BODIES.get(path.rpartition("/")[2], ())]
        for body in bodies if method != "DELETE" else [None]:
            (theirs, *_more) = there(path, secret)
            (nobodys, *_more) = there(nowhere, secret)
            one, other = (doors.ask(who, method, at, body) for at in (theirs, nobodys))
            assert (one.status_code, one.json()["text"]) == (
                other.status_code,
                other.json()["text"],
            ), (method, path)
            assert one.status_code in {404, 422}, (method, path)
    assert {**cast.dump(), "access": None} == before


_BODIES: dict[str, list[dict[str, Any]]] = {
    "comments": [{"words": "x"}],
    "withdrawal": [{"reason": "x"}],
    "completion": [{"answer": {}}],
    "delegation": [{"to": "clerk"}],
    "reassignment": [{"to": "clerk", "reason": "x"}],
    "cancellation": [{"reason": "x"}],
    "draft": [{"answer": {}}],
    "urgency": [{"urgency": "urgent", "reason": "x"}],
    "secrecy": [{"secrecy": "normal", "reason": "x"}],
    "readers": [{"person": "clerk"}],
    "{name}": [{"payload": {"yes": True}}],
}


@pytest.mark.parametrize("who", READERS + KEEPERS)
def test_who_is_to_see_it_sees_it(doors: Doors, secret: SecretCase, who: str) -> None:
    assert doors.get(who, f"/cases/{secret.code}")["subject"] == SUBJECT
    assert CONTENT in doors.ask(who, "GET", f"/human-tasks/{secret.task}").text
    listed = doors.get(who, f"/cases?q={secret.code}")["items"]
    assert [(each["subject"], each["secrecy"]) for each in listed] == [(SUBJECT, "secret")]
    browser = Visit(doors, who)
    assert SUBJECT in browser.open(f"/cases/{secret.code}").text
    (entry,) = doors.get(who, "/registers/outgoing/2569")["items"]
    assert (entry["case"], entry["subject"]) == (secret.code, SUBJECT)


def test_a_register_shows_the_number_and_no_more(doors: Doors, secret: SecretCase) -> None:
    (entry,) = doors.get("clerk", "/registers/outgoing/2569")["items"]
    assert (entry["number"], entry["subject"], entry["case"]) == ("1/2569", "", None)
    assert (entry["signed_by"], entry["may_cancel"], entry["secret"]) == (None, False, True)
    page = Visit(doors, "clerk").open("/registers/outgoing/2569")
    assert {"1/2569"} <= set(page.text.split())
    answer = doors.ask("clerk", "POST", "/registers/outgoing/2569/1/cancellation", {"reason": "x"})
    assert refusal(answer) == (404, "not-found")


def test_the_administrator_mends_what_he_may_not_read(doors: Doors, secret: SecretCase) -> None:
    page = Visit(doors, "admin").open("/incidents")
    assert secret.code in page.text
    assert BROKEN not in page.text
    told = doors.ask("admin", "POST", f"/incidents/{secret.incident}/retries").json()
    assert (told["code"], told["subject"], told["outcome"]) == (secret.code, "", None)


def test_counts_and_lists_of_others_leave_it_out(doors: Doors, secret: SecretCase) -> None:
    assert doors.get("news1", "/me")["waiting"]["queue"] == 1
    assert doors.get("news2", "/me")["waiting"]["queue"] == 0
    assert doors.get("news2", "/queue")["items"] == []
    assert doors.get("news2", "/archive")["items"] == []
    assert doors.get("news2", f"/cases?q={SUBJECT}")["items"] == []
    assert doors.get("admin", "/cases?in_trouble=true")["items"] == []


def test_every_reading_is_written_down(doors: Doors, secret: SecretCase) -> None:
    case = f"/cases/{secret.code}"
    doors.get("news1", case)
    doors.get("news1", f"{case}/events")
    doors.ask("prc_head", "GET", f"{case}/documents/1")
    Visit(doors, "director").open(f"/human-tasks/{secret.task}")
    doors.ask("news2", "GET", case)
    told = doors.get("registrar", f"{case}/readings")["items"]
    told = [each for each in told if each["person"]["handle"] != "registrar"]
    assert [(each["person"]["handle"], each["what"], each["way"]) for each in told] == [
        ("director", f"/human-tasks/{secret.task}", "page"),
        ("prc_head", f"{case}/documents/1", "json"),
        ("news1", f"{case}/events", "json"),
        ("news1", case, "json"),
    ]
    assert [each["words"]["en"] for each in told[:2]] == ["a task of it", "document 1"]
    page = Visit(doors, "registrar").open(f"{case}/readings")
    assert "prc_head เปิดอ่านเอกสารที่ 1 (โปรแกรม (JSON))" in page.text
    assert refusal(doors.ask("news1", "GET", f"{case}/readings")) == (403, "not-allowed")


def test_a_case_that_is_not_secret_leaves_no_readings(doors: Doors, code: str) -> None:
    doors.get("news1", f"/cases/{code}")
    with read() as session:
        assert session.exec(select(Reading)).all() == []


def test_a_case_is_opened_secret_by_who_may(doors: Doors, secret: SecretCase) -> None:
    given = {"mission": "test", "request": {"subject": "เรื่องใหม่"}, "secrecy": "secret"}
    refused = doors.ask("news1", "POST", "/cases", given)
    assert refusal(refused) == (403, "not-allowed")
    told = doors.ask("prc_head", "POST", "/cases", {**given, "readers": ["liaison"]}).json()
    assert told["secrecy"] == "secret"
    assert doors.get("liaison", f"/cases/{told['code']}")["subject"] == "เรื่องใหม่"
    assert doors.ask("news1", "GET", f"/cases/{told['code']}").status_code == 404
    listed = doors.get("director", f"/cases/{told['code']}/readers")["items"]
    assert {each["person"]["handle"] for each in listed} == {"prc_head", "liaison"}


def test_the_class_is_taken_back_by_who_keeps_the_secrets(doors: Doors, secret: SecretCase) -> None:
    path, given = f"/cases/{secret.code}/secrecy", {"secrecy": "normal", "reason": WHY}
    assert refusal(doors.ask("prc_head", "PUT", path, given)) == (403, "not-allowed")
    assert doors.ask("registrar", "PUT", path, given).json()["secrecy"] == "normal"
    assert doors.get("news2", f"/cases/{secret.code}")["subject"] == SUBJECT
    last = doors.get("news2", f"/cases/{secret.code}/events?limit=500")["items"][-1]
    assert last["words"]["en"] == f"Reg changed the secrecy from “Secret” to “Normal” ({WHY})."
    assert refusal(doors.ask("registrar", "PUT", path, given))[0] == 409


def test_its_work_goes_to_readers_only(doors: Doors, secret: SecretCase) -> None:
    task = f"/human-tasks/{secret.task}"
    assert doors.ask("news1", "PUT", f"{task}/claim").status_code == 200
    refused = doors.ask("news1", "POST", f"{task}/delegation", {"to": "news2"})
    assert refusal(refused) == (403, "not-allowed")
    assert "รายชื่อผู้อ่าน" in refused.json()["text"]["th"]
    assert doors.ask("news1", "POST", f"{task}/delegation", {"to": "prc_head"}).status_code == 200


def test_very_secret_is_not_opened_here_but_registered(doors: Doors, secret: SecretCase) -> None:
    given = {"mission": "test", "request": {"subject": "ลับมาก"}, "secrecy": "very_secret"}
    doors.token("director")
    before = cast.dump()
    refused = doors.ask("director", "POST", "/cases", given)
    assert refusal(refused) == (422, "invalid")
    assert problems(refused) == {"secrecy": "on_paper_only"}
    assert cast.dump() == before
    assert "ทะเบียน" in refused.json()["errors"][0]["th"]

"""One shape for every refusal, whoever made it, and nothing of the office's insides in it."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from api import shell
from api.answers import Given
from api.app import app
from api.labels import label_in_request
from api.problem import kinds
from models.database import write
from models.settings import settings
from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from tests.api.caller import Doors

JSON = {"Content-Type": "application/json"}
MB = 1024 * 1024


def routes() -> list[tuple[str, str]]:
    """Every method of every JSON door, from the OpenAPI document."""
    return [
        (method.upper(), path.removeprefix("/api"))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    ]


def somewhere(path: str) -> str:
    """The path with things in it that nobody has."""
    for name in ("task_id", "incident_id", "n", "event"):
        path = path.replace(f"{{{name}}}", "999999")
    for name in ("code", "key", "name", "token", "reference", "seal", "handle", "tracking"):
        path = path.replace(f"{{{name}}}", "none")
    return path


ON_ONE_DATABASE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""Where what is looked at happens before any database."""

PUBLIC = {
    ("POST", "/token"),
    ("GET", "/health"),
    ("GET", "/audit/keys"),
    ("GET", "/answers/{token}"),
    ("POST", "/answers/{token}"),
    ("GET", "/verifications/{seal}"),
    ("GET", "/tracking/{code}/{tracking}"),
    ("POST", "/verifications/{seal}/comparison"),
}
ALWAYS_THERE = {"/me", "/inbox", "/queue", "/archive", "/missions", "/cases"}
ALWAYS_THERE |= {"/calendar", "/registers", "/token", "/approval-rules", "/outside-decisions"}
ALWAYS_THERE |= {"/calendar/days-off", "/office/hours", "/office/urgency"}
ALWAYS_THERE |= {"/posts", "/acting-orders", "/absences"}
ALWAYS_THERE |= {"/audit/keys", "/bookings", "/office/booking-limits"}


@ON_ONE_DATABASE
@pytest.mark.parametrize(("method", "path"), [each for each in routes() if each not in PUBLIC])
def test_every_door_wants_to_know_who_knocks(doors: Doors, method: str, path: str) -> None:
    assert refusal(doors.ask(None, method, somewhere(path))) == (401, "unauthenticated")
    stale = {"Authorization": "Bearer of-yesterday"}
    body: dict[str, Any] = {"json": {}} if method in {"POST", "PUT"} else {}
    answer = doors.send(method, f"/api{somewhere(path)}", headers=stale, **body)
    assert refusal(answer)[0] in {401, 422}


@ON_ONE_DATABASE
@pytest.mark.parametrize(("method", "path"), routes())
def test_every_door_refuses_in_the_same_shape(doors: Doors, method: str, path: str) -> None:
    answer = doors.ask("news1", method, somewhere(path), [] if method in {"POST", "PUT"} else None)
    if answer.status_code >= 400:
        refusal(answer)
    else:
        assert path in ALWAYS_THERE | {"/health"}


NO_REFUSAL = ("/health", "503")
"""Who asks how Prasan is hears that it is not well, in the words of every other answer."""


@pytest.mark.parametrize(("method", "path"), routes())
def test_every_refusal_is_in_the_document(method: str, path: str) -> None:
    answers = app.openapi()["paths"][f"/api{path}"][method.lower()]["responses"]
    for status, answer in answers.items():
        if int(status) >= 400 and (path, status) != NO_REFUSAL:
            assert answer["content"].keys() == {"application/problem+json"}, status


@pytest.mark.parametrize(
    ("content", "headers", "expected"),
    [
        (b'{"words": ', JSON, (400, "malformed")),
        (b"\xff\xfe", JSON, (400, "malformed")),
        (b"[" * 100_000, JSON, (400, "malformed")),
        (b"words=x", {"Content-Type": "text/plain"}, (415, "unsupported-media-type")),
        (b'{"words": "x"}', {}, (415, "unsupported-media-type")),
        (b"[1]", JSON, (422, "invalid")),
        (b"null", JSON, (422, "invalid")),
        (b"", JSON, (422, "invalid")),
        (b'{"words": 5}', JSON, (422, "invalid")),
        (b'{"words": "a\\u0000"}', JSON, (422, "invalid")),
        (b'{"words": "\\ud800"}', JSON, (422, "invalid")),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(
    doors: Doors, code: str, content: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    path = f"/cases/{code}/comments"
    assert refusal(doors.ask("news1", "POST", path, content=content, headers=headers)) == expected


@pytest.mark.parametrize(
    "fields",
    [
        b'{"a": 1e999}',
        b'{"a": NaN}',
        b'{"a": {"b": ["\\u0000"]}}',
        b'{"\\ud800": 1}',
        json.dumps({"a": [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}).encode(),
    ],
)
def test_a_draft_takes_only_what_a_database_can_keep(
    doors: Doors, code: str, fields: bytes
) -> None:
    cast.acts("news1", code, "write", "claim")
    path = f"/human-tasks/{cast.task_of(code, 'write').id}/draft"
    content = b'{"answer": ' + fields + b"}"
    answer = doors.ask("news1", "PUT", path, content=content, headers=JSON)
    assert refusal(answer) == (422, "invalid")
    assert {path.partition(".")[0] for path in problems(answer)} == {"answer"}


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nothing", (404, "not-found")),
        ("PATCH", "/me", (405, "method-not-allowed")),
        ("GET", "/human-tasks/abc", (422, "invalid")),
        ("GET", "/human-tasks/99999999999999999999", (422, "invalid")),
        ("GET", "/cases?limit=1000", (422, "invalid")),
        ("GET", "/cases?q=%00", (404, "not-found")),
        ("GET", "/cases/a%00b", (404, "not-found")),
    ],
)
def test_addresses_that_lead_nowhere(
    doors: Doors, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert refusal(doors.ask("news1", method, path)) == expected


def test_a_body_of_20_mb_is_refused_before_it_is_read(doors: Doors, code: str) -> None:
    sent = 0

    async def body() -> Any:
        nonlocal sent
        for _ in range(20):
            sent += MB
            yield b" " * MB

    path = f"/cases/{code}/comments"
    told = doors.ask("news1", "POST", path, content=b" " * 20 * MB, headers=JSON)
    assert refusal(told) == (413, "too-large")
    untold = doors.ask("news1", "POST", path, content=body(), headers=JSON)
    assert refusal(untold) == (413, "too-large")
    assert sent <= shell.WORDS_LIMIT + MB


def test_what_breaks_is_told_by_an_id_and_nothing_else(
    doors: Doors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the password of the database is secret")

    monkeypatch.setattr("api.me.how_many", breaks)
    answer = doors.ask("news1", "GET", "/me")
    assert refusal(answer) == (500, "unexpected")
    assert "secret" not in answer.text
    assert answer.json()["instance"].rpartition("/")[2] in caplog.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_database_that_is_away_is_a_503(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr("api.me.how_many", away)
    answer = doors.ask("news1", "GET", "/me")
    assert refusal(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "5"


def test_an_answer_leaves_only_after_the_commit(
    doors: Doors, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_transaction: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    doors.token("news1")
    before = cast.dump()
    with monkeypatch.context() as patch:
        patch.setattr("sqlalchemy.orm.SessionTransaction._prepare_impl", refuse)
        answer = doors.ask("news1", "POST", f"/cases/{code}/comments", {"words": "x"})
    assert refusal(answer) == (503, "unavailable")
    assert cast.dump() == before


def test_every_answer_is_safe_in_a_browser_and_stays_private(doors: Doors, code: str) -> None:
    for answer in (
        doors.ask("news1", "GET", "/me"),
        doors.ask(None, "GET", "/me"),
        doors.ask("news1", "GET", "/nothing"),
        doors.ask("news1", "POST", f"/cases/{code}/comments", {"words": "x"}),
    ):
        for name, value in shell.SAFETY.items():
            assert answer.headers[name] == value
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("slug", sorted(kinds()))
def test_the_type_of_every_problem_leads_to_its_explanation(doors: Doors, slug: str) -> None:
    page = doors.send("GET", f"/problems/{slug}")
    assert page.status_code == 200
    kind = kinds()[slug]
    assert escape(kind.text.th) in page.text
    assert escape(kind.text.en) in page.text


def test_a_problem_that_there_is_not_leads_nowhere(doors: Doors) -> None:
    assert doors.send("GET", "/problems/no-such").status_code == 404


def test_who_brings_no_secret_brings_no_files(doors: Doors) -> None:
    """They are refused before they are read: nobody is asked who knocks."""
    files = {"file": ("a.pdf", b"x" * (shell.WORDS_LIMIT + 1))}
    assert refusal(doors.send("POST", "/api/uploads", files=files)) == (413, "too-large")
    assert doors.send("POST", "/sign-in", files=files).status_code == 413


@pytest.mark.parametrize(
    ("address", "told"), [("http://a.test", None), ("https://a.test", shell.HTTPS_ONLY)]
)
def test_who_serves_by_https_says_so(
    doors: Doors, monkeypatch: pytest.MonkeyPatch, address: str, told: str | None
) -> None:
    monkeypatch.setenv("PRASAN_BASE_URL", address)
    settings.cache_clear()
    assert doors.send("GET", "/sign-in").headers.get("Strict-Transport-Security") == told


def test_what_broke_in_the_database_is_logged_without_what_people_wrote(office: int) -> None:
    assert office
    with pytest.raises(DBAPIError) as broke, write() as session:
        session.execute(text("SELECT 1 FROM nowhere WHERE name = :name"), {"name": "ความลับ"})
    assert "FROM nowhere" in str(broke.value)
    assert "ความลับ" not in str(broke.value)


@ON_ONE_DATABASE
def test_every_problem_names_its_field_as_people_call_it(doors: Doors, code: str) -> None:
    task = cast.task_of(code, "write").id
    answer = {"words": "", "copies": 99, "strange": 1}
    answered = doors.ask("news1", "POST", f"/human-tasks/{task}/completion", {"answer": answer})
    named = {each["path"]: each["label"] for each in answered.json()["errors"]}
    assert named == {
        "words": {"th": "ข้อความ", "en": "Words"},
        "copies": {"th": "สำเนา", "en": "Copies"},
        "strange": {"th": "strange", "en": "strange"},
    }
    doors.ask("news1", "PUT", f"/human-tasks/{task}/claim")
    for body in ({}, {"to": "nobody"}):
        answered = doors.ask("news1", "POST", f"/human-tasks/{task}/delegation", body)
        assert [each["label"]["th"] for each in answered.json()["errors"]] == ["ผู้รับงาน"]


def test_the_document_says_that_problems_carry_labels() -> None:
    schema = app.openapi()["components"]["schemas"]["RefusedField"]
    assert {"path", "slug", "label", "th", "en"} <= set(schema["required"])


def test_everything_that_a_request_can_hold_has_a_label() -> None:
    for methods in app.openapi()["paths"].values():
        for method in methods.values():
            for each in method.get("parameters", ()):
                assert label_in_request((each["name"],)).th != each["name"]
    for body in Given.__subclasses__():
        for name in body.model_fields:
            assert label_in_request((name,)).th != name, body

"""The copy for publication at its doors: made once, the original untouched, and for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from sqlmodel import select

from models.database import read
from models.publication import Publication
from tests.api.caller import refusal
from tests.photographs import LYING, SECRET, SIZE, opened, photograph
from tests.story import PDF
from tests.workflows.at_once import at_once

if TYPE_CHECKING:
    from tests.api.caller import Doors

PHOTOGRAPH = photograph(orientation=LYING)


def attach(doors: Doors, code: str, content: bytes = PHOTOGRAPH) -> str:
    file = {"file": ("น้ำท่วม.jpg", content)}
    told = doors.ask("clerk", "POST", f"/cases/{code}/attachments", files=file).json()
    return f"/cases/{code}/documents/{told['n']}"


def copies() -> list[Publication]:
    with read() as session:
        return list(session.exec(select(Publication)))


def test_the_copy_says_nothing_of_who_was_where_and_the_original_still_does(
    doors: Doors, code: str
) -> None:
    path = attach(doors, code)
    answer = doors.ask("news1", "GET", f"{path}/publication")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert quote("public-น้ำท่วม.jpg") in answer.headers["Content-Disposition"]
    assert SECRET.encode() not in answer.content
    assert opened(answer.content).size == (SIZE[1], SIZE[0])
    original = doors.ask("news1", "GET", path).content
    assert original == PHOTOGRAPH
    assert SECRET.encode() in original


def test_it_is_made_once_however_often_and_by_how_many_it_is_wanted(
    doors: Doors, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = attach(doors, code)
    doors.token("news1")
    found: list[bytes] = []

    def wants() -> None:
        found.append(doors.ask("news1", "GET", f"{path}/publication").content)

    assert at_once(wants, wants, wants) == [None] * 3
    monkeypatch.delattr("tasks.publishing.publishable")
    wants()
    assert len(set(found)) == 1
    (kept,) = copies()
    assert kept.size == len(found[0])


@pytest.mark.parametrize("content", [PDF, PHOTOGRAPH[:900] + b"\xff\xd9"])
def test_what_has_no_copy_is_refused_with_a_sentence_and_nothing_is_kept(
    doors: Doors, code: str, content: bytes
) -> None:
    path = attach(doors, code, content)
    assert refusal(doors.ask("news1", "GET", f"{path}/publication")) == (422, "invalid")
    assert copies() == []


def test_nobody_else_gets_it(doors: Doors, code: str) -> None:
    path = attach(doors, code)
    assert refusal(doors.ask(None, "GET", f"{path}/publication")) == (401, "unauthenticated")
    assert refusal(doors.ask("stranger", "GET", f"{path}/publication")) == (404, "not-found")
    assert refusal(doors.ask("news1", "GET", f"/cases/{code}/documents/9/publication"))[0] == 404

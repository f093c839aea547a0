"""Of a case that was moved on to paper, its number and where it lies are told, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.api.caller import refusal
from tests.api.test_refusals import routes
from tests.api.test_secret_cases import pages, there, unsaid_in
from tests.pages.visit import Visit
from tests.secrets import KEEPERS, SecretCase, a_secret_case

if TYPE_CHECKING:
    from tests.api.caller import Doors

WHERE = {"place_kept": "ตู้นิรภัย 1", "may_open": "ผู้อำนวยการ"}


@pytest.fixture
def on_paper(doors: Doors) -> SecretCase:
    """The secret case, very secret since."""
    secret = a_secret_case()
    given = {"secrecy": "very_secret", "reason": "ยกชั้น", **WHERE}
    with cast.clock_at(cast.TUESDAY):
        answer = doors.ask("director", "PUT", f"/cases/{secret.code}/secrecy", given)
    assert answer.status_code == 200, answer.text
    assert unsaid_in(answer.text) == []
    return secret


@pytest.mark.parametrize("who", KEEPERS)
def test_no_door_tells_its_keepers_what_is_in_it(
    doors: Doors, on_paper: SecretCase, who: str
) -> None:
    for method, path in routes():
        for address in there(path, on_paper) if method == "GET" else ():
            assert unsaid_in(doors.ask(who, "GET", address).text) == [], address
    browser = Visit(doors, who)
    for method, path in pages():
        for address in there(path, on_paper) if method == "GET" else ():
            browser.send("GET", address)
            assert unsaid_in(browser.answer.text) == [], address
    browser.send("GET", f"/inbox?done={on_paper.done}")
    assert unsaid_in(browser.answer.text) == []


def test_its_number_and_its_place_are_told(doors: Doors, on_paper: SecretCase) -> None:
    told = doors.get("director", f"/cases/{on_paper.code}")
    assert told["on_paper"] == {
        "number": "1/2569",
        "level": "very_secret",
        "level_in_words": {"th": "ลับมาก", "en": "Very secret"},
        **WHERE,
    }
    assert (told["subject"], told["request"], told["actions"]) == ("", {}, [])
    page = Visit(doors, "director").open(f"/cases/{on_paper.code}")
    assert "เลขทะเบียน 1/2569" in page.text
    assert WHERE["place_kept"] in page.text


def test_what_is_in_it_is_refused_with_the_way_to_the_registrar(
    doors: Doors, on_paper: SecretCase
) -> None:
    paths = [f"/cases/{on_paper.code}/{each}" for each in ("events", "documents", "documents/1")]
    for path in (*paths, f"/human-tasks/{on_paper.done}"):
        answer = doors.ask("director", "GET", path)
        assert refusal(answer) == (403, "not-allowed"), path
        assert "นายทะเบียนข้อมูลข่าวสารลับ" in answer.json()["text"]["th"]
    assert doors.get("director", f"/cases?q={on_paper.code}")["items"] == []


def test_who_looks_where_it_lies_is_written_down_and_who_is_refused_has_read_nothing(
    doors: Doors, on_paper: SecretCase
) -> None:
    doors.get("director", f"/cases/{on_paper.code}")
    doors.ask("deputy", "GET", f"/cases/{on_paper.code}/documents/1")
    found = doors.get("registrar", f"/cases/{on_paper.code}/readings")["items"]
    who = [(each["person"]["handle"], each["words"]["en"]) for each in found]
    assert [each for each in who if each[0] != "registrar"] == [("director", "the case")]

"""Where a tracking code leads: how far a matter is, to who has no account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.numerals import thai_digits
from models.database import write
from models.guess import ADDRESS_ALLOWED, GUESSES_ALLOWED, CodeKind
from models.role import Role
from models.tracking import tracking_code, tracking_url
from tests import cast
from tests.api.caller import refusal
from tests.guessing import guessed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

UNSAID = ("ทดสอบ", "prc_head", "news1")
"""Subject and people of the case."""


def moves(case: CaseRun, _request: object) -> Outcome:
    """Somebody writes, somebody decides, the requester answers, and it ends."""
    written = case.ask("write", cast.CastLetter, of=Role.NEWS_OFFICER)
    case.approve("approve", written, of=Role.PRC_HEAD)
    case.wait_for("reply", cast.CastAnswer)
    return case.closes("done")


@pytest.fixture
def code(office: int) -> str:
    cast.plays(moves, "moves", messages={"reply": cast.CastAnswer})
    return cast.opened(key="moves")


def told(doors: Doors, code: str) -> str:
    """How far it is."""
    answer = doors.get(None, f"/tracking/{code}/{tracking_code(code)}")
    return str(answer["progress"])


def test_the_code_tells_where_the_matter_stands_from_beginning_to_end(
    doors: Doors, code: str
) -> None:
    assert told(doors, code) == "in-hand"
    cast.completes("news1", code, "write", cast.HELLO)
    assert told(doors, code) == "being-decided"
    cast.completes("prc_head", code, "approve", outcome="approve")
    assert told(doors, code) == "your-turn"
    with write() as session:
        case = cast.locked(session, code)
        case.close("done")
    assert told(doors, code) == "ended"


@pytest.mark.parametrize(
    ("language", "words"),
    [("th", "สำนักงานรับเรื่องแล้ว และกำลังดำเนินการ"), ("en", "The office has your request in hand.")],
)
def test_the_page_says_it_in_words_and_nothing_of_the_content(
    visit: Visiting, code: str, language: str, words: str
) -> None:
    page = visit(language=language).open(tracking_url(code).partition("://")[2].partition("/")[2])
    assert words in page.text
    assert code in page.text
    assert not [each for each in UNSAID if each in page.html]


def test_whoever_reads_the_case_can_tell_its_requester_the_code(
    visit: Visiting, doors: Doors, code: str
) -> None:
    page = visit("clerk").open(f"/cases/{code}")
    assert tracking_code(code) in page.text
    assert f'href="/track/{code}/{tracking_code(code)}"' in page.html
    told = doors.get("clerk", f"/cases/{code}")
    assert (told["tracking_code"], told["tracking_url"]) == (
        tracking_code(code),
        tracking_url(code),
    )
    assert "ทางโทรศัพท์" in visit().open("/track").text, "so the help does not promise an e-mail"


def test_number_and_code_are_typed_however(visit: Visiting, code: str) -> None:
    browser = visit()
    browser.open(f"/track?code={code.lower()}&tracking={tracking_code(code).lower()}")
    assert browser.status == 200
    assert code in browser.page.text
    thai = [thai_digits(each) for each in (code, tracking_code(code))]
    browser.open("/track?code={}&tracking={}".format(*thai))
    assert (browser.status, code in browser.page.text) == (200, True)


def test_thai_digits_are_no_way_around_the_brake_on_guesses(doors: Doors, code: str) -> None:
    for _each in range(GUESSES_ALLOWED):
        doors.ask(None, "GET", f"/tracking/{thai_digits(code)}/AAAAAAAA")
    assert refusal(doors.ask(None, "GET", f"/tracking/{code}/AAAAAAAA"))[0] == 429


def test_a_wrong_code_and_no_such_case_are_told_alike_and_who_guesses_is_slowed(
    doors: Doors, code: str
) -> None:
    answers = [
        doors.ask(None, "GET", f"/tracking/{each}/AAAAAAAA") for each in (code, "TEST-2570-9999")
    ]
    assert [refusal(each) for each in answers] == [(404, "not-found")] * 2
    for _each in range(GUESSES_ALLOWED - 1):
        doors.ask(None, "GET", f"/tracking/{code}/AAAAAAAA")
    answer = doors.ask(None, "GET", f"/tracking/{code}/{tracking_code(code)}")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_who_is_wrong_about_one_matter_slows_nobody_who_asks_after_another(
    doors: Doors, code: str
) -> None:
    other = cast.opened(key="moves")
    guessed(GUESSES_ALLOWED, CodeKind.CASE, code)
    guessed(ADDRESS_ALLOWED, CodeKind.PAPER)
    assert told(doors, other) == "in-hand"
    tried = [each.lower() for each in (code, other)]
    answers = [doors.ask(None, "GET", f"/tracking/{each}/AAAAAAAA") for each in tried]
    assert [refusal(each)[0] for each in answers] == [429, 404]


def test_who_tries_all_numbers_from_one_address_is_slowed(doors: Doors, code: str) -> None:
    for n in range(ADDRESS_ALLOWED):
        guessed(1, CodeKind.CASE, f"TEST-2569-{n:04}")
    answer = doors.ask(None, "GET", f"/tracking/{code}/{tracking_code(code)}")
    assert refusal(answer) == (429, "too-many-attempts")


SECRET = {"secrecy": "secret", "reason": "พบว่าเป็นเรื่องลับ"}


def seen(visit: Visiting, doors: Doors, code: str) -> tuple[dict[str, Any], str]:
    """All that either door tells, but for the number and the code that lead there."""
    address = f"{code}/{tracking_code(code)}"
    answer = doors.get(None, f"/tracking/{address}")
    html = visit().open(f"/track/{address}").html
    return {**answer, "code": ""}, html.replace(code, "").replace(tracking_code(code), "")


def test_a_secret_matter_cannot_be_told_from_one_that_is_in_hand(
    visit: Visiting, doors: Doors, code: str
) -> None:
    ordinary = seen(visit, doors, cast.opened(key="moves"))
    assert (ordinary[0]["progress"], ordinary[0]["by"]) == ("in-hand", None)
    for who, key, given in (
        ("news1", "write", {"answer": cast.HELLO}),
        ("prc_head", "approve", {"outcome": "approve"}),
    ):
        cast.completes(who, code, key, **given)
    assert told(doors, code) == "your-turn"
    assert doors.ask("director", "PUT", f"/cases/{code}/secrecy", SECRET).status_code == 200
    assert seen(visit, doors, code) == ordinary
    with write() as session:
        cast.locked(session, code).close("done")
    assert seen(visit, doors, code) == ordinary


def test_what_had_ended_before_it_became_secret_is_told_as_it_was(
    visit: Visiting, doors: Doors, code: str
) -> None:
    with write() as session:
        cast.locked(session, code).close("done")
    before = seen(visit, doors, code)
    assert doors.ask("director", "PUT", f"/cases/{code}/secrecy", SECRET).status_code == 200
    assert seen(visit, doors, code) == before


@pytest.mark.parametrize("outcome", ["declined", "done"])
def test_what_is_closed_is_not_said_to_have_been_done(
    visit: Visiting, code: str, outcome: str
) -> None:
    with write() as session:
        cast.locked(session, code).close(outcome)
    address = f"/track/{code}/{tracking_code(code)}"
    thai, english = (visit(language=each).open(address).text for each in ("th", "en"))
    assert "สำนักงานปิดเรื่องนี้แล้ว" in thai
    assert "ดำเนินการเสร็จ" not in thai
    assert "The office has closed this matter." in english

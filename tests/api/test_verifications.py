"""Checking a paper by its code: nobody signs in, and only what stands on it is told."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models import clock
from models.database import read, write
from models.document import Document
from models.guess import ADDRESS_ALLOWED, GUESSES_ALLOWED, CodeKind, Guess
from models.paper_code import new_code
from models.throttle import SLOWED
from tests import cast
from tests.api.caller import refusal
from tests.guessing import guessed
from tests.sealed import SIGNER, SUBJECT, SealedLetter, sealed_letter, set_for
from tests.workflows.at_once import at_once

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors


@pytest.fixture
def sealed(office: int) -> SealedLetter:
    return sealed_letter()


def compare(doors: Doors, code: str, content: bytes) -> Response:
    files = {"file": ("any.pdf", content)}
    return doors.ask(None, "POST", f"/verifications/{code}/comparison", files=files)


def strike_out(doors: Doors) -> None:
    body = {"reason": "พิมพ์ผิดฉบับ ความลับภายใน"}
    answer = doors.ask("clerk", "POST", "/registers/outgoing/2569/1/cancellation", body)
    assert answer.status_code == 200, answer.text


def test_anybody_reads_what_stands_on_the_paper_and_nothing_else(
    doors: Doors, sealed: SealedLetter
) -> None:
    told = doors.get(None, f"/verifications/{sealed.code}")
    assert told["code"] == sealed.code
    assert (told["number"], told["status"], told["cancelled_at"]) == ("1/2569", "valid", None)
    assert set(told["words"]) == {"th", "en"}
    assert told["paper"]["subject"] == SUBJECT
    assert told["paper"]["signer_name"] == SIGNER["name"]
    assert told["paper"]["signer_lines"] == [SIGNER["post"], SIGNER["acting"]]
    assert sealed.case not in str(told)
    assert "prc_head" not in str(told)


def test_looking_changes_nothing(doors: Doors, sealed: SealedLetter) -> None:
    with cast.nothing_changes():
        doors.get(None, f"/verifications/{sealed.code}")
        compare(doors, sealed.code, sealed.pdf)
        compare(doors, sealed.code, b"another")


def test_the_very_file_is_known(doors: Doors, sealed: SealedLetter) -> None:
    told = compare(doors, sealed.code, sealed.pdf).json()
    assert told == {
        "same": True,
        "sha256": hashlib.sha256(sealed.pdf).hexdigest(),
        "status": "valid",
    }


@pytest.mark.parametrize("at", [0, 100, -1])
def test_one_changed_byte_is_found(doors: Doors, sealed: SealedLetter, at: int) -> None:
    tampered = bytearray(sealed.pdf)
    tampered[at] ^= 1
    assert compare(doors, sealed.code, bytes(tampered)).json()["same"] is False


def test_another_paper_of_the_same_case_is_another_file(doors: Doors, sealed: SealedLetter) -> None:
    other = set_for(sealed.case, "other-step", subject="เรื่องอื่น")
    assert compare(doors, sealed.code, other.pdf).json()["same"] is False
    assert compare(doors, other.code, other.pdf).json()["same"] is True


@pytest.mark.parametrize("content", [b"", b"\0" * 1000])
def test_any_file_can_be_compared_and_none_is_kept(
    doors: Doors, sealed: SealedLetter, content: bytes
) -> None:
    assert compare(doors, sealed.code, content).json()["same"] is False


def test_a_file_that_is_too_large_is_refused(doors: Doors, sealed: SealedLetter) -> None:
    assert refusal(compare(doors, sealed.code, b"x" * 3 * 1024 * 1024)) == (413, "too-large")
    files = {"file": ("a.pdf", b"x" * 3 * 1024 * 1024)}
    path = f"/verifications/{sealed.code}/comparison"
    known = doors.ask("clerk", "POST", path, files=files)
    assert refusal(known) == (413, "too-large"), "who is signed in may send more, but not here"


def test_a_number_struck_out_in_the_register_shows_at_once(
    doors: Doors, sealed: SealedLetter
) -> None:
    strike_out(doors)
    told = doors.get(None, f"/verifications/{sealed.code}")
    assert told["status"] == "cancelled"
    assert told["cancelled_at"]
    assert "ความลับภายใน" not in str(told), "why is the office's own business"
    same = compare(doors, sealed.code, sealed.pdf).json()
    assert (same["same"], same["status"]) == (True, "cancelled")


def test_a_paper_that_was_superseded_names_the_newer_one(
    doors: Doors, sealed: SealedLetter
) -> None:
    newer = set_for(sealed.case, "send~2")
    told = doors.get(None, f"/verifications/{sealed.code}")
    assert told["status"] == "superseded"
    assert told["paper"]["newer"]["number"] == "1/2569"
    assert newer.code not in str(told), "its code is for who holds it"


def test_of_what_is_not_the_office_s_paper_only_the_number_is_told(
    doors: Doors, sealed: SealedLetter
) -> None:
    with write() as session:
        session.get_one(Document, sealed.document.id).kind = "attachment"
    told = doors.get(None, f"/verifications/{sealed.code}")
    assert (told["number"], told["paper"]) == ("1/2569", None)
    assert SUBJECT not in str(told)
    assert refusal(compare(doors, sealed.code, sealed.pdf)) == (404, "not-found")


@pytest.mark.parametrize(
    "code", ["none", "7RPM-PJHG-Q1YW-BEXG-385C-ZF55-TPD9", "x" * 80, "%E0%B8%81"]
)
def test_a_code_that_no_paper_bears_is_not_there(doors: Doors, code: str) -> None:
    assert refusal(doors.ask(None, "GET", f"/verifications/{code}")) == (404, "not-found")
    assert refusal(compare(doors, code, b"x")) == (404, "not-found")


def test_who_guesses_is_slowed_and_a_lucky_guess_is_told_no_sooner(
    doors: Doors, sealed: SealedLetter
) -> None:
    with clock.moved_to(cast.TUESDAY):
        guessed(ADDRESS_ALLOWED - 1, CodeKind.PAPER)
        assert doors.ask(None, "GET", f"/verifications/{new_code()}").status_code == 404
        slowed = doors.ask(None, "GET", f"/verifications/{sealed.code}")
        assert refusal(slowed) == (429, "too-many-attempts")
        assert 0 < int(slowed.headers["Retry-After"]) <= SLOWED.total_seconds()
        assert refusal(compare(doors, sealed.code, sealed.pdf))[0] == 429
    with clock.moved_to(cast.TUESDAY + SLOWED + timedelta(seconds=1)):
        assert doors.get(None, f"/verifications/{sealed.code}")["status"] == "valid"


def test_wrong_codes_do_not_slow_who_signs_in(doors: Doors, sealed: SealedLetter) -> None:
    guessed(ADDRESS_ALLOWED + 1, CodeKind.PAPER)
    form = {"username": "clerk", "password": "wrong"}
    assert refusal(doors.send("POST", "/api/token", data=form)) == (401, "unauthenticated")


def test_many_at_once_are_answered_alike(doors: Doors, sealed: SealedLetter) -> None:
    answers: list[Any] = []

    def asks(code: str) -> None:
        answers.append(doors.ask(None, "GET", f"/verifications/{code}").status_code)

    unknown = new_code()
    refused = at_once(*(lambda c=c: asks(c) for c in (sealed.code, unknown) * 6))
    assert refused == [None] * 12
    assert sorted(answers) == [200] * 6 + [404] * 6
    with read() as session:
        assert len(session.exec(select(Guess)).all()) == 6


def test_of_many_wrong_codes_at_once_no_more_are_answered_than_in_a_row(
    doors: Doors, sealed: SealedLetter
) -> None:
    guessed(ADDRESS_ALLOWED - 3, CodeKind.PAPER)
    answers: list[int] = []

    def guesses() -> None:
        answers.append(doors.ask(None, "GET", f"/verifications/{new_code()}").status_code)

    at_once(*[guesses] * 12)
    assert sorted(answers) == [404] * 3 + [429] * 9


def test_typing_errors_behind_a_gateway_slow_nobody_who_holds_a_right_code(
    doors: Doors, sealed: SealedLetter
) -> None:
    for number in ("PRES-2570-0001", "PRES-2570-0002"):
        guessed(ADDRESS_ALLOWED // 2, CodeKind.CASE, number)
    guessed(GUESSES_ALLOWED, CodeKind.PAPER)
    assert doors.get(None, f"/verifications/{sealed.code}")["status"] == "valid"

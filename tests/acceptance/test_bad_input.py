"""Whatever is wrong is refused with a problem document in two languages, and changes nothing."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http import HTTPStatus
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from forms.numerals import thai_digits
from forms.press_conference import PressConferenceRequest
from models import clock
from models.clock import in_bangkok
from tests.acceptance.problems import is_a_problem
from tests.acceptance.record import is_waiting_for_time, time_passes
from tests.acceptance.scripts import (
    AS_SPEAKER,
    AS_SPEAKER_UNTIL_THE_LETTER,
    DECIDED,
    FOLLOWED_UP,
    PRESS,
    PRESS_TO_THE_END,
    THIRTY_DAYS,
    Act,
)
from tests.acceptance.wrong import WRONG_DECISIONS, WRONG_REVIEWS, Wrong, wrong_answers
from tests.cast import case_of, dump
from tests.story import at_once
from workflows.leg import run_leg
from workflows.rounds import run_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from httpx import Response

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.acceptance.people import Clerk

pytestmark = [pytest.mark.acceptance, pytest.mark.slow]

MB = 1024 * 1024
DOORS_ONLY = {"access", "login_attempt"}
"""Tables that change when somebody merely comes in."""


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Every table is after the block as it was before."""
    before = dump()
    yield
    after = dump()
    for table in before.keys() - DOORS_ONLY:
        assert after[table] == before[table], table


def _refuses_all(post: Callable[[Any], Response], wrongs: list[Wrong]) -> int:
    with nothing_changes():
        for wrong in wrongs:
            answer = post(wrong.answer)
            try:
                is_a_problem(answer, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", wrong.field)
            except AssertionError as error:
                raise AssertionError(f"{wrong.field}: {str(wrong.answer)[:300]}") from error
    return len(wrongs)


def _opens_wrongly(clerk: Clerk, mission: str) -> Callable[[Any], Response]:
    return lambda request: _posts(clerk, "/cases", {"mission": mission, "request": request})


def _completes_wrongly(clerk: Clerk, task: int) -> Callable[[Any], Response]:
    return lambda answer: _posts(clerk, f"/human-tasks/{task}/completion", {"answer": answer})


def _posts(clerk: Clerk, path: str, body: Any) -> Response:
    # Escaped, as any client may send it: half a surrogate pair cannot be written as UTF-8.
    content, headers = json.dumps(body).encode(), {"Content-Type": "application/json"}
    return clerk.sends("POST", path, content=content, headers=headers)


@pytest.mark.parametrize(
    ("opening", "acts"),
    [
        (PRESS, PRESS_TO_THE_END),
        (AS_SPEAKER, (*AS_SPEAKER_UNTIL_THE_LETTER, THIRTY_DAYS, FOLLOWED_UP)),
    ],
    ids=["press-conference", "consultation"],
)
def test_every_form_of_a_mission_names_what_is_wrong(
    quiet_house: House, answers: Answers, opening: Any, acts: Any, told: Callable[[str], None]
) -> None:
    """At every step of a case every wrong answer is refused; then the right one is taken."""
    clerk = quiet_house.person(opening.who)
    right = answers(opening.form, **opening.changes)
    wrongs = list(wrong_answers(opening.form, right, answers))
    refused = _refuses_all(_opens_wrongly(clerk, opening.mission), wrongs)
    code = opening.play(quiet_house, answers)
    for act in acts:
        run_leg(code, at_once)
        if isinstance(act, str):
            assert is_waiting_for_time(code, act)
            time_passes(code, act)
            run_due()
            continue
        refused += _refuses_all(*_wrongly(quiet_house, code, act, answers))
        act.play(quiet_house, code, answers)
    assert case_of(code).state == "closed"
    told(f"{refused} wrong answers refused by name")


def _wrongly(
    house: House, code: str, act: Act, answers: Answers
) -> tuple[Callable[[Any], Response], list[Wrong]]:
    clerk = house.person(act.who)
    task = clerk.task(code, act.step)
    post = _completes_wrongly(clerk, task)
    if act.form is None:
        is_review = clerk.sees(f"/human-tasks/{task}")["form"] == "Review"
        return post, list(WRONG_REVIEWS if is_review else WRONG_DECISIONS)
    right = act.given(answers)["answer"]
    return post, list(wrong_answers(act.form, right, answers))


def test_thai_digits_and_buddhist_years_are_read(quiet_house: House, answers: Answers) -> None:
    """As people write dates: ``๒๔ พ.ย. ๒๕๖๙ เวลา ๑๐.๓๐ น.``."""
    right = answers(PressConferenceRequest)
    start = in_bangkok(clock.now()).replace(second=0, microsecond=0, hour=23, minute=30)
    written = f"{start.day}/{start.month}/{start.year + 543} 23.30 น."
    request = right | {
        "mode": "planned",
        "start_at": thai_digits(written.replace(str(start.year + 543), str(start.year + 544))),
        "letter_date": thai_digits(f"{start.day}/{start.month}/{start.year + 543}"),
        "contact_phone": thai_digits("074-311-222"),
    }
    code = quiet_house.person("prc-head-1").opens("press-conference", request)
    kept = case_of(code).request
    assert kept["start_at"] == start.replace(year=start.year + 1).isoformat()
    assert kept["letter_date"] == start.date().isoformat()
    assert kept["contact_phone"].isascii()


def test_what_is_too_large_is_refused(quiet_house: House, answers: Answers) -> None:
    """20 MB of words, told beforehand or not; a letter of 12 MB where 10 are taken."""
    clerk = quiet_house.person("prc-head-1")
    request = answers(PressConferenceRequest) | {"detail": "ก" * (7 * MB)}
    body = json.dumps({"mission": "press-conference", "request": request}, ensure_ascii=False)
    assert len(body.encode()) > 20 * MB
    large = clerk.uploads(b"%PDF-1.4\n" + token_bytes(12 * MB) + b"\n%%EOF\n")
    with nothing_changes():
        for content in (body.encode(), _in_pieces(body.encode())):
            headers = {"Content-Type": "application/json"}
            answer = clerk.sends("POST", "/cases", content=content, headers=headers)
            is_a_problem(answer, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large")
        request = answers(PressConferenceRequest, letter_file=large)
        answer = _opens_wrongly(clerk, "press-conference")(request)
        is_a_problem(answer, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "letter_file")


def _in_pieces(content: bytes) -> Iterator[bytes]:
    for at in range(0, len(content), MB):
        yield content[at : at + MB]


BROKEN_FILES = {
    "empty.pdf": b"",
    "half.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n",
    "half.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "half.docx": b"PK\x03\x04" + bytes(64),
    "program.pdf": b"\x7fELF" + bytes(64),
    "page.pdf": b"<html><script>alert(1)</script></html>",
}


def test_a_broken_file_is_not_taken_in(quiet_house: House, answers: Answers) -> None:
    """Its bytes tell what it is, not its name; the field is called ``file``."""
    clerk = quiet_house.person("prc-head-1")
    code = PRESS.play(quiet_house, answers)
    with nothing_changes():
        for name, content in BROKEN_FILES.items():
            for path in ("/uploads", f"/cases/{code}/attachments"):
                answer = clerk.sends("POST", path, files={"file": (name, content)})
                is_a_problem(answer, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "file")
        answer = clerk.sends("POST", "/uploads", files={"letter": ("a.pdf", b"x")})
        is_a_problem(answer, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "file")


def test_the_wrong_person_the_wrong_moment_and_nobody(quiet_house: House, answers: Answers) -> None:
    """Each refusal has a status and a type of its own."""
    code = PRESS.play(quiet_house, answers)
    director, driver = quiet_house.person("director-1"), quiet_house.person("driver-1")
    task = director.task(code, "decide")
    completion, yes = f"/human-tasks/{task}/completion", {"outcome": "approve"}
    with nothing_changes():
        is_a_problem(driver.sends("PUT", f"/human-tasks/{task}/claim"), 403, "not-allowed")
    director.sends("PUT", f"/human-tasks/{task}/claim")
    with nothing_changes():
        is_a_problem(driver.sends("POST", completion, json=yes), 403, "not-allowed")
        is_a_problem(driver.sends("PUT", f"/human-tasks/{task}/claim"), 409, "wrong-moment")
        is_a_problem(driver.sends("DELETE", f"/human-tasks/{task}/claim"), 403)
        reason = {"reason": "ไม่เอาแล้ว"}
        is_a_problem(driver.sends("POST", f"/cases/{code}/withdrawal", json=reason), 403)
        stale = director.sends("POST", completion, json=yes | {"version": 1})
        is_a_problem(stale, 409, "stale-version")
        is_a_problem(director.sends("POST", "/human-tasks/999999/completion", json=yes), 404)
        is_a_problem(director.get("/cases/PRES-2570-9999"), 404, "not-found")
        is_a_problem(
            director.sends("POST", completion, json=yes | {"spell": 1}), 422, None, "spell"
        )
        is_a_problem(director.sends("POST", completion, json=[]), 422)
        half = director.sends("POST", completion, content=b'{"outcome":', headers=JSON)
        is_a_problem(half, 400, "malformed")
        text = director.sends("POST", completion, content=b"approve", headers=TEXT)
        is_a_problem(text, 415, "unsupported-media-type")
        nobody = httpx.post(f"{quiet_house.url}/api{completion}", json=yes, trust_env=False)
        is_a_problem(nobody, 401, "unauthenticated")


JSON, TEXT = {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}


def test_a_case_that_ended_takes_nothing_more(quiet_house: House, answers: Answers) -> None:
    """Nothing but a comment."""
    code = PRESS.play(quiet_house, answers)
    director = quiet_house.person("director-1")
    DECIDED[0].play(quiet_house, code, answers)
    clerk = quiet_house.person("reg-clerk-1")
    task = clerk.task(code, "decide-outside")
    reason = {"reason": "น้ำลดแล้ว"}
    director.posts(f"/cases/{code}/withdrawal", json=reason)
    answer = DECIDED[1].given(answers)
    with nothing_changes():
        late = clerk.sends("POST", f"/human-tasks/{task}/completion", json=answer)
        is_a_problem(late, 409, "case-ended")
        is_a_problem(clerk.sends("PUT", f"/human-tasks/{task}/claim"), 409)
        again = director.sends("POST", f"/cases/{code}/withdrawal", json=reason)
        is_a_problem(again, 409, "case-ended")
        paper = {"file": ("a.pdf", b"%PDF-1.4\n%%EOF\n")}
        attached = director.sends("POST", f"/cases/{code}/attachments", files=paper)
        is_a_problem(attached, 409, "case-ended")
    director.posts(f"/cases/{code}/comments", json={"words": "น้ำลดแล้วจริง"})

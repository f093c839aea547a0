"""Seeing a paper before it is signed, at both doors: who may, what is told, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.register_name import RegisterName
from models.role import Role
from models.wording import _
from tasks.papers import paper, set_papers
from tasks.service import ServiceCall, service_step
from tests import cast
from tests.api.caller import problems, refusal
from tests.forms.paper_samples import SAMPLES
from tests.sealed import text_of
from tests.secrets import reads
from workflows.previewing import MOST_PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

LABEL = {"th": "ดูตัวอย่างก่อนลงนาม", "en": "Preview before signing"}


def letters(_call: ServiceCall, *, signed: Any) -> list[dict[str, Any]]:
    """A letter with the words that were signed, in Latin, which can be read out of a PDF."""
    data = SAMPLES["outside-letter"] | {"doc_no": signed.number, "body": signed.content.words}
    return [paper("outside-letter", data, "หนังสือ", "Letter")]


@service_step("set-letter-seen", title=_("จัดทำหนังสือ", "Set the letter"), papers=letters)
def set_letter(call: ServiceCall, *, signed: Any) -> list[int]:
    """As a paper."""
    return set_papers(call, papers=letters(call, signed=signed))


def signs(case: CaseRun, _request: object) -> Outcome:
    """The head signs a letter, and machines set it."""
    letter = cast.CastLetter(words="registered")
    signed = case.sign("sign", letter, of=Role.PRC_HEAD, register=RegisterName.OUTGOING)
    if signed.approved:
        case.run(set_letter, signed=signed)
    return case.closes("sent")


@pytest.fixture
def task(office: int) -> str:
    """A letter that waits for the head; the address of the task."""
    cast.plays(signs, "seen")
    with cast.clock_at(cast.TUESDAY):
        code = cast.opened(key="seen")
    return f"/human-tasks/{cast.task_of(code, 'sign').id}"


@pytest.mark.parametrize("language", ["th", "en"])
def test_who_signs_sees_the_paper_with_what_is_typed_now(
    visit: Visiting, task: str, language: str
) -> None:
    browser = visit("prc_head", language)
    page = browser.open(task)
    assert LABEL[language] in page.text
    form = page.form(f"{task}/completion")
    typed = {"outcome": "approve_with_edit", "edited.words": "mended", "edited.copies": "1"}
    with cast.nothing_changes():
        pairs = [pair for pair in form.pairs if pair[0] not in typed]
        browser.post(f"{task}/preview", [*pairs, *typed.items(), ("_paper", "1")])
    assert (browser.status, browser.answer.headers["content-type"]) == (200, "application/pdf")
    assert browser.answer.headers["cache-control"] == "private, no-store"
    words = text_of(browser.answer.content)
    assert "mended" in words
    assert "Draft" in words
    assert "registered" not in words


def test_what_is_wrong_is_told_as_when_it_is_handed_in(visit: Visiting, task: str) -> None:
    browser = visit("prc_head")
    form = browser.open(task).form(f"{task}/completion")
    wrong = {"outcome": "approve_with_edit", "edited.words": "x" * 41, "edited.copies": "1"}
    pairs = [pair for pair in form.pairs if pair[0] not in wrong] + list(wrong.items())
    told = []
    for way in ("preview", "completion"):
        browser.post(f"{task}/{way}", pairs)
        told.append((browser.status, browser.page.text))
    assert told[0] == told[1]
    assert told[0][0] == 422


def test_who_does_not_see_the_task_is_refused_alike(doors: Doors, task: str) -> None:
    for who, path in (("stranger", task), ("prc_head", "/human-tasks/999999")):
        answer = doors.ask(who, "POST", f"{path}/preview", {})
        assert refusal(answer) == refusal(doors.ask(who, "POST", f"{path}/completion", {}))
        assert refusal(answer) == (404, "not-found")
    assert refusal(doors.ask("news1", "POST", f"{task}/preview", {})) == (403, "not-allowed")
    assert refusal(doors.ask(None, "POST", f"{task}/preview", {})) == (401, "unauthenticated")


def test_the_json_door_answers_with_the_paper_or_says_why_there_is_none(
    doors: Doors, task: str
) -> None:
    doors.token("prc_head")
    with cast.nothing_changes():
        answer = doors.ask("prc_head", "POST", f"{task}/preview", {})
    assert answer.content.startswith(b"%PDF-")
    returned = {"outcome": "return", "comment": "แก้"}
    answer = doors.ask("prc_head", "POST", f"{task}/preview", returned)
    assert (refusal(answer)[0], problems(answer)) == (422, {"outcome": "no_paper"})
    answer = doors.ask("prc_head", "POST", f"{task}/preview", {"paper": 2})
    assert problems(answer) == {"paper": "no_paper"}
    answer = doors.ask("prc_head", "POST", f"{task}/preview", {"paper": MOST_PAPERS})
    assert problems(answer) == {"paper": "no_paper"}
    answer = doors.ask("prc_head", "POST", f"{task}/preview", {"paper": MOST_PAPERS + 1})
    assert problems(answer) not in ({}, {"paper": "no_paper"})


def test_who_looks_at_a_secret_paper_before_it_is_signed_has_read_it(
    doors: Doors, task: str
) -> None:
    code = doors.get("prc_head", task)["case"]["code"]
    classed = {"secrecy": "secret", "reason": "พบว่าเป็นเรื่องลับ"}
    assert doors.ask("director", "PUT", f"/cases/{code}/secrecy", classed).status_code == 200
    reads(code, "prc_head", by="director")
    assert refusal(doors.ask("news2", "POST", f"{task}/preview", {})) == (404, "not-found")
    assert doors.ask("prc_head", "POST", f"{task}/preview", {}).status_code == 200
    assert readings(doors, code) == [(f"{task}/preview", "json")]


def readings(doors: Doors, code: str) -> list[tuple[str, str]]:
    """What the head read of the case, and by which way."""
    found = doors.get("director", f"/cases/{code}/readings")["items"]
    return [(one["what"], one["way"]) for one in found if one["person"]["handle"] == "prc_head"]


def test_who_presses_the_button_on_a_secret_task_has_read_one_draft(
    visit: Visiting, doors: Doors, task: str
) -> None:
    code = doors.get("prc_head", task)["case"]["code"]
    classed = {"secrecy": "secret", "reason": "พบว่าเป็นเรื่องลับ"}
    doors.ask("director", "PUT", f"/cases/{code}/secrecy", classed)
    reads(code, "prc_head", by="director")
    browser = visit("prc_head")
    form = browser.open(task).form(f"{task}/completion")
    assert readings(doors, code) == [(task, "page")]
    browser.post(f"{task}/preview", [*form.pairs, ("_paper", "1")])
    assert browser.status == 200
    assert readings(doors, code) == [(f"{task}/preview", "page"), (task, "page")]
    browser.post(f"{task}/preview", [*form.pairs, ("_paper", "2")])
    assert browser.status == 422
    assert readings(doors, code)[0] == (task, "page"), "what was shown is the task"


def test_a_page_that_is_out_of_date_previews_nothing_as_it_finishes_nothing(
    visit: Visiting, task: str
) -> None:
    browser = visit("prc_head")
    form = browser.open(task).form(f"{task}/completion")
    clerk = visit("prc_head")
    clerk.open(task)
    clerk.press(f"{task}/claim")
    typed = [pair for pair in form.pairs if pair[0] != "outcome"] + [("outcome", "approve")]
    told = []
    for way in ("preview", "completion"):
        browser.post(f"{task}/{way}", typed)
        told.append((browser.status, browser.page.text))
    assert told[0] == told[1]
    assert told[0][0] == 409


def test_a_version_that_is_out_of_date_is_refused_by_the_json_door_alike(
    doors: Doors, task: str
) -> None:
    version = doors.get("prc_head", task)["version"]
    assert doors.ask("prc_head", "PUT", f"{task}/claim").status_code == 200
    given = {"outcome": "approve", "version": version}
    answers = [
        refusal(doors.ask("prc_head", "POST", f"{task}/{way}", given))
        for way in ("preview", "completion")
    ]
    assert answers == [(409, "stale-version")] * 2
    given["version"] += 1
    assert doors.ask("prc_head", "POST", f"{task}/preview", given).status_code == 200


@pytest.mark.parametrize(
    ("typed", "status"), [("0001", 200), ("0015", 422), ("21", 422), ("0", 422), ("none", 200)]
)
def test_the_number_of_a_paper_is_read_whole(
    visit: Visiting, task: str, typed: str, status: int
) -> None:
    browser = visit("prc_head")
    form = browser.open(task).form(f"{task}/completion")
    browser.post(f"{task}/preview", [*form.pairs, ("_paper", typed)])
    assert browser.status == status
    if status != 200:
        assert f"ไม่มีเอกสารฉบับที่ {int(typed)}" in browser.page.text

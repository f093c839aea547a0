"""The page of somebody without an account who answers by the link of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from models.answer_link import answer_link
from tests import cast
from tests.cast import CastAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


def asks(case: Any, _request: Any) -> Any:
    reply = case.wait_for("reply", CastAnswer)
    case.ask("after", CastAnswer, of="clerk")
    return case.closes("yes" if reply.yes else "no")


@pytest.fixture
def waiting(office: int) -> str:
    return cast.opened(asks, messages={"reply": CastAnswer})


def link(code: str) -> str:
    return urlsplit(answer_link(code, "reply")).path


def test_the_link_shows_the_question_and_takes_one_answer(visit: Visiting, waiting: str) -> None:
    browser = visit()
    page = browser.open(link(waiting))
    assert "คำตอบทดสอบ" in page.text
    page = browser.press(link(waiting), {"yes": "true"})
    assert "ขอบคุณ" in page.text
    assert cast.task_of(waiting, "after").state == "ready"
    assert "ขอบคุณ" in browser.open(link(waiting)).text


def test_a_second_answer_is_not_kept_for_another_question(visit: Visiting, waiting: str) -> None:
    browser = visit()
    form = browser.open(link(waiting)).form(link(waiting))
    browser.press(link(waiting), {"yes": "true"})
    browser.post(form.action, [("yes", "true")])
    assert cast.kinds_of(waiting).count("message.received") == 1


def test_what_is_wrong_is_told_at_its_field(visit: Visiting, waiting: str) -> None:
    browser = visit(language="en")
    browser.open(link(waiting))
    page = browser.press(link(waiting), {"yes": "perhaps"})
    assert browser.status == 422
    assert "f.yes-error" in page.ids


def test_a_matter_that_is_closed_says_so_kindly(visit: Visiting, waiting: str) -> None:
    owner = visit("news1")
    owner.open(f"/cases/{waiting}")
    owner.press("/withdrawal", {"reason": "ยกเลิก"})
    assert "เรื่องนี้ปิดแล้ว" in visit().open(link(waiting)).text


def test_a_link_that_the_office_did_not_write_leads_nowhere(visit: Visiting, waiting: str) -> None:
    browser = visit()
    browser.open(f"{link(waiting)[:-2]}xx")
    assert browser.status == 404

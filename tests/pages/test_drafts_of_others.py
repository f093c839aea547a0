"""A draft says whose it is, and nobody decides by an outcome that somebody else has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.database import write
from tests import cast
from tests.pages.leaflets import LEAFLET_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

TYPED = {"outcome": "reject", "comment": "ยังไม่พร้อม", "words_for_requester": "ขออภัย"}
KEPT = ("_do", "draft")
THEIRS = "ข้อความในแบบนี้มาจากร่างของ prc_head"
CHOOSE = "ผลการพิจารณาท่านต้องเลือกเอง"


@pytest.fixture
def left(visit: Visiting, code: str) -> str:
    """A decision that the head put back, with a draft that says no; a colleague may take it too."""
    with write() as session:
        cast.person(session, "news2").posts()[0].roles = ["prc_head"]
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    task = f"/human-tasks/{cast.task_of(code, 'approve').id}"
    head = visit("prc_head")
    head.open(task)
    head.press(f"{task}/claim")
    head.press(f"{task}/completion", TYPED, button=KEPT)
    head.press(f"{task}/release")
    return task


def test_the_draft_of_another_says_whose_it_is_and_leaves_the_outcome_open(
    visit: Visiting, left: str, code: str
) -> None:
    other = visit("news2")
    for page in (other.open(left), other.press(f"{left}/claim")):
        form = page.form(f"{left}/completion")
        assert form.value("outcome") is None
        assert form.value("comment") == "ยังไม่พร้อม"
        assert form.value("words_for_requester") == "ขออภัย"
        assert THEIRS in page.text
        assert CHOOSE in page.text
        assert "ร่างที่บันทึกไว้" not in page.text
    assert (cast.task_of(code, "approve").draft or {})["outcome"] == "reject"


def test_what_i_keep_of_it_is_mine(visit: Visiting, left: str) -> None:
    other = visit("news2")
    other.open(left)
    other.press(f"{left}/claim")
    page = other.press(f"{left}/completion", {"outcome": "return"}, button=KEPT)
    assert page.form(f"{left}/completion").value("outcome") == "return"
    assert THEIRS not in page.text
    assert "ร่างที่บันทึกไว้" in page.text


def test_my_own_draft_opens_as_i_left_it(visit: Visiting, left: str) -> None:
    page = visit("prc_head").open(left)
    assert page.form(f"{left}/completion").value("outcome") == "reject"
    assert THEIRS not in page.text


def test_json_says_whose_draft_it_is_too(doors: Doors, left: str) -> None:
    assert doors.ask("news2", "PUT", f"{left}/claim").status_code == 200
    told = doors.get("news2", left)
    assert told["draft_by"]["handle"] == "prc_head"
    assert told["draft"]["comment"] == "ยังไม่พร้อม"
    assert "outcome" not in told["draft"]
    doors.ask("news2", "PUT", f"{left}/draft", {"answer": {"outcome": "return"}})
    told = doors.get("news2", left)
    assert (told["draft_by"]["handle"], told["draft"]) == ("news2", {"outcome": "return"})

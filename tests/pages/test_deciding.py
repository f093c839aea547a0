"""Deciding on a page: each outcome takes what belongs to it, and says beforehand what follows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from models.clock import BANGKOK
from models.role import Role
from tests import cast
from tests.pages.leaflets import Leaflet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

ANSWER = {
    "heading": "ระวังน้ำหลาก",
    "kind": "flood",
    "colour": True,
    "places": [{"place": "ตลาดกิมหยง", "copies": 20, "at": "2026-11-30T09:00"}],
}


@pytest.fixture
def decision(code: str) -> str:
    cast.completes("news1", code, "write", ANSWER)
    return f"/human-tasks/{cast.task_of(code, 'approve').id}"


def result(code: str, key: str = "approve") -> dict[str, Any]:
    found: dict[str, Any] = cast.record_of(code)[key].result
    return found


def test_what_is_decided_on_is_a_document_in_words(visit: Visiting, decision: str) -> None:
    page = visit("prc_head").open(decision)
    for words in ("ใบปลิว", "น้ำท่วม", "ตลาดกิมหยง", "30 พฤศจิกายน 2569 เวลา 09.00 น.", "ใช่"):
        assert words in page.text


def test_the_consequence_of_each_outcome_is_said_beforehand(
    visit: Visiting, code: str, decision: str
) -> None:
    before = cast.dump()
    page = visit("prc_head").open(decision)
    assert "ถัดไป: การรับทราบ — ประชาสัมพันธ์จังหวัด" in page.text
    assert "ถัดไป: ใบปลิว — เจ้าหน้าที่ข่าว" in page.text
    assert "เรื่องจะปิด" in page.text
    after = cast.dump()
    assert {**after, "access": None} == {**before, "access": None}


def test_waiting_for_a_time_is_not_called_waiting_for_others(
    visit: Visiting,
) -> None:
    def two_ways(case: Any, _request: Any) -> Any:
        leaflet = case.ask("write", Leaflet, of=Role.NEWS_OFFICER)
        case.all(
            checked=lambda: case.approve("check", leaflet, of=Role.PRC_HEAD),
            read=lambda: case.acknowledge("read", leaflet, of=Role.DIRECTOR),
        )
        case.approve("last", leaflet, of=Role.PRC_HEAD)
        case.wait_until("printed", datetime(2026, 12, 1, 9, tzinfo=BANGKOK))
        return case.closes("done")

    with cast.clock_at(datetime(2026, 11, 25, 9, tzinfo=BANGKOK)):
        code = cast.opened(two_ways)
        cast.completes("news1", code, "write", ANSWER)
        page = visit("prc_head").open(f"/human-tasks/{cast.task_of(code, 'checked/check').id}")
        assert "เรื่องเดินต่อเมื่อส่วนอื่นที่ทำคู่กันเสร็จ" in page.text
        cast.completes("prc_head", code, "checked/check", {"outcome": "approve"})
        cast.completes("director", code, "read/read", {"acknowledged": True})
        page = visit("prc_head").open(f"/human-tasks/{cast.task_of(code, 'last').id}")
        assert "แล้วรอถึง 1 ธ.ค. 69 09.00 น." in page.text
        assert "ทำคู่กัน" not in page.text


def test_approving_needs_one_choice_only(visit: Visiting, code: str, decision: str) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    opened = browser.page.form("/completion").value("_read_at")
    page = browser.press("/completion", {"outcome": "approve"})
    assert "เสร็จแล้ว" in page.text
    assert result(code)["edited"] is None
    done = [each for each in cast.events_of(code) if each.kind == "human-task.completed"]
    assert done[-1].data["witness"]["read_at"] == opened, "when the page was drawn"


def test_no_choice_is_a_problem_at_the_choices(visit: Visiting, decision: str) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    page = browser.press("/completion", {})
    assert browser.status == 422
    assert "f.outcome-error" in page.ids


def test_a_return_carries_its_reasons_to_the_fields(
    visit: Visiting, code: str, decision: str
) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    reasons = {"reasons.heading": "ยาวไป", "reasons.places.0": "ย้ายไปสถานีรถไฟ"}
    browser.press("/completion", {"outcome": "return", "comment": "สองจุด"} | reasons)
    again = cast.task_of(code, "write~2").id
    page = visit("news1").open(f"/human-tasks/{again}")
    for words in ("ส่งกลับแก้ไข", "สองจุด", "ยาวไป", "ย้ายไปสถานีรถไฟ"):
        assert words in page.text
    assert "f.heading-note" in page.ids
    assert page.form("/completion").value("heading") == "ระวังน้ำหลาก"


def test_a_return_without_a_word_is_refused_and_says_what_is_missing(
    visit: Visiting, decision: str
) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    page = browser.press("/completion", {"outcome": "return"})
    assert browser.status == 422
    assert "f.comment-error" in page.ids
    assert page.form("/completion").value("outcome") == "return"


def test_edits_count_only_when_they_were_chosen(visit: Visiting, code: str, decision: str) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    browser.press("/completion", {"outcome": "approve", "edited.heading": "หัวเรื่องใหม่"})
    assert result(code)["edited"] is None


def test_edits_are_the_content_from_then_on(visit: Visiting, code: str, decision: str) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    changes = {"outcome": "approve_with_edit", "edited.heading": "หัวเรื่องใหม่"}
    browser.press("/completion", changes)
    assert result(code)["edited"]["heading"] == "หัวเรื่องใหม่"
    assert result(code)["edited"]["places"][0]["at"] == "2026-11-30T09:00:00+07:00"
    noted = cast.task_of(code, "note").id
    assert "หัวเรื่องใหม่" in visit("director").open(f"/human-tasks/{noted}").text


def test_a_wrong_edit_is_named_where_it_was_typed(visit: Visiting, decision: str) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    changes = {"outcome": "approve_with_edit", "edited.places.0.copies": "0"}
    page = browser.press("/completion", changes)
    assert browser.status == 422
    assert "f.edited.places.0.copies-error" in page.ids
    assert page.form("/completion").value("edited.places.0.copies") == "0"


def test_a_rejection_needs_words_for_the_requester(
    visit: Visiting, code: str, decision: str
) -> None:
    browser = visit("prc_head")
    browser.open(decision)
    page = browser.press("/completion", {"outcome": "reject", "comment": "งบหมด"})
    assert "f.words_for_requester-error" in page.ids
    browser.press("/completion", {"words_for_requester": "ขออภัย"})
    assert cast.case_of(code).outcome == "refused"


def test_a_review_offers_no_rejection(visit: Visiting) -> None:
    """What the form refuses is not on the page either."""

    def checks(case: Any, _request: Any) -> Any:
        leaflet = case.ask("write", Leaflet, of=Role.NEWS_OFFICER)
        case.review("check", leaflet, of=Role.PRC_HEAD)
        return case.closes("done")

    code = cast.opened(checks)
    cast.completes("news1", code, "write", ANSWER)
    browser = visit("prc_head")
    page = browser.open(f"/human-tasks/{cast.task_of(code, 'check').id}")
    assert {"outcome-approve", "outcome-approve_with_edit", "outcome-return"} <= set(page.ids)
    assert "outcome-reject" not in page.ids
    assert "จำเป็นเมื่อส่งกลับแก้ไข" in page.text
    assert "จำเป็นเมื่อส่งกลับแก้ไขหรือไม่อนุมัติ" not in page.text
    browser.press(
        "/completion", {"outcome": "reject", "comment": "ไม่", "words_for_requester": "ไม่"}
    )
    assert browser.status == 422


def test_what_was_decided_can_be_read_afterwards(visit: Visiting, code: str, decision: str) -> None:
    given = {"outcome": "return", "comment": "แก้", "reasons": {"places.0": "ย้าย"}}
    cast.completes("prc_head", code, "approve", given)
    page = visit("prc_head").open(decision)
    assert "จุดแจก 1: ย้าย" in page.text
    assert page.actions().count(f"{decision}/completion") == 0


def test_the_author_of_the_work_is_not_offered_the_decision(visit: Visiting, decision: str) -> None:
    assert f"{decision}/completion" not in visit("news1").open(decision).actions()

"""How close two bookings may lie, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

WHERE = "/office/booking-limits"


def test_the_director_changes_one_and_nothing_typed_is_lost(visit: Visiting, office: int) -> None:
    assert office
    browser = visit("director")
    page = browser.open(WHERE)
    assert "เวลาพักข้ามคืน (นาที)" in page.text
    typed = {"rule": "rest", "value": "600", "source": "คำสั่งที่ 5/2569"}
    page = browser.press(WHERE, typed)
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่เปลี่ยน" in page.text
    assert (page.form(WHERE).value("rule"), page.form(WHERE).value("value")) == ("rest", "600")
    page = browser.press(WHERE, {"reason": "งานมาก"})
    assert browser.status == 200
    assert "เวลาพักข้ามคืน (นาที): ตามคู่มือ → 600" in page.text
    assert "Rest overnight (minutes)" in visit("news1", "en").open(WHERE).text


def test_who_may_not_change_them_has_no_form(visit: Visiting, office: int) -> None:
    assert office
    assert WHERE not in visit("news1").open(WHERE).actions()


def test_what_was_typed_comes_back_after_the_session_ended(visit: Visiting, office: int) -> None:
    assert office
    browser = visit()
    browser.post(WHERE, [("rule", "rest"), ("value", "600"), ("reason", "งานมาก")])
    assert browser.status == 401
    assert "งานมาก" in browser.answer.text

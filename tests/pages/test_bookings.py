"""Bookings as a page: by day and by resource, and nothing of a decision is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import secrets
from tests.sharing import all_of, comes_in, confirmed, held, occasion, waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

WEEK = "/bookings?first=2026-11-30"


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def test_the_week_stands_by_day_and_by_resource(visit: Visiting) -> None:
    code = waiting()
    confirmed(held(code, occasion(venue="หอประชุม")))
    browser = visit("news2")
    page = browser.open(WEEK)
    for words in ("3 ธันวาคม 2569", "mc1 ไทย", code, "หอประชุม", "ยืนยันแล้ว", "ว่างทั้งวัน 3 รายการ"):
        assert words in page.text, words
    assert not [each for each in page.actions() if each.startswith("/bookings/")]
    page = browser.open(f"{WEEK}&by=resource")
    assert "ว่างตลอดสัปดาห์" in page.text
    assert "Free all week" in visit("news2", "en").open(f"{WEEK}&by=resource").text


def test_what_lasts_over_a_night_stands_under_both_days_and_its_form_once(visit: Visiting) -> None:
    booking = confirmed(held(waiting(), occasion(10, 16), "van"))
    browser = visit("director")
    page = browser.open(WEEK)
    assert page.text.count("van ไทย") >= 2
    assert browser.answer.text.count(f'action="/bookings/{booking}/replacement"') == 1
    assert "ไม่มีผู้แทนที่ว่างในเวลานั้น" in page.text


def test_the_director_decides_with_a_substitute_and_a_reason(visit: Visiting) -> None:
    booking = confirmed(held(waiting(), occasion()))
    browser = visit("director")
    where = f"/bookings/{booking}/replacement"
    browser.open(WEEK)
    page = browser.press(where, {"instead": "mc2", "reason": ""})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่ถอนตัว" in page.text
    assert page.form(where).value("instead") == "mc2", "nothing is lost"
    page = browser.press(where, {"reason": "งานเสด็จฯ"})
    assert browser.status == 200
    assert "mc2 ไทย" in page.text
    assert [each.is_confirmed for each in all_of()] == [False, True]


def test_somebody_taken_meanwhile_is_told_and_the_words_stay(visit: Visiting) -> None:
    booking = confirmed(held(waiting(), occasion()))
    browser = visit("director")
    browser.open(WEEK)
    other = waiting()
    confirmed(held(other, occasion(1), "mc2"))
    page = browser.press(
        f"/bookings/{booking}/replacement", {"instead": "mc2", "reason": "งานเสด็จฯ"}
    )
    assert browser.status == 409
    assert f"mc2 ไทย ยืนยันไว้แล้ว 3/12/2569 09.30–11.30 น. สำหรับเรื่อง {other}" in page.text
    assert page.form(f"/bookings/{booking}/replacement").value("reason") == "งานเสด็จฯ"


def test_what_was_typed_comes_back_after_the_session_ended(visit: Visiting) -> None:
    booking = confirmed(held(waiting(), occasion()))
    where = f"/bookings/{booking}/replacement"
    browser = visit()
    browser.post(where, [("instead", "mc2"), ("reason", "งานเสด็จฯ")])
    assert browser.status == 401
    assert "งานเสด็จฯ" in browser.answer.text


def test_a_secret_case_is_not_named_to_others(visit: Visiting) -> None:
    secrets.registrar_moves_in()
    code = secrets.opened(secrecy="secret")
    confirmed(held(code, occasion(venue="บ้านพัก")))
    page = visit("news1").open(WEEK)
    assert "เรื่องที่ท่านไม่มีสิทธิเปิดดู" in page.text
    assert code not in page.text
    assert "บ้านพัก" not in page.text
    assert code in visit("prc_head").open(WEEK).text


def test_an_office_that_shares_nothing_says_so(visit: Visiting) -> None:
    assert "สำนักงานยังไม่มีทรัพยากรที่ใช้ร่วมกัน" in visit("stranger").open("/bookings").text

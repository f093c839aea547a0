"""The register as a page: what was given out, and striking a number out with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.register_name import OUTGOING
from models.role import Role
from tests import cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

BOOK = "/registers/outgoing/2569"


def signs(case: Any, _request: Any) -> Any:
    case.sign("sign", cast.CastLetter(words="สวัสดี"), of=Role.PRC_HEAD, register=OUTGOING)
    return case.closes("sent")


@pytest.fixture
def signed(office: int) -> list[str]:
    """Twenty-seven letters of 2569: more than stand on one page."""
    cast.plays(signs, "signs")
    with cast.clock_at(cast.TUESDAY):
        codes = [cast.opened(key="signs") for _each in range(27)]
        for code in codes:
            cast.completes("prc_head", code, "sign", outcome="approve")
    return codes


def test_the_newest_register_is_opened_and_read_page_by_page(
    visit: Visiting, signed: list[str]
) -> None:
    browser = visit("news1")
    page = browser.open("/registers")
    assert "ทะเบียนหนังสือส่ง พ.ศ. 2569" in page.text
    assert "27/2569" in page.text
    assert signed[26] in page.text
    assert "ลงนามโดย prc_head" in page.text
    assert "2/2569" not in page.text.split()
    page = browser.open(f"{BOOK}?cursor=3")
    assert {"1/2569", "2/2569"} <= set(page.text.split())
    assert page.actions().count(f"{BOOK}/1/cancellation") == 0, "a news officer strikes nothing out"


def test_an_office_that_signed_nothing_is_told_so(visit: Visiting, office: int) -> None:
    assert "ยังไม่มีเลขในทะเบียนนี้" in visit("clerk").open("/registers").text
    browser = visit("clerk", "en")
    assert "Outgoing letters, 2027" in browser.open("/registers/outgoing/2570").text
    browser.open("/registers/dance/2569")
    assert browser.status == 404


def test_a_number_is_struck_out_with_a_reason(visit: Visiting, signed: list[str]) -> None:
    browser = visit("clerk")
    browser.open(BOOK)
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": " "})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่ยกเลิกเลข" in page.text
    assert "cancellation-27-reason" in page.ids
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    assert "พิมพ์ผิดฉบับ" in page.text
    assert page.actions().count(f"{BOOK}/27/cancellation") == 0
    assert "ยกเลิกเลขที่ 27/2569 (พิมพ์ผิดฉบับ)" in browser.open(f"/cases/{signed[26]}").text


def test_who_comes_too_late_keeps_the_words(visit: Visiting, signed: list[str]) -> None:
    first, second = visit("clerk"), visit("director")
    first.open(BOOK)
    second.open(BOOK)
    first.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    page = second.press(f"{BOOK}/27/cancellation", {"reason": "ซ้ำกับฉบับก่อน"})
    assert second.status == 409
    assert "เลขนี้ยกเลิกไปแล้ว" in page.text
    assert "พิมพ์ผิดฉบับ" in page.text
    assert "ท่านเขียนว่า “ซ้ำกับฉบับก่อน”" in page.text


def test_a_reason_outlives_its_session(visit: Visiting, signed: list[str]) -> None:
    browser = visit("clerk")
    browser.open(BOOK)
    browser.cookies.clear()
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    assert browser.status == 401
    assert "พิมพ์ผิดฉบับ" in page.form("/sign-in/again").values("reason")

"""The register as a page: what was given out, and striking a number out with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from models.access import hasher
from models.database import write
from tasks.mail import send_letters
from tasks.service import ServiceCall
from tests import cast
from tests.sealed import set_for
from tests.signing import news, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.document import Document
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

BOOK = "/registers/outgoing/2569"


@pytest.fixture
def letters(office: int) -> list[str]:
    """Twenty-seven letters of 2569: more than stand on one page."""
    return signed(27)


def test_the_newest_register_is_opened_and_read_page_by_page(
    visit: Visiting, letters: list[str]
) -> None:
    browser = visit("news1")
    page = browser.open("/registers")
    assert "ทะเบียนหนังสือส่ง พ.ศ. 2569" in page.text
    assert "27/2569" in page.text
    assert letters[26] in page.text
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


def test_a_number_is_struck_out_with_a_reason(visit: Visiting, letters: list[str]) -> None:
    browser = visit("clerk")
    browser.open(BOOK)
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": " "})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่ยกเลิกเลข" in page.text
    assert "cancellation-27-reason" in page.ids
    (older,) = re.findall(r'href="([^"]*cursor=[^"]*)"', page.html)
    assert "1/2569" in visit("clerk").open(older).text.split()
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    assert "พิมพ์ผิดฉบับ" in page.text
    assert page.actions().count(f"{BOOK}/27/cancellation") == 0
    assert "ยกเลิกเลขที่ 27/2569 (พิมพ์ผิดฉบับ)" in browser.open(f"/cases/{letters[26]}").text


def test_that_a_letter_has_gone_out_is_told_before_and_after_its_number_is_struck_out(
    visit: Visiting, office: int
) -> None:
    """To whom, and when; of a letter that has not, nothing."""
    code, kept = signed(2)
    sealed = set_for(code)
    sends(code, sealed.document, "ผู้อำนวยการโครงการ")
    page = visit("clerk").open(BOOK)
    assert page.text.count("หนังสือเลขนี้ออกไปแล้ว") == 1
    assert "ผู้อำนวยการโครงการ (24 พ.ย. 69 09.00 น.)" in page.text
    browser = visit("clerk")
    browser.open(BOOK)
    for count in (1, 2):
        browser.press(f"{BOOK}/{count}/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    told = "ยกเลิกเลขที่ 1/2569 (พิมพ์ผิดฉบับ) หลังจากส่งหนังสือถึง ผู้อำนวยการโครงการ ไปแล้ว"
    assert told in browser.open(f"/cases/{code}").text
    assert "หลังจากส่ง" not in browser.open(f"/cases/{kept}").text


def sends(code: str, document: Document, name: str) -> None:
    """The step that set the paper sends it to somebody."""
    case = cast.case_of(code)
    call = ServiceCall(case.id, code, case.office_id, str(document.step_key), 1)
    with cast.clock_at(cast.TUESDAY):
        send_letters(
            call,
            letter="case-withdrawn",
            recipients=[{"name": name, "email": "agency@example.go.th"}],
            context={"subject": "หนังสือ", "reason": None},
            attachments=[document.n],
        )


def test_one_comes_back_to_the_page_as_one_had_it_and_is_told_what_was_done(
    visit: Visiting, letters: list[str]
) -> None:
    browser = visit("clerk")
    browser.open(BOOK)
    page = browser.press(f"{BOOK}/20/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    assert "ยกเลิกเลขที่ 20/2569 แล้ว" in page.text
    assert {"27/2569", "20/2569", "3/2569"} <= set(page.text.split())
    browser.open(f"{BOOK}?cursor=10")
    page = browser.press(f"{BOOK}/4/cancellation", {"reason": "พิมพ์ซ้ำ"})
    assert "ยกเลิกเลขที่ 4/2569 แล้ว" in page.text
    assert {"9/2569", "4/2569", "1/2569"} <= set(page.text.split())
    assert "10/2569" not in page.text.split()
    page = browser.press(f"{BOOK}/5/cancellation", {"reason": " "})
    assert "9/2569" in page.text.split(), "refused, one is on that page too"
    assert "ยกเลิกเลขที่" not in browser.open(f"{BOOK}?cancelled=5").text, "that one stands"
    page = visit("clerk", "en").open(f"{BOOK}?cancelled=4")
    assert "The number 4/2569 is cancelled." in page.text


def test_who_comes_too_late_keeps_the_words(visit: Visiting, letters: list[str]) -> None:
    first, second = visit("clerk"), visit("director")
    first.open(BOOK)
    second.open(BOOK)
    first.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    page = second.press(f"{BOOK}/27/cancellation", {"reason": "ซ้ำกับฉบับก่อน"})
    assert second.status == 409
    assert "เลขนี้ยกเลิกไปแล้ว" in page.text
    assert "พิมพ์ผิดฉบับ" in page.text
    assert "ท่านเขียนว่า “ซ้ำกับฉบับก่อน”" in page.text


def test_a_reason_outlives_its_session(visit: Visiting, letters: list[str]) -> None:
    browser = visit("clerk")
    browser.open(BOOK)
    browser.cookies.clear()
    page = browser.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    assert browser.status == 401
    assert "พิมพ์ผิดฉบับ" in page.form("/sign-in/again").values("reason")


def test_a_reason_that_comes_too_late_after_signing_in_again_is_still_shown(
    visit: Visiting, letters: list[str]
) -> None:
    browser, quicker = visit("clerk"), visit("director")
    browser.open(BOOK)
    browser.cookies.clear()
    browser.press(f"{BOOK}/27/cancellation", {"reason": "ซ้ำกับฉบับก่อน"})
    quicker.open(BOOK)
    quicker.press(f"{BOOK}/27/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    with write() as session:
        cast.person(session, "clerk").password_hash = hasher().hash("กุญแจ")
    page = browser.press("/sign-in/again", {"_handle": "clerk", "_password": "กุญแจ"})
    assert "ท่านเขียนว่า “ซ้ำกับฉบับก่อน”" in page.text
    assert "สิ่งที่ท่านกรอกยังอยู่ครบ" not in page.text


def test_a_page_after_the_last_number_says_so(visit: Visiting, letters: list[str]) -> None:
    page = visit("news1").open(f"{BOOK}?cursor=1")
    assert "ไม่มีเลขก่อนหน้านี้" in page.text
    assert "ยังไม่มีเลขในทะเบียนนี้" not in page.text


def test_news_is_approved_not_signed_and_the_story_tells_its_number(
    visit: Visiting, office: int
) -> None:
    """What the decider reads before, the register and the story after name the register of news."""
    with cast.clock_at(cast.TUESDAY):
        cast.plays(news, "news-item")
        code = cast.opened(key="news-item")
        browser = visit("prc_head")
        task = f"/human-tasks/{cast.task_of(code, 'approve').id}"
        browser.open(task)
        browser.press(f"{task}/claim")
        assert "ออกเลขในทะเบียนข่าวทันที" in browser.open(task).text
        cast.completes("prc_head", code, "approve", outcome="approve")
        assert "เห็นชอบ/อนุมัติ ออกเลขที่ 1/2569" in browser.open(f"/cases/{code}").text
        page = browser.open("/registers/news/2569")
    assert "อนุมัติโดย prc_head" in page.text
    assert "ถึง สื่อมวลชน" in page.text
    assert "ลงนาม" not in page.text

"""The page behind the QR code of a paper, for anybody who holds it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from forms.numerals import thai_digits
from forms.sheets.face import day_in_print
from models.database import write
from models.guess import ADDRESS_ALLOWED, CodeKind
from models.paper_code import new_code
from tests import cast
from tests.guessing import guessed
from tests.sealed import SIGNER, SUBJECT, SealedLetter, sealed_letter, set_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


@pytest.fixture
def sealed(office: int) -> SealedLetter:
    return sealed_letter()


@pytest.fixture
def address(sealed: SealedLetter) -> str:
    return f"/verify/{sealed.code}"


def strike_out(doors: Doors) -> None:
    doors.ask("clerk", "POST", "/registers/outgoing/2569/1/cancellation", {"reason": "พิมพ์ผิด"})


def test_the_address_in_the_qr_code_shows_what_stands_on_the_paper(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    page = visit().open(address.replace("-", ""))
    assert "สำนักงานออกเอกสารฉบับนี้จริง" in page.text
    for words in ("๑/๒๕๖๙", SUBJECT, "๒๒ พฤศจิกายน ๒๕๖๙", *SIGNER.values()):
        assert words in page.text, words
    assert "หนังสือภายนอก" not in page.text.partition("ข้อความบนเอกสาร")[2]
    assert SUBJECT in visit().open(thai_digits(address)).text, "typed with Thai digits"
    english = visit(language="en").open(address)
    assert english.lang == "en"
    assert "The office issued this paper" in english.text
    assert "๒๒ พฤศจิกายน ๒๕๖๙" in english.text, "its day too"
    assert SUBJECT in english.text, "a paper is told as it is written"


def test_nothing_on_it_leads_into_the_house(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    browser = visit()
    page = browser.open(address)
    assert sealed.case not in page.html
    assert "prc_head" not in page.html
    leads = set(re.findall(r'<a [^>]*href="([^"]*)"', page.html))
    assert leads == {"#main", "/verify"}
    assert set(page.actions()) == {"/language", address}
    assert browser.answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex, nofollow"' in page.html


def test_a_file_is_compared_without_scripts(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    browser = visit()
    browser.open(address)
    with cast.nothing_changes():
        page = browser.press(address, files={"file": ("ก.pdf", sealed.pdf)})
        assert "ตรงกันทุกไบต์" in page.text
        page = browser.press(address, files={"file": ("ก.pdf", sealed.pdf + b" ")})
    assert browser.status == 200
    assert "ไม่ใช่ฉบับที่สำนักงานออก" in page.text
    assert "comparison" in page.ids


def test_no_file_and_too_large_a_file_are_told_at_the_field(visit: Visiting, address: str) -> None:
    browser = visit()
    browser.open(address)
    page = browser.press(address)
    assert (browser.status, page.ids["file"].get("aria-invalid")) == (422, "true")
    assert "กรุณาเลือกไฟล์ก่อน" in page.text
    known = visit("clerk")
    known.open(address)
    page = known.press(address, files={"file": ("ก.pdf", b"x" * 3 * 1024 * 1024)})
    assert known.status == 413
    assert "ใหญ่เกินกว่าจะเป็นเอกสารของสำนักงาน" in page.text
    assert SUBJECT in page.text


def test_a_cancelled_paper_says_so_first_and_when(
    visit: Visiting, doors: Doors, sealed: SealedLetter, address: str
) -> None:
    strike_out(doors)
    browser = visit()
    page = browser.open(address)
    assert "เอกสารฉบับนี้ถูกยกเลิกแล้ว" in page.text
    assert "ยกเลิกเมื่อ" in page.text
    page = browser.press(address, files={"file": ("ก.pdf", sealed.pdf)})
    assert "แต่เอกสารนี้ใช้ไม่ได้แล้ว" in page.text


def test_a_superseded_paper_names_the_day_of_the_newer(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    set_for(sealed.case, "send~2")
    page = visit().open(address)
    assert "มีเอกสารฉบับใหม่แทนฉบับนี้แล้ว" in page.text
    assert "ฉบับใหม่ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๙" in page.text


def test_the_day_of_an_order_names_the_era() -> None:
    assert day_in_print(date(2026, 11, 24), "คำสั่ง") == "๒๔ พฤศจิกายน พ.ศ. ๒๕๖๙"
    assert day_in_print(date(2026, 11, 24), "บันทึกข้อความ") == "๒๔ พฤศจิกายน ๒๕๖๙"


def test_a_file_of_a_secret_paper_is_not_compared_and_not_called_a_forgery(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    browser = visit()
    browser.open(address)
    with write() as session:
        cast.locked(session, sealed.case).secrecy = "secret"
    page = browser.press(address, files={"file": ("ก.pdf", sealed.pdf)})
    assert browser.status == 404
    assert "สำนักงานออกเลขนี้จริง" in page.text
    assert "ไม่ได้ออกจากระบบนี้" not in page.text
    assert SUBJECT not in page.text
    assert "comparison" not in page.ids


def test_the_page_of_signing_in_leads_here(visit: Visiting, office: int) -> None:
    assert 'href="/verify"' in visit().open("/sign-in").html


def test_a_code_is_typed_in_and_leads_to_its_paper(
    visit: Visiting, sealed: SealedLetter, address: str
) -> None:
    browser = visit()
    page = browser.open("/verify")
    assert page.form("/verify").method == "get"
    page = browser.open(f"/verify?code=%20{sealed.code.lower()}")
    assert SUBJECT in page.text


@pytest.mark.parametrize(
    "typed", ["/verify?code=none", "/verify/7RPM-PJHG-Q1YW-BEXG-385C-ZF55-TPD9", "/verify/none"]
)
def test_a_code_that_no_paper_bears_is_a_plain_404_with_what_was_typed(
    visit: Visiting, office: int, typed: str
) -> None:
    browser = visit()
    page = browser.open(typed)
    assert browser.status == 404
    assert "ไม่มีเอกสารที่ใช้รหัสนี้" in page.text
    code = typed.removeprefix("/verify").strip("/").removeprefix("?code=")
    assert page.form("/verify").value("code") == code
    assert browser.answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    english = visit(language="en")
    assert "No paper bears this code" in english.open(typed).text


def test_who_guesses_is_told_to_wait(visit: Visiting, address: str) -> None:
    browser = visit()
    with cast.clock_at(cast.TUESDAY):
        guessed(ADDRESS_ALLOWED - 1, CodeKind.PAPER)
        browser.open(f"/verify/{new_code()}")
        page = browser.open(address)
    assert browser.status == 429
    assert int(browser.answer.headers["Retry-After"]) > 0
    assert "กรุณารอสักครู่" in page.text
    assert SUBJECT not in page.text

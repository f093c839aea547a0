"""The calendar as a page: a year of days off, and when something would be due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from models.database import read, write
from models.day_off import DayOff
from models.office import Office
from tests import cast
from tests.statements import executed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def holidays(office: int) -> Iterator[None]:
    """An announced day off, an estimated one, a revoked one; it is Tuesday 24 November 2026."""
    known = (
        (date(2026, 12, 7), "ชดเชยวันพ่อ", "national_gov", "confirmed"),
        (date(2027, 3, 10), "วันอีดิ้ลฟิตรี", "province:songkhla", "estimated"),
        (date(2026, 12, 8), "วันหยุดที่ถอน", "office", "revoked"),
        (date(2026, 11, 23), "วันหยุดที่ผ่านแล้ว", "office", "confirmed"),
    )
    with write() as session:
        for day, name, scope, status in known:
            session.add(
                DayOff(office_id=office, date=day, name_th=name, scope=scope, status=status)
            )
    with cast.clock_at(cast.TUESDAY):
        yield


def test_a_year_of_days_off_says_how_sure_each_is(visit: Visiting) -> None:
    page = visit("news1").open("/calendar")
    assert "7 ธันวาคม 2569 ชดเชยวันพ่อ ประกาศแล้ว จันทร์ · ราชการทั่วประเทศ" in page.text
    assert "10 มีนาคม 2570 วันอีดิ้ลฟิตรี ประมาณ อาจเลื่อน พุธ · เฉพาะจังหวัด" in page.text
    assert "วันหยุดที่ถอน" not in page.text
    assert "วันหยุดที่ผ่านแล้ว" not in page.text
    assert "ขณะนี้อยู่ในเวลาทำการ" in page.text


def test_an_evening_is_outside_working_time(visit: Visiting) -> None:
    with cast.clock_at(cast.TUESDAY.replace(hour=10)):
        page = visit("news1").open("/calendar")
    assert "ขณะนี้นอกเวลาทำการ เปิด 25 พ.ย. 69 08.30 น." in page.text


@pytest.mark.parametrize("start", ["4 ธ.ค. 2569 10.00", "๔/๑๒/๒๕๖๙ ๑๐:๐๐", "2026-12-04T10:00"])
def test_what_is_asked_in_any_writing_is_counted_and_explained(visit: Visiting, start: str) -> None:
    browser = visit("news1")
    page = browser.open(f"/calendar?start={start}&amount=๑&unit=bd")
    assert browser.status == 200
    assert "ครบกำหนด 8 ธันวาคม 2569 เวลา 16.30 น. (อังคาร)" in page.text
    assert "ไม่นับ 3 วัน" in page.text
    assert "7 ธันวาคม 2569 · ชดเชยวันพ่อ" in page.text


def test_without_a_start_it_is_counted_from_now(visit: Visiting) -> None:
    page = visit("news1", "en").open("/calendar?amount=3.5&unit=bh")
    assert "Due 24 November 2026, 13:30 (Tuesday)" in page.text


def test_a_statutes_days_tell_the_internal_date_too(visit: Visiting) -> None:
    page = visit("news1").open("/calendar?amount=15&unit=cd")
    assert "ครบกำหนด 9 ธันวาคม 2569 เวลา 16.30 น." in page.text
    assert "กำหนดภายใน 8 ธันวาคม 2569 เวลา 16.30 น." in page.text


@pytest.mark.parametrize(
    ("query", "words", "where"),
    [
        ("start=tomorrow&amount=1", "อ่านวันเวลาไม่ได้", "start-error"),
        ("start=31/2/2569 9:00&amount=1", "ไม่มีวันนี้ในปฏิทิน", "start-error"),
        ("amount=many", "กรุณาพิมพ์จำนวนเป็นตัวเลข", "amount-error"),
        ("start=1/12/2569 9:00", "กรุณาพิมพ์จำนวนเป็นตัวเลข", "amount-error"),
        ("amount=1.5&unit=bd", "จำนวนเต็ม", "amount-error"),
        ("amount=1&unit=<b>", "ระยะเวลาต้องเป็นจำนวนกับหน่วย", "amount-error"),
    ],
)
def test_what_cannot_be_counted_is_said_at_the_field_and_kept(
    visit: Visiting, query: str, words: str, where: str
) -> None:
    browser = visit("news1")
    page = browser.open(f"/calendar?{query}")
    assert browser.status == 422
    assert words in page.text
    assert where in page.ids
    assert "answer" not in page.ids
    for pair in query.split("&"):
        name, value = pair.split("=")
        if name != "unit":
            assert page.ids[name]["value"] == value


def test_an_office_with_hours_of_its_own_is_told_so(visit: Visiting, office: int) -> None:
    """Lunch is served through, and Saturday is a working day (handbook 4.1: it may be set)."""
    with write() as session:
        session.get_one(Office, office).working_days = "246"
        session.get_one(Office, office).working_hours = "09:00-18:00"
    page = visit("news1").open("/calendar?amount=9&unit=bh")
    assert "อังคาร, พฤหัสบดี, เสาร์ 09.00–18.00 น." in page.text
    assert "ครบกำหนด 24 พฤศจิกายน 2569 เวลา 18.00 น. (อังคาร)" in page.text
    assert "จันทร์ถึงศุกร์" in visit("stranger").open("/calendar").text


def test_a_question_reads_the_days_off_no_second_time(visit: Visiting) -> None:
    browser = visit("news1")
    counts = []
    for asked in ("", "?start=2026-12-04T10:00&amount=1&unit=bd"):
        with read() as session, executed(session) as found:
            browser.open(f"/calendar{asked}")
        counts.append(sum("FROM day_off" in each or "JOIN day_off" in each for each in found))
    assert "ไม่นับ 3 วัน" in browser.page.text
    assert counts == [2, 2], "the dates to count by, and the year of names"

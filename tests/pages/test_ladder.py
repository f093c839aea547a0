"""The approval ladder as pages: what goes how far, what stood before, and a change with its why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.access import hasher
from models.database import write
from tests import cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

RULE = "/ladder/procurement"
TYPED = {
    "bands.0.up_to_baht": "๑๐๐,๐๐๐",
    "bands.0.last_rung": "director",
    "bands.1.up_to_baht": "",
    "bands.1.last_rung": "governor",
    "source": "คำสั่งจังหวัดที่ 12/2569",
    "why": "มอบอำนาจใหม่",
}


def test_everybody_reads_how_far_a_matter_goes(visit: Visiting, office: int) -> None:
    page = visit("news1").open("/ladder")
    assert "หนังสือออกนามสำนักงาน" in page.text
    assert "ไม่เกิน 500,000 บาท" in page.text
    page = visit("news1", "en").open(RULE)
    assert "up to 500,000 baht" in page.text
    assert "Ground: handbook 1.5, 3.15" in page.text
    assert RULE not in page.actions(), "a news officer changes no rule"
    browser = visit("news1")
    browser.open("/ladder/moon")
    assert browser.status == 404


def test_a_leader_changes_it_and_what_stood_before_stays(visit: Visiting, office: int) -> None:
    browser = visit("director")
    browser.open(RULE)
    page = browser.press(RULE, TYPED)
    assert browser.status == 200
    assert "ไม่เกิน 100,000 บาท" in page.text
    assert "มอบอำนาจใหม่" in page.text
    page = browser.press(RULE, {"why": "แก้ไข", "source": "ประชุม", "bands.0.up_to_baht": "200000"})
    assert "ไม่เกิน 200,000 บาท" in page.text
    assert "เกณฑ์ก่อนหน้า" in page.text
    assert "ไม่เกิน 100,000 บาท" in page.text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"why": " "}, "กรุณาบอกเหตุผลที่เปลี่ยน"),
        ({"source": ""}, "กรุณาระบุที่มา"),
        ({"bands.1.up_to_baht": "200000"}, "ช่วงสุดท้ายต้องไม่จำกัดวงเงิน"),
        ({"bands.1.last_rung": "group_head"}, "วงเงินมากกว่าต้องไม่อนุมัติในชั้นที่ต่ำกว่า"),
        ({"bands.0.up_to_baht": "แสนบาท"}, "bands.0.up_to_baht"),
    ],
)
def test_what_makes_no_rule_is_told_and_stays_as_it_was_typed(
    visit: Visiting, office: int, wrong: dict[str, str], told: str
) -> None:
    browser = visit("director")
    browser.open(RULE)
    page = browser.press(RULE, TYPED | wrong)
    assert browser.status == 422
    assert told in page.html
    assert page.form(RULE).values("source") == [(TYPED | wrong)["source"]]
    typed = (TYPED | wrong)["bands.0.up_to_baht"]
    assert page.form(RULE).values("bands.0.up_to_baht") == [typed]


def test_who_comes_second_keeps_the_words_and_is_told(visit: Visiting, office: int) -> None:
    first, second = visit("director"), visit("deputy")
    first.open(RULE)
    second.open(RULE)
    first.press(RULE, TYPED)
    page = second.press(RULE, TYPED | {"why": "ตามมติที่ประชุม"})
    assert second.status == 409
    assert "มีผู้แก้เกณฑ์นี้หลังจากที่ท่านเปิดดู" in page.text
    assert "ตามมติที่ประชุม" in page.text
    page = second.press(RULE)
    assert second.status == 200
    assert "เกณฑ์ก่อนหน้า" in page.text


def test_a_rule_that_was_typed_outlives_its_session(visit: Visiting, office: int) -> None:
    browser = visit("director")
    browser.open(RULE)
    browser.cookies.clear()
    page = browser.press(RULE, TYPED)
    assert browser.status == 401
    assert "มอบอำนาจใหม่" in page.form("/sign-in/again").values("why")
    with write() as session:
        cast.person(session, "director").password_hash = hasher().hash("กุญแจ")
    page = browser.press("/sign-in/again", {"_handle": "director", "_password": "กุญแจ"})
    assert page.form(RULE).values("bands.0.up_to_baht") == [TYPED["bands.0.up_to_baht"]]

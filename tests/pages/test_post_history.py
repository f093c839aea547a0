"""The history of a post as a page, and the forms that add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.access import hasher
from models.database import write
from tests import cast
from tests.acting import MONDAY, away, order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_a_post_that_somebody_is_to_hold_is_vacant_until_then(visit: Visiting) -> None:
    browser = visit("director")
    page = browser.open("/posts?change=liaison")
    (ending,) = [each for each in page.actions() if each.endswith("/ending")]
    browser.press(ending, {"last": "15 พ.ย. 2569"})
    browser.open("/posts?change=liaison")
    given = {"person": "clerk", "first": "20 พ.ย. 2569"}
    page = browser.press("/posts/liaison/incumbents", given)
    assert "ว่าง" in page.text
    assert "clerk ตั้งแต่ 20 พฤศจิกายน 2569" in page.text
    page = browser.open("/posts/liaison/history")
    assert "แต่งตั้งโดย director" in page.text
    assert "บันทึกการพ้นจากตำแหน่งโดย director" in page.text


def test_a_substitute_is_named_on_the_page(visit: Visiting) -> None:
    browser = visit("director")
    browser.open("/posts?change=news1")
    place = "/posts/news1/substitute"
    page = browser.press(place, {"substitute": "director"})
    assert browser.status == 422
    assert "กำหนดตำแหน่งที่ตนดำรงอยู่เป็นผู้แทนไม่ได้" in page.text
    assert page.form(place).values("substitute") == ["director"]
    page = browser.press(place, {"substitute": "news2"})
    assert page.form(place).values("substitute") == ["news2"]
    page = browser.press(place, {"substitute": ""})
    assert page.form(place).values("substitute") == [""]
    assert "เดิม: news2 เป็น: –" in browser.open("/posts/news1/history").text


def test_why_somebody_is_away_is_asked_at_its_field(visit: Visiting) -> None:
    browser = visit("news1")
    browser.open("/posts")
    given = {"person": "news1", "kind": "", "first": "16 พ.ย. 2569", "last": "18 พ.ย. 2569"}
    page = browser.press("/absences", given)
    assert browser.status == 422
    assert page.ids["absences-kind"]["aria-describedby"] == "absences-kind-error"


def test_an_absence_taken_back_after_the_session_ended_leads_back_to_the_posts(
    visit: Visiting,
) -> None:
    number = away("news1")
    with write() as session:
        cast.person(session, "news1").password_hash = hasher().hash("กุญแจ")
    browser = visit("news1")
    browser.open("/posts")
    browser.cookies["prasan"] = "of yesterday"
    browser.press(f"/absences/{number}/cancellation")
    assert browser.status == 401
    page = browser.press("/sign-in/again", {"_handle": "news1", "_password": "กุญแจ"})
    assert f"/absences/{number}/cancellation" in page.actions()


def test_the_superior_is_told_where_only_a_substitute_is_left(visit: Visiting) -> None:
    """Handbook 1.5, rule 3: by order, else by default for reviews only, then the superior."""
    browser = visit("director")
    browser.open("/posts?change=prc_head")
    browser.press("/posts/prc_head/substitute", {"substitute": "liaison"})
    left = "ตำแหน่ง prc_head ไม่มีผู้อยู่ และไม่มีคำสั่ง"
    assert left not in browser.open("/inbox").text
    away("prc_head")
    page = browser.open("/inbox")
    assert left in page.text
    assert "liaison ตรวจงานแทนได้ แต่ลงนามและอนุมัติไม่ได้" in page.text
    assert left not in visit("news1").open("/inbox").text
    assert left not in visit("deputy").open("/inbox").text
    order_of("liaison", "prc_head")
    assert left not in browser.open("/inbox").text


def test_whoever_stands_above_the_superior_is_told_where_that_one_is_away_too(
    visit: Visiting,
) -> None:
    browser = visit("director")
    browser.open("/posts?change=news1")
    browser.press("/posts/news1/substitute", {"substitute": "news2"})
    away("news1")
    away("prc_head")
    assert "ตำแหน่ง news1 ไม่มีผู้อยู่" in browser.open("/inbox").text
    assert "ตำแหน่ง news1 ไม่มีผู้อยู่" not in visit("prc_head").open("/inbox").text

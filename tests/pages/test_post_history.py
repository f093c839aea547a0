"""The history of a post as a page, and the forms that add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.acting import MONDAY, away

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
    browser = visit("news1")
    browser.open("/posts")
    browser.cookies.clear()
    browser.press(f"/absences/{number}/cancellation")
    assert browser.status == 401
    given = {"_handle": "news1", "_password": "กุญแจ"}
    assert browser.page.form("/sign-in/again").values("_then") == [
        f"/absences/{number}/cancellation"
    ]
    assert given

"""What the page of posts says after something was entered, and what it remarks (handbook 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.acting import MONDAY, away, order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

TRAVEL = {
    "person": "director",
    "kind": "travel",
    "first": "16 พ.ย. 2569",
    "last": "18 พ.ย. 2569",
}
ORDER = {
    "form": "acting_for",
    "post": "director",
    "person": "deputy",
    "number": "12/2569",
    "ordered_on": "13 พ.ย. 2569",
    "first": "16 พ.ย. 2569",
    "last": "18 พ.ย. 2569",
}
NOBODY_SIGNS = "ช่วงนี้ไม่มีผู้มีอำนาจลงนามแทนdirector: ออกคำสั่งรักษาราชการแทน"
HOLDER_IS_THERE = "ยังไม่มีบันทึกว่าผู้ดำรงตำแหน่งไม่อยู่ตลอดช่วงนี้"


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_what_was_done_is_said(visit: Visiting) -> None:
    browser = visit("director")
    assert "saved" not in browser.open("/posts").ids
    page = browser.press("/absences", TRAVEL | {"person": "news1"})
    assert "บันทึกการไม่อยู่แล้ว" in page.text
    assert "saved" in page.ids
    (cancel,) = [each for each in page.actions() if each.endswith("/cancellation")]
    assert "ยกเลิกการไม่อยู่แล้ว" in browser.press(cancel).text
    page = browser.press("/acting-orders", ORDER)
    assert "บันทึกคำสั่งแล้ว" in page.text
    (revoke,) = [each for each in page.actions() if each.endswith("/revocation")]
    assert "เพิกถอนคำสั่งแล้ว" in browser.press(revoke, {"reason": "กลับก่อน"}).text


def test_a_director_away_without_an_order_is_remarked_until_there_is_one(
    visit: Visiting, doors: Doors
) -> None:
    browser = visit("director")
    browser.open("/posts")
    page = browser.press("/absences", TRAVEL)
    assert browser.status == 200
    assert page.text.count(NOBODY_SIGNS) == 2, "in the message, and beside the absence"
    assert 'href="#enter"' in page.html
    assert doors.get("news1", "/absences")["items"][0]["remark"]["th"] == NOBODY_SIGNS
    page = browser.press("/acting-orders", ORDER | {"last": "17 พ.ย. 2569"})
    assert NOBODY_SIGNS in page.text, "one day is still without"
    page = browser.press(
        "/acting-orders",
        ORDER | {"number": "13/2569", "first": "18 พ.ย. 2569"},
    )
    assert NOBODY_SIGNS not in page.text
    assert HOLDER_IS_THERE not in page.text
    assert doors.get("news1", "/absences")["items"][0]["remark"] is None


def test_nobody_else_away_leaves_the_office_without_a_signature(doors: Doors) -> None:
    away("news1")
    assert doors.get("director", "/absences")["items"][0]["remark"] is None


def test_acting_for_a_head_who_is_there_is_remarked(visit: Visiting, doors: Doors) -> None:
    browser = visit("director")
    browser.open("/posts")
    page = browser.press("/acting-orders", ORDER)
    assert HOLDER_IS_THERE in page.text
    (told,) = doors.get("news1", "/acting-orders")["items"]
    assert HOLDER_IS_THERE in told["remark"]["th"]
    away("director")
    (told,) = doors.get("news1", "/acting-orders")["items"]
    assert told["remark"] is None


def test_orders_in_force_come_first_and_the_groups_are_listed(visit: Visiting) -> None:
    standing = order_of("liaison", "prc_head", number="9/2569", first=16, last=17)
    browser = visit("director")
    browser.open("/posts")
    page = browser.press("/acting-orders", ORDER | {"first": "17 พ.ย. 2569"})
    known = {each for each in page.actions() if each.endswith("/revocation")}
    (revoke,) = known - {f"/acting-orders/{standing}/revocation"}
    page = browser.press(revoke, {"reason": "กลับก่อน"})
    assert page.text.index("มีผลอยู่") < page.text.index("เพิกถอนแล้ว")
    assert 'href="#group-1"' in page.html
    assert "group-1" in page.ids


def test_who_is_called_as_their_post_is_not_named_twice(visit: Visiting) -> None:
    page = visit("news1").open("/posts")
    card = page.html.split('id="post-director"')[1].split("</li>")[0]
    assert "<p>director" not in card
    assert "<h3>director</h3>" in card

"""Posts as a page: an order entered, refused at its field, revoked; who is away; who holds what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.acting import orders_of
from models.database import read
from tests import cast
from tests.acting import MONDAY, away, day, order_of, revoked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

ORDER = {
    "form": "acting_for",
    "post": "director",
    "person": "deputy",
    "number": "12/2569",
    "ordered_on": "13 พ.ย. 2569",
    "first": "16 พ.ย. 2569",
    "last": "18/11/2569",
}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_an_order_is_entered_and_revoked(visit: Visiting) -> None:
    browser = visit("director")
    browser.open("/posts")
    page = browser.press("/acting-orders", ORDER)
    assert browser.status == 200
    assert "deputy รักษาราชการแทนdirector" in page.text
    assert "คำสั่งที่ 12/2569 ลงวันที่ 13 พฤศจิกายน 2569" in page.text
    number = the_order()
    page = browser.press(f"/acting-orders/{number}/revocation", {"reason": " "})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่เพิกถอน" in page.text
    page = browser.press(f"/acting-orders/{number}/revocation", {"reason": "กลับก่อนกำหนด"})
    assert "เพิกถอนแล้ว" in page.text
    assert "กลับก่อนกำหนด" in page.text
    assert f"/acting-orders/{number}/revocation" not in page.actions()


def test_a_refused_order_keeps_what_was_typed(visit: Visiting) -> None:
    order_of("prc_head", "director", number="9/2569")
    browser = visit("director")
    browser.open("/posts")
    page = browser.press("/acting-orders", ORDER | {"last": "10 พ.ย. 2569", "number": ""})
    assert browser.status == 422
    assert "ต้องระบุเลขที่คำสั่ง" in page.text
    form = page.form("/acting-orders")
    assert form.values("first") == ["16 พ.ย. 2569"]
    assert form.values("person") == ["deputy"]
    page = browser.press("/acting-orders", ORDER)
    assert "ซ้อนกับคำสั่งที่ 9/2569" in page.text
    page = browser.press("/acting-orders", ORDER | {"form": "on_behalf", "amount": "5000"})
    assert "ต้องระบุเรื่องที่มอบอำนาจ" in page.text
    scope = {"missions": ["consultation", "press-conference"]}
    page = browser.press("/acting-orders", ORDER | {"form": "on_behalf", "number": ""} | scope)
    assert page.form("/acting-orders").values("missions") == sorted(scope["missions"], reverse=True)
    page = browser.press("/acting-orders", ORDER | {"form": "on_behalf"} | scope)
    assert "ปฏิบัติราชการแทนdirector" in page.text


def test_a_circle_is_refused_in_words(visit: Visiting) -> None:
    order_of("prc_head", "director")
    browser = visit("deputy", "en")
    browser.open("/posts")
    page = browser.press("/acting-orders", ORDER | {"post": "prc_head", "person": "director"})
    assert "This would close a circle" in page.text


def test_who_may_not_change_anything_reads(visit: Visiting) -> None:
    order_of("deputy", "director")
    page = visit("news1").open("/posts")
    assert "deputy รักษาราชการแทนdirector" in page.text
    assert {each for each in page.actions() if each.startswith(("/acting", "/posts", "/inc"))} == (
        set()
    )
    assert "/absences" in page.actions()
    assert "/acting-orders" not in visit("admin").open("/posts").actions()


def test_somebody_is_away_and_is_back_again(visit: Visiting) -> None:
    browser = visit("news1")
    browser.open("/posts")
    given = {"person": "news1", "kind": "travel", "first": "16 พ.ย. 2569", "last": "18 พ.ย. 2569"}
    page = browser.press("/absences", given | {"last": "15 พ.ย. 2569"})
    assert "วันสุดท้ายต้องไม่ก่อนวันแรก" in page.text
    page = browser.press("/absences", given)
    assert "ไม่อยู่วันนี้" in page.text
    assert "ไปราชการ" in page.text
    (cancel,) = [each for each in page.actions() if each.endswith("/cancellation")]
    page = browser.press(cancel)
    assert "ไม่อยู่วันนี้" not in page.text


def test_a_post_changes_hands(visit: Visiting) -> None:
    browser = visit("director")
    assert "/posts/liaison/incumbents" not in browser.open("/posts").actions()
    browser.open("/posts?change=liaison")
    place = "/posts/liaison/incumbents"
    page = browser.press(place, {"person": "director", "first": "16 พ.ย. 2569"})
    assert "แต่งตั้งตนเองไม่ได้" in page.text
    browser.press(place, {"person": "clerk", "first": "16 พ.ย. 2569"})
    page = browser.press("/posts/liaison/roles", {"roles": ["media_liaison", "driver"]})
    assert "พนักงานขับรถ" in page.text
    (ending, _another) = [each for each in page.actions() if each.endswith("/ending")]
    page = browser.press(ending, {"last": "1 ม.ค. 2500"})
    assert "วันสุดท้ายต้องไม่ก่อนวันที่เริ่มดำรงตำแหน่ง" in page.text
    page = browser.press(ending, {"last": "30 พ.ย. 2569"})
    assert "ถึง 30 พฤศจิกายน 2569" in page.text
    browser.open("/posts?change=director")
    page = browser.press("/posts/director/roles", {"roles": ["director", "driver"]})
    assert browser.status == 403
    assert "เปลี่ยนบทบาทของตำแหน่งที่ตนดำรงอยู่หรือปฏิบัติหน้าที่แทนไม่ได้" in page.text


def test_what_was_typed_outlives_its_session(visit: Visiting) -> None:
    browser = visit("director")
    browser.open("/posts")
    browser.cookies.clear()
    page = browser.press("/acting-orders", ORDER)
    assert browser.status == 401
    assert page.form("/sign-in/again").values("number") == ["12/2569"]


def test_the_reason_of_who_came_second_is_still_there(visit: Visiting) -> None:
    number = order_of("deputy", "director")
    browser = visit("director")
    browser.open("/posts")
    revoked(number)
    page = browser.press(f"/acting-orders/{number}/revocation", {"reason": "กลับก่อนกำหนด"})
    assert browser.status == 409
    assert "คำสั่งนี้ถูกเพิกถอนแล้ว" in page.text
    assert "ท่านเขียนว่า “กลับก่อนกำหนด”" in page.text


def test_the_task_says_in_whose_place_one_decides(visit: Visiting) -> None:
    cast.plays(decided_by_the_head, "decided")
    code = cast.opened(key="decided", by="news1")
    order_of("liaison", "prc_head")
    away("prc_head")
    task = f"/human-tasks/{cast.task_of(code, 'decide').id}"
    capacity = "liaison รักษาราชการแทนprc_head ตามคำสั่งที่ 12/2569"
    browser = visit("liaison")
    assert f"ปฏิบัติในฐานะ {capacity}" in browser.open(task).text
    assert "ปฏิบัติในฐานะ" not in visit("prc_head").open(task).text
    browser.press(f"{task}/completion", {"outcome": "approve"})
    assert f"({capacity})" in browser.open(task).text
    assert f"ในฐานะ{capacity}" in visit("clerk").open(f"/cases/{code}").text


def test_a_page_left_open_past_the_order_says_why_and_loses_no_word(visit: Visiting) -> None:
    cast.plays(decided_by_the_head, "decided")
    code = cast.opened(key="decided", by="news1")
    order_of("liaison", "prc_head")
    task = f"/human-tasks/{cast.task_of(code, 'decide').id}"
    with cast.clock_at(day(19) - timedelta(minutes=10)):
        browser = visit("liaison")
        browser.open(task)
    with cast.clock_at(day(19)):
        page = browser.press(f"{task}/completion", {"outcome": "approve", "comment": "เห็นชอบครับ"})
    assert browser.status == 403
    assert "คำสั่งที่ 12/2569 สิ้นสุดแล้วเมื่อ 19/11/2569" in page.text
    assert "เห็นชอบครับ" in page.text


def decided_by_the_head(case: CaseRun, request: Any) -> Outcome:
    """The head of the group decides on the request."""
    case.approve("decide", request, of="prc_head")
    return case.closes("done")


def the_order() -> int:
    with read() as session:
        director = cast.person(session, "director")
        (order,) = orders_of(session, director.office_id, after=MONDAY)
        return order.id

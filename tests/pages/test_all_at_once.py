"""What is wrong with a form is told at once, each fault at its field, missing or unfit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.acting import MONDAY, order_of
from tests.models.changing import EID, estimated

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

YEAR = "/calendar/days-off?year=2570"
FORMS: dict[str, tuple[str, str, dict[str, Any], dict[str, str]]] = {
    "day-off": (
        YEAR,
        "/calendar/previews",
        {"date": "13 มี.ค. 2570", "name": "", "source_ref": "", "reason": ""},
        {
            "add-date": "หยุดประจำสัปดาห์",
            "add-name": "กรุณาระบุชื่อวันหยุด",
            "add-source_ref": "ต้องมีเลขที่หรือชื่อประกาศ",
            "add-reason": "กรุณาบอกเหตุผล",
        },
    ),
    "day-off-unreadable": (
        YEAR,
        "/calendar/previews",
        {"date": "วันไหนสักวัน", "name": "", "source_ref": "", "reason": "มีประกาศ"},
        {
            "add-date": "อ่านวันที่ไม่ได้",
            "add-name": "กรุณาระบุชื่อวันหยุด",
            "add-source_ref": "ต้องมีเลขที่หรือชื่อประกาศ",
        },
    ),
    "hours": (
        "/office/hours",
        "/office/hours/previews",
        {"weekdays": [], "hours": "12.00-08.30", "source": "", "reason": ""},
        {
            "hours-weekdays": "ต้องมีวันทำการอย่างน้อยหนึ่งวัน",
            "hours-hours": "เวลาเลิกต้องอยู่หลังเวลาเริ่ม: 12.00–08.30 น.",
            "hours-source": "กรุณาระบุที่มา",
            "hours-reason": "กรุณาบอกเหตุผล",
        },
    ),
    "target": (
        "/office/urgency",
        "/office/urgency",
        {"value": "สักพัก", "unit": "bd", "source": "", "reason": ""},
        {
            "target-value": "กรุณาพิมพ์จำนวนเป็นตัวเลข",
            "target-source": "กรุณาระบุที่มา",
            "target-reason": "กรุณาบอกเหตุผล",
        },
    ),
    "absence": (
        "/posts",
        "/absences",
        {"person": "", "kind": "travel", "first": "10 มี.ค. 2570", "last": "9 มี.ค. 2570"},
        {
            "absences-person": "กรุณาเลือก",
            "absences-last": "วันสุดท้ายต้องไม่ก่อนวันแรก",
        },
    ),
    "order": (
        "/posts",
        "/acting-orders",
        {
            "form": "on_behalf",
            "post": "director",
            "person": "deputy",
            "number": "",
            "ordered_on": "20 มี.ค. 2570",
            "first": "10 มี.ค. 2570",
            "last": "9 มี.ค. 2570",
        },
        {
            "acting-orders-number": "ต้องระบุเลขที่คำสั่ง",
            "acting-orders-ordered_on": "ต้องไม่เป็นวันในอนาคต",
            "acting-orders-last": "วันสุดท้ายต้องไม่ก่อนวันแรก",
            "acting-orders-missions": "ต้องระบุเรื่องที่มอบอำนาจ",
        },
    ),
}


@pytest.mark.parametrize(("path", "action", "typed", "told"), FORMS.values(), ids=FORMS)
def test_everything_that_is_wrong_stands_at_its_field_at_once(
    visit: Visiting,
    office: int,
    path: str,
    action: str,
    typed: dict[str, Any],
    told: dict[str, str],
) -> None:
    estimated(office, EID)
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        browser = visit("director")
        browser.open(path)
        page = browser.press(action, typed)
        assert browser.status == 422
        for field, words in told.items():
            assert words in page.text, words
            assert f"{field}-error" in page.ids, field
            assert page.html.count(f'href="#{field}"') == 1, field


ORDER = {
    "form": "acting_for",
    "post": "director",
    "person": "deputy",
    "number": "10/2569",
    "ordered_on": "13 พ.ย. 2569",
    "first": "18 พ.ย. 2569",
    "last": "20 พ.ย. 2569",
}


def test_an_overlap_is_told_of_the_days_of_the_order(visit: Visiting, office: int) -> None:
    """Not of the post: it is the days that somebody can choose anew, or the other order."""
    with cast.clock_at(MONDAY):
        order_of("prc_head", "director", number="9/2569")
        for language, label, why in (
            (
                "",
                "ช่วงวันที่ของคำสั่ง",
                "ซ้อนกับคำสั่งที่ 9/2569 รูปแบบและตำแหน่งเดียวกัน มีผล 16/11/2569 ถึง 18/11/2569",
            ),
            (
                "en",
                "Days of the order",
                "order 9/2569, of the same form for the same post, from 16/11/2026 to",
            ),
        ):
            browser = visit("director", language)
            browser.open("/posts")
            page = browser.press("/acting-orders", ORDER)
            assert browser.status == 422
            assert label in page.text
            assert why in page.text
            assert "acting-orders-first-error" in page.ids
            assert "acting-orders-post-error" not in page.ids

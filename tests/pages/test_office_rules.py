"""The office's hours and its targets of urgency at their doors: pages and JSON alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from models.deadline import bd
from models.role import Role
from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

TYPED = {"hours": "07.30-12.00 13.00-15.30", "source": "คำสั่งที่ 12/2570", "reason": "เหลื่อมเวลา"}
GIVEN = {"weekdays": "12345", **TYPED}
_CLASS = {"urgency": "urgent", "wants": "do", "source": "คำสั่ง 3", "reason": "ทดลอง"}
TARGET = _CLASS | {"span": "4bh"}
ON_THE_PAGE = _CLASS | {"value": "๔", "unit": "bh"}


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[None]:
    """Monday 8 March 2027, 09:00."""
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield


def limited(case: Any, _request: Any) -> Any:
    case.ask("work", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")


def test_hours_are_shown_confirmed_and_told(visit: Visiting) -> None:
    cast.opened(limited)
    browser = visit("director")
    page = browser.open("/office/hours")
    assert "จันทร์ถึงศุกร์ 08.30–12.00 และ 13.00–16.30 น." in page.text
    page = browser.press("/office/hours/previews", TYPED)
    assert browser.status == 200
    assert "กำหนดที่จะเลื่อน 1 รายการ" in page.text
    assert "10 มี.ค. 70 16.30 น. → 10 มี.ค. 70 15.30 น." in page.text
    page = browser.press("/office/hours")
    assert browser.status == 200
    assert "จันทร์ถึงศุกร์ 07.30–12.00 และ 13.00–15.30 น." in page.text
    assert "เหลื่อมเวลา · ที่มา: คำสั่งที่ 12/2570" in page.text
    assert "กำหนดที่เลื่อน 1 รายการ · director" in page.text
    assert (
        "Monday to Friday, 07:30–12:00 and 13:00–15:30"
        in visit("news1", "en").open("/calendar").text
    )
    reader = visit("news1", "en").open("/office/hours")
    assert "Monday to Friday, 07:30–12:00 and 13:00–15:30" in reader.text
    assert "Deadlines moved: 1" in reader.text
    assert "/office/hours/previews" not in reader.actions()


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(visit: Visiting) -> None:
    browser = visit("director")
    browser.open("/office/hours")
    page = browser.press("/office/hours/previews", TYPED | {"hours": "12.00-08.30", "reason": " "})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่เปลี่ยนเวลาทำการ" in page.text
    assert page.form("/office/hours/previews").value("hours") == "12.00-08.30"
    page = browser.press("/office/hours/previews", TYPED | {"hours": "12.00-08.30"})
    assert browser.status == 422
    assert "เวลาเลิกต้องอยู่หลังเวลาเริ่ม: 12.00–08.30 น." in page.text
    assert {"hours-hours-error", "hours-weekdays"} <= page.ids.keys()


def test_what_would_move_otherwise_now_is_shown_again_and_edited(visit: Visiting) -> None:
    cast.plays(limited)
    browser = visit("director")
    browser.open("/office/hours")
    browser.press("/office/hours/previews", TYPED)
    cast.opened()
    page = browser.press("/office/hours")
    assert browser.status == 409
    assert "กำหนดที่จะเลื่อน 1 รายการ" in page.text
    form = page.form("/office/hours")
    browser.post("/office/hours/previews", [*form.pairs, ("edit", "true")])
    assert browser.page.form("/office/hours/previews").value("hours") == TYPED["hours"]


def test_a_target_is_changed_on_its_page(visit: Visiting) -> None:
    browser = visit("director")
    browser.open("/office/urgency")
    page = browser.press("/office/urgency", ON_THE_PAGE | {"value": "เร็ว ๆ"})
    assert browser.status == 422
    assert "กรุณาพิมพ์จำนวนเป็นตัวเลข เช่น 3 หรือ 3.5" in page.text
    assert "cd" not in page.text
    assert "target-value-error" in page.ids
    assert page.form("/office/urgency").value("unit") == "bh"
    assert page.form("/office/urgency").value("source") == "คำสั่ง 3"
    page = browser.press("/office/urgency", ON_THE_PAGE | {"unit": "เดือน"})
    assert "ไม่มีหน่วยเวลานี้" in page.text
    page = browser.press("/office/urgency", ON_THE_PAGE)
    assert "ด่วน: ตามกำหนดของภารกิจ → ทำเสร็จภายใน 4 ชั่วโมงทำการ" in page.text
    assert "/office/urgency" not in visit("news1").open("/office/urgency").actions()


@pytest.mark.parametrize(
    ("where", "typed", "form"),
    [
        ("/office/hours", TYPED, "/office/hours/previews"),
        ("/office/urgency", ON_THE_PAGE, "/office/urgency"),
    ],
)
def test_what_was_typed_outlives_its_session(
    visit: Visiting, where: str, typed: dict[str, str], form: str
) -> None:
    browser = visit("director")
    browser.open(where)
    browser.cookies.clear()
    page = browser.press(form, typed)
    assert browser.status == 401
    again = page.form("/sign-in/again")
    assert {name: again.value(name) for name in typed} == typed


def test_the_json_doors_do_the_same(doors: Doors) -> None:
    cast.opened(limited)
    doors.token("director")
    with cast.nothing_changes():
        shown = doors.ask("director", "POST", "/office/hours/previews", GIVEN).json()
    assert [each["shorter"] for each in shown["moved"]] == [True]
    confirmed = GIVEN | {"fingerprint": shown["fingerprint"]}
    assert refusal(doors.ask("news1", "POST", "/office/hours", confirmed)) == (403, "not-allowed")
    stale = doors.ask("director", "POST", "/office/hours", GIVEN | {"fingerprint": "old"})
    assert refusal(stale) == (409, "outdated-preview")
    assert stale.json()["preview"] == shown
    assert doors.ask("director", "POST", "/office/hours", confirmed).json() == shown
    told = doors.get("news1", "/office/hours")
    assert (told["weekdays"], told["hours"]) == ("12345", "07:30-12:00 13:00-15:30")
    assert [each["source"] for each in told["changes"]] == [GIVEN["source"]]
    nobody = doors.ask("director", "POST", "/office/hours/previews", GIVEN | {"weekdays": "8"})
    assert problems(nobody) == {"weekdays": "unknown_day"}


def test_targets_are_told_and_changed_as_json(doors: Doors) -> None:
    told = doors.ask("director", "POST", "/office/urgency", TARGET).json()
    assert told == doors.get("director", "/office/urgency")
    assert [(each["urgency"], each["span"]) for each in told["targets"]] == [
        ("urgent", "4bh"),
        ("very_urgent", None),
        ("most_urgent", None),
    ]
    assert told["changes"][0]["since"] == "2027-03-08T09:00:00+07:00"
    refused = doors.ask("news1", "POST", "/office/urgency", TARGET | {"span": "5bh"})
    assert refusal(refused) == (403, "not-allowed")

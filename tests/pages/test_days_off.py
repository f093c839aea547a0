"""Changing the calendar on its pages: forms, what would move, confirming it, and its history."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from models.deadline import bd, cd
from models.role import Role
from tests import cast
from tests.cast import CastLetter, opened
from tests.models.changing import EID, PROVINCE, changes, estimated, moving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

YEAR = "/calendar/days-off?year=2570"
FORM = "d2027-03-10-province-songkhla"
MOVED: dict[str, Any] = {
    "kind": "move",
    "to": "11 มี.ค. 2570",
    "source_ref": "ประกาศจังหวัด 8 มี.ค. 2570",
    "reason": "เห็นดวงจันทร์",
}


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[None]:
    """Monday 8 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office)
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def limited(office: int) -> str:
    """A case with a limit of two working days, and one of three days by statute."""
    return opened(with_limits)


def with_limits(case: Any, _request: Any) -> Any:
    case.all(
        work=lambda: case.ask("work", CastLetter, of=Role.NEWS_OFFICER, due=bd(2)),
        statute=lambda: case.ask("statute", CastLetter, of=Role.NEWS_OFFICER, due=cd(3)),
    )
    return case.closes("done")


def types(browser: Visit, *, opened_before: bool = False, **words: Any) -> Any:
    """Fill in the form of Eid and look what would move."""
    page = browser.page if opened_before else browser.open(YEAR)
    (form,) = [each for each in page.forms if each.value("scope") == PROVINCE][-1:]
    pairs = [pair for pair in form.pairs if pair[0] not in words]
    browser.post(form.action, [*pairs, *words.items()])
    return browser.page


def test_who_keeps_the_calendar_has_its_forms_and_others_read_it(visit: Visiting) -> None:
    for handle, forms in (("director", 2), ("deputy", 2), ("news1", 0), ("admin", 0)):
        page = visit(handle).open(YEAR)
        assert page.actions().count("/calendar/previews") == forms, handle
        assert "10 มีนาคม 2570 อีดิ้ลฟิตรี ประมาณ อาจเลื่อน" in page.text
    assert "/calendar/days-off" in visit("news1").open("/calendar").html
    assert "Days off of 2026" in visit("news1", "en").open("/calendar/days-off?year=2569").text


def test_of_a_day_off_that_is_over_only_its_announcement_can_come_late(visit: Visiting) -> None:
    with cast.clock_at(datetime(2027, 3, 10, 2, tzinfo=UTC)):
        page = visit("director").open(YEAR)
        assert page.actions().count("/calendar/previews") == 2
        assert "เลื่อนวันหยุด" not in page.text
        assert "ประกาศเป็นทางการแล้ว" in page.text


def test_a_move_is_shown_confirmed_and_told(visit: Visiting, limited: str) -> None:
    browser = visit("director")
    page = types(browser, **MOVED)
    assert browser.status == 200
    assert "กำหนดที่จะเลื่อน 2 รายการ" in page.text
    assert "11 มี.ค. 70 16.30 น. → 10 มี.ค. 70 16.30 น." in page.text
    assert "เวลาสั้นลง" in page.text
    assert "กำหนดตามกฎหมาย 11 มี.ค. 70 16.30 น. คงเดิม" in page.text
    page = browser.press("/calendar/changes")
    assert browser.status == 200
    assert "เลื่อนวันหยุด: 10 มีนาคม 2570 → 11 มีนาคม 2570" in page.text
    assert "กำหนดที่เลื่อน 2 รายการ · director" in page.text
    assert "เห็นดวงจันทร์" in page.text
    story = browser.open(f"/cases/{limited}").text
    assert "เร็วขึ้น (เวลาสั้นลง) จาก 11/3/2570 16.30 น. เป็น 10/3/2570 16.30 น." in story


def test_whose_time_got_shorter_sees_it_for_as_long_as_the_task_is_open(
    visit: Visiting, limited: str
) -> None:
    """Where it stands in a list, and on its own page; moved back it is as it was."""
    task = f"/human-tasks/{cast.task_of(limited, 'work/work').id}"
    changes(moving(EID.replace(day=11)))
    reader = visit("news1")
    assert "กำหนดเลื่อนเร็วขึ้นเมื่อ 8 มี.ค. 70 09.00 น." in reader.open("/queue").text
    assert "กำหนดเลื่อนเร็วขึ้นเมื่อ 8 มีนาคม 2570" in reader.open(task).text
    assert "Due sooner since" in visit("news1", "en").open("/queue").text
    changes(moving(EID, EID.replace(day=11)))
    assert "กำหนดเลื่อนเร็วขึ้น" not in reader.open(task).text


def test_a_day_is_added_and_one_is_revoked(visit: Visiting) -> None:
    browser = visit("director")
    browser.open(YEAR)
    browser.press(
        "/calendar/previews",
        {
            "date": "12 มี.ค. 2570",
            "name": "วันหยุดพิเศษ",
            "status": "expected",
            "reason": "มติ ครม.",
        },
    )
    assert "ไม่มีกำหนดงานใดเลื่อน" in browser.page.text
    page = browser.press("/calendar/changes")
    assert "12 มีนาคม 2570 วันหยุดพิเศษ คาดไว้ รอประกาศ" in page.text
    types(browser, kind="revoke", reason="ถอนประกาศ")
    page = browser.press("/calendar/changes")
    assert "ยกเลิกวันหยุด: 10 มีนาคม 2570" in page.text


@pytest.mark.parametrize(
    ("words", "told", "field"),
    [
        ({"to": "13 มี.ค. 2570"}, "ให้บันทึกวันชดเชยตามประกาศแทน", "to"),
        ({"to": "วันอังคาร"}, "อ่านวันที่ไม่ได้", "to"),
        ({"source_ref": ""}, "ต้องมีเลขที่หรือชื่อประกาศ", "source_ref"),
        ({"reason": " "}, "กรุณาบอกเหตุผล", "reason"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_all_of_it_kept(
    visit: Visiting, words: dict[str, str], told: str, field: str
) -> None:
    browser = visit("director")
    page = types(browser, **(MOVED | words))
    assert browser.status == 422
    assert told in page.text
    assert f"{FORM[1:]}-{field}-error" in page.ids
    led_to = {each[1:] for each in re.findall(r'href="(#[^"]+)"', page.html)}
    assert led_to <= page.ids.keys()
    (form,) = [each for each in page.forms if each.value("scope") == PROVINCE][-1:]
    for name, value in (MOVED | words).items():
        assert (form.value(name) or "").strip() == value.strip(), name


def test_a_day_off_that_began_meanwhile_says_so_at_its_form(visit: Visiting) -> None:
    with cast.clock_at(datetime(2027, 3, 9, 15, tzinfo=UTC)):
        browser = visit("director")
        browser.open(YEAR)
    with cast.clock_at(datetime(2027, 3, 9, 18, tzinfo=UTC)):
        page = types(browser, opened_before=True, **MOVED)
        assert browser.status == 422
        assert "วันหยุดที่เริ่มหรือผ่านไปแล้วเลื่อนหรือยกเลิกไม่ได้" in page.text
        assert f'href="#{FORM[1:]}-date"' in page.html
        assert f"{FORM[1:]}-date" in page.ids


def test_what_is_added_wrongly_stays_in_its_form(visit: Visiting) -> None:
    browser = visit("director")
    browser.open(YEAR)
    page = browser.press("/calendar/previews", {"date": "13 มี.ค. 2570", "reason": "หยุด"})
    assert browser.status == 422
    assert {"add-date-error", "add-name-error", "add-source_ref-error"} <= page.ids.keys()
    assert page.ids["add-date"]["value"] == "13 มี.ค. 2570"


def test_what_would_move_otherwise_now_is_shown_and_asked_again(visit: Visiting) -> None:
    cast.plays(with_limits)
    browser = visit("director")
    types(browser, **MOVED)
    opened()
    page = browser.press("/calendar/changes")
    assert browser.status == 409
    assert "กรุณาตรวจผลล่าสุดแล้วยืนยันอีกครั้ง" in page.text
    assert "กำหนดที่จะเลื่อน 2 รายการ" in page.text
    page = browser.press("/calendar/changes")
    assert "เลื่อนวันหยุด: 10 มีนาคม 2570" in page.text


def test_who_goes_back_to_edit_finds_what_was_typed(visit: Visiting) -> None:
    browser = visit("director")
    types(browser, **MOVED)
    form = browser.page.form("/calendar/changes")
    browser.post("/calendar/previews", [*form.pairs, ("edit", "true")])
    assert browser.status == 200
    (form,) = [each for each in browser.page.forms if each.value("scope") == PROVINCE][-1:]
    assert {name: form.value(name) for name in MOVED} == MOVED


def test_who_comes_too_late_keeps_the_words(visit: Visiting) -> None:
    browser = visit("deputy")
    types(browser, **MOVED)
    changes(moving(EID.replace(day=12)))
    page = browser.press("/calendar/changes")
    assert browser.status == 409
    assert "วันหยุดนี้ยกเลิกไปแล้ว" in page.text
    assert "ท่านเขียนว่า" in page.text
    assert "เห็นดวงจันทร์" in page.text


@pytest.mark.parametrize("door", ["/calendar/previews", "/calendar/changes"])
def test_who_may_not_is_told_so(visit: Visiting, door: str) -> None:
    browser = visit("director")
    types(browser, **MOVED)
    pairs = [pair for pair in browser.page.form("/calendar/changes").pairs if pair[0] != "_csrf"]
    other = visit("news1")
    token = next(filter(None, (form.value("_csrf") for form in other.open("/inbox").forms)))
    other.post(door, [*pairs, ("_csrf", token)])
    assert other.status == 403
    assert "ท่านไม่มีสิทธิทำรายการนี้" in other.page.text


def test_what_was_typed_outlives_its_session(visit: Visiting) -> None:
    browser = visit("director")
    types(browser, **MOVED)
    browser.cookies.clear()
    page = browser.press("/calendar/changes")
    assert browser.status == 401
    form = page.form("/sign-in/again")
    assert {name: form.value(name) for name in MOVED} == MOVED


def test_a_change_is_said_to_be_saved(visit: Visiting) -> None:
    browser = visit("director")
    assert "saved" not in browser.open(YEAR).ids
    types(browser, **MOVED)
    page = browser.press("/calendar/changes")
    assert "เลื่อนวันหยุดแล้ว" in page.text
    assert "saved" in page.ids

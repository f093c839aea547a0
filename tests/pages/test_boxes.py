from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.pages.leaflets import LEAFLET_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


def test_what_can_be_taken_is_taken_with_one_press(visit: Visiting, code: str, task: str) -> None:
    browser = visit("news1")
    page = browser.open("/queue")
    assert code in page.text
    page = browser.press(f"{task}/claim")
    assert "รับงานแล้ว" in page.text
    assert "ไม่มีงานรอรับ" in page.text
    assert code in browser.open("/inbox").text


def test_an_empty_box_says_what_to_do(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    assert "เปิดเรื่องใหม่" in browser.open("/inbox").text
    assert "ไปงานของฉัน" in browser.open("/queue").text
    assert "ค้นย้อนหลังได้" in browser.open("/archive").text


def test_an_empty_inbox_does_not_deny_what_can_be_taken(visit: Visiting, code: str) -> None:
    page = visit("news1").open("/inbox")
    assert "ยังไม่มีงานในมือ" in page.text
    assert "มีงานรอรับอยู่ 1 งาน" in page.text
    assert "ไม่มีงานค้าง" not in page.text


def test_filters_find_by_subject_and_code_and_say_when_nothing_fits(
    visit: Visiting, code: str
) -> None:
    browser = visit("news1")
    assert code in browser.open("/queue?q=ทดสอบ").text
    assert code in browser.open(f"/queue?q={code[-4:]}").text
    assert "ล้างตัวกรอง" in browser.open("/queue?overdue=true").text
    assert "ล้างตัวกรอง" in browser.open("/queue?mission=consultation").text


def test_what_was_done_stands_in_the_archive_with_its_outcome(visit: Visiting, code: str) -> None:
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    page = visit("news1").open("/archive")
    assert code in page.text
    assert "ทำเสร็จ" in page.text


def test_cases_are_found_by_state(visit: Visiting, code: str) -> None:
    browser = visit("clerk")
    assert code in browser.open("/cases?state=open").text
    assert code not in browser.open("/cases?state=closed").text
    assert code not in browser.open("/cases?mine=true").text
    assert code in visit("liaison").open("/cases?mine=true").text


def test_a_list_that_is_filtered_after_the_session_ended_leads_to_the_door(
    visit: Visiting, code: str
) -> None:
    browser = visit()
    browser.send("GET", "/queue?q=%E0%B8%99&overdue=true", headers={"HX-Request": "true"})
    assert browser.status == 401
    door = browser.answer.headers["HX-Redirect"]
    assert door == "/sign-in?back=%2Fqueue%3Fq%3D%25E0%25B8%2599%26overdue%3Dtrue"


@pytest.mark.parametrize("many", [25, 26])
def test_there_is_a_next_page_only_where_something_stands_on_it(
    visit: Visiting, office: int, many: int
) -> None:
    codes = [cast.opened(by="liaison", key="leaflets") for _ in range(many)]
    browser = visit("news1")
    page = browser.open("/queue")
    found = re.search(r'href="(\?[^"]*cursor=[^"]*)"', page.html)
    assert (found is not None) == (many > 25)
    if found is not None:
        page = browser.open(f"/queue{html.unescape(found[1])}")
        assert codes[-1] in page.text
        assert codes[-2] not in page.text
        assert "หน้าแรก" in page.text


def test_what_i_delegated_stays_with_me_and_says_with_whom(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    browser.press("/delegation", {"_delegation.to": "news2"})
    page = browser.open("/inbox")
    assert code in page.text
    assert "มอบให้ news2 อยู่" in page.text
    assert "งานของฉัน 1" in page.text
    assert "ได้รับมอบให้ทำแทน" in visit("news2").open("/inbox").text


def test_a_draft_is_announced_to_whom_it_is_for(visit: Visiting, code: str) -> None:
    """Who lent the task and who only advises on a decision have no form in which it stands."""
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    head, adviser = visit("prc_head"), visit("news1")
    head.open(f"/human-tasks/{cast.task_of(code, 'approve').id}")
    head.press("/claim", {"comment": "ขอตรวจตัวเลขก่อน"})
    assert "มีร่าง" in head.open("/inbox").text
    head.open(f"/human-tasks/{cast.task_of(code, 'approve').id}")
    head.press("/delegation", {"_delegation.to": "news1"})
    assert "มีร่าง" not in head.open("/inbox").text
    page = adviser.open("/inbox")
    assert code in page.text
    assert "มีร่าง" not in page.text

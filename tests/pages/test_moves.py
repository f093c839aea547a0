"""The moves of a human task on its page: only those that may be made, and who was quicker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from api.pages.heirs import heirs_but
from models.database import read, write
from models.human_task import HumanTask
from models.moves import Move, actions_for
from models.person import Person
from models.post import Incumbency
from tests import cast
from tests.acting import order_of
from tests.pages.leaflets import LEAFLET, LEAFLET_ANSWER
from tests.statements import executed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


def reassigned(to: str, reason: str) -> dict[str, str]:
    return {"_reassignment.to": to, "_reassignment.reason": reason}


def buttons(visit: Visit, task: str) -> set[str]:
    found = visit.open(task).actions()
    return {each.removeprefix(f"{task}/") for each in found if each.startswith(task)}


def test_only_the_moves_that_i_may_make_are_there(visit: Visiting, task: str) -> None:
    assert buttons(visit("news1"), task) == {"claim", "completion"}
    assert buttons(visit("clerk"), task) == set()
    assert buttons(visit("director"), task) == {"reassignment", "cancellation"}
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    assert buttons(browser, task) == {"completion", "release", "delegation", "reassignment"}
    assert buttons(visit("news2"), task) == set()


def whence(visit: Visit, task: str) -> str:
    found = re.search(r'<nav class="crumbs"[^>]*>\s*<span><a href="/(\w+)">', visit.open(task).html)
    return found[1] if found else ""


def test_a_task_says_from_which_list_it_comes(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    assert whence(browser, task) == "queue"
    browser.press("/claim")
    assert whence(browser, task) == "inbox"
    assert whence(visit("clerk"), task) == whence(visit("news2"), task) == "cases"
    browser.press("/delegation", {"_delegation.to": "news2"})
    assert whence(browser, task) == whence(visit("news2"), task) == "inbox"
    browser.press("/hand-back")
    browser.press("/completion", LEAFLET)
    assert whence(browser, task) == "archive"


def test_released_work_can_be_taken_by_others(visit: Visiting, code: str, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    browser.open(task)
    assert "รอรับ" in browser.press("/release").text
    assert code in visit("news2").open("/queue").text


def test_delegated_work_comes_back(visit: Visiting, task: str) -> None:
    mine, theirs = visit("news1"), visit("news2")
    mine.open(task)
    mine.press("/claim")
    page = mine.press("/delegation", {"_delegation.to": "news2", "_delegation.note": "ฝากเขียน"})
    assert "news2" in page.text
    assert "มอบให้ท่านทำแทน" in theirs.open(task).text
    page = theirs.press("/hand-back", {"_hand-back.note": "เขียนแล้ว"})
    assert "งานนี้อยู่กับ news1" in page.text


def test_reassigning_needs_somebody_and_a_reason(visit: Visiting, code: str, task: str) -> None:
    head = visit("director")
    head.open(task)
    page = head.press("/reassignment", reassigned("news2", " "))
    assert head.status == 422
    assert "กรุณาบอกเหตุผล" in page.text
    head.press("/reassignment", reassigned("", "ลาป่วย"))
    assert head.status == 422
    head.press("/reassignment", reassigned("news2", "ลาป่วย"))
    assert code in visit("news2").open("/inbox").text


def test_where_nobody_is_left_to_choose_it_is_said_in_words(visit: Visiting, code: str) -> None:
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    decision = f"/human-tasks/{cast.task_of(code, 'approve').id}"
    head, director = visit("prc_head"), visit("director", "en")
    head.open(decision)
    head.press("/claim")
    page = head.open(decision)
    assert "ไม่มีผู้อื่นในสำนักงานที่มีอำนาจพิจารณาขั้นนี้" in page.text
    assert "reassignment-to" not in page.ids
    assert "delegation-to" in page.ids
    assert "Nobody else in the office may decide this." in director.open(decision).text


def test_a_cancelled_task_says_so(visit: Visiting, task: str) -> None:
    head = visit("director")
    head.open(task)
    page = head.press("/cancellation", {"_cancellation.reason": "ไม่ต้องแล้ว"})
    assert "งานนี้ถูกยกเลิก" in page.text


def test_who_comes_second_hears_who_was_first(visit: Visiting, task: str) -> None:
    quick, slow = visit("news1"), visit("news2")
    slow.open(task)
    quick.open(task)
    quick.press("/claim")
    page = slow.press("/claim")
    assert slow.status == 409
    assert "news1 รับงาน" in page.text


def test_who_hands_in_too_late_keeps_what_was_typed(visit: Visiting, task: str) -> None:
    quick, slow = visit("news1"), visit("news2")
    slow.open(task)
    quick.open(task)
    quick.press("/completion", LEAFLET)
    page = slow.press("/completion", LEAFLET | {"heading": "ข้อความที่พิมพ์นาน"})
    assert slow.status == 409
    assert "news1 ดำเนินการ" in page.text
    assert "ข้อความที่พิมพ์นาน" in page.text
    assert "พิมพ์สี ไม่ใช่" in page.text
    assert "false" not in page.text


def test_handing_in_twice_says_that_it_is_done(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    form = browser.open(task).form("/completion")
    browser.press("/completion", LEAFLET)
    browser.post(form.action, [*form.pairs, *LEAFLET.items()])
    assert browser.status == 409
    assert "ท่านทำงานนี้เสร็จไปแล้ว" in browser.page.text


def test_a_page_that_is_stale_keeps_what_was_typed_and_can_be_sent_again(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    cast.acts("news1", code, "write", "release")
    cast.acts("news1", code, "write", "claim")
    page = browser.press("/completion", LEAFLET)
    assert browser.status == 409
    assert page.form("/completion").value("heading") == "ระวังน้ำหลาก"
    assert "เสร็จแล้ว" in browser.press("/completion").text


def test_my_own_drafts_make_nothing_stale(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/claim")
    before = browser.answer
    browser.post(f"{task}/draft", page.form("/completion").pairs)
    browser.answer = before
    assert "เสร็จแล้ว" in browser.press("/completion", LEAFLET).text


def test_a_move_that_is_refused_stays_open_with_what_was_typed_and_its_problem_at_the_field(
    visit: Visiting, task: str
) -> None:
    head = visit("director")
    head.open(task)
    page = head.press("/reassignment", reassigned("news2", "ก" * 5_001))
    assert head.status == 422
    form = page.form("/reassignment")
    assert set(reassigned("news2", "ก" * 5_001).items()) <= set(form.pairs)
    field = page.ids["reassignment-reason"]
    assert (field["aria-invalid"], field["aria-describedby"]) == (
        "true",
        "reassignment-reason-error",
    )
    assert '<a href="#reassignment-reason">เหตุผล</a>' in page.html
    assert page.html.count('<details class="more" open>') == 1
    assert page.form("/cancellation").value("_cancellation.reason") == ""


def test_words_beside_a_button_are_shown_when_it_was_too_late(visit: Visiting, task: str) -> None:
    head, other = visit("director"), visit("director")
    head.open(task)
    other.open(task)
    head.press("/cancellation", {"_cancellation.reason": "ไม่ต้องแล้ว"})
    page = other.press("/reassignment", reassigned("news2", "ลาป่วยหลายวัน"))
    assert other.status == 409
    assert "เหตุผล ลาป่วยหลายวัน" in page.text


@pytest.mark.parametrize("bad", ["ก\x00ข", "ก\u202eข", "ก" * 5_001])
def test_words_are_read_as_the_json_doors_read_them(
    visit: Visiting, code: str, task: str, bad: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    for move, name in (("delegation", "note"), ("reassignment", "reason")):
        browser.open(task)
        browser.press(f"/{move}", {f"_{move}.to": "news2", f"_{move}.{name}": bad})
        assert browser.status == 422
    browser.open(f"/cases/{code}")
    page = browser.press("/comments", {"words": bad})
    assert browser.status == 422
    assert "comments-words-error" in page.ids
    assert [each.kind for each in cast.events_of(code)].count("case.commented") == 0


def test_what_no_database_keeps_is_refused_at_its_field_in_drafts_and_forms(
    visit: Visiting, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/claim")
    typed = page.form("/completion").pairs
    for name, bad in (("heading", "ระวัง\x00"), ("scan", "sha256:\x00")):
        pairs = [*typed, (name, bad)]
        browser.post(f"{task}/draft", pairs)
        assert browser.status == 422
        browser.post(f"{task}/completion", pairs)
        assert browser.status == 422
        assert f"f.{name}-error" in browser.page.ids
    browser.post("/missions/leaflets/cases", [*typed, ("_key", "\x00"), ("org_id", "\x00")])
    assert browser.status == 422


@pytest.fixture
def tuesday(office: int) -> Iterator[int]:
    """The office on an ordinary morning; its id."""
    with cast.clock_at(cast.TUESDAY):
        yield office


def test_to_whom_a_decision_can_go_is_asked_of_all_at_once_and_for_who_may_give_it(
    tuesday: int, code: str
) -> None:
    """However many colleagues there are; on the page of who may not it is not asked at all."""
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    number = cast.task_of(code, "approve").id
    order_of("deputy", "prc_head", first=24, last=24)
    few = statements_of_heirs("director", number)
    with write() as session:
        for n in range(12):
            new = Person(office_id=tuesday, handle=f"new{n}", name_th="ใหม่", name_en="New")
            session.add(new)
            session.flush()
            (post,) = cast.person(session, "prc_head" if n else "clerk").posts()
            session.add(Incumbency(post_id=post.id, person_id=new.id, since=cast.LONG_AGO))
    many = statements_of_heirs("director", number)
    assert few.handles == {"prc_head", "deputy"}
    assert many.handles == few.handles | {f"new{n}" for n in range(1, 12)}
    assert many.statements == few.statements
    assert statements_of_heirs("clerk", number).handles == set()
    assert statements_of_heirs("clerk", number).statements < few.statements


class Heirs(NamedTuple):
    handles: set[str]
    statements: int


def statements_of_heirs(handle: str, number: int) -> Heirs:
    with read() as session:
        me, task = cast.person(session, handle), session.get_one(HumanTask, number)
        may = actions_for(task, me)
        with executed(session) as found:
            heirs = heirs_but(me, task)
        assert (Move.REASSIGN in may) == bool(heirs)
        return Heirs({each.value for each in heirs}, len(found))

"""What was typed outlives an ended session, a token of yesterday, and whatever is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from api.visitor import COOKIE
from models import clock
from models.access import BROWSER_LASTS, hasher
from models.database import read, write
from models.human_task import HumanTask
from models.search import CasesSought, cases
from tests import cast
from tests.cast import person
from tests.pages.leaflets import LEAFLET

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

PASSWORD = "กุญแจ"


@pytest.fixture(autouse=True)
def password(office: int) -> None:
    assert office
    with write() as session:
        person(session, "news1").password_hash = hasher().hash(PASSWORD)
        person(session, "news2").password_hash = hasher().hash(PASSWORD)


def signs_in(browser: Visit, handle: str = "news1", password: str = PASSWORD) -> None:
    browser.press("/sign-in/again", {"_handle": handle, "_password": password})


def test_a_form_outlives_its_session(visit: Visiting, code: str, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    longer = timedelta(minutes=1)
    with clock.moved_to(clock.now() + BROWSER_LASTS + longer):
        page = browser.press("/completion", LEAFLET | {"body": "สองบรรทัด\nครบ <b>&"})
        assert browser.status == 401
        assert "12 ชั่วโมง" in page.text
        signs_in(browser, password="เดา")
        assert browser.status == 401
        assert "ไม่ถูกต้อง" in browser.page.text
        signs_in(browser)
        assert browser.status == 200
        form = browser.page.form("/completion")
        assert form.value("heading") == "ระวังน้ำหลาก"
        assert form.value("body") == "สองบรรทัด\nครบ <b>&"
        assert form.value("places.0.copies") == "๒๐"
        assert form.value("_password") is None
        assert "เสร็จแล้ว" in browser.press("/completion").text
    assert cast.steps_of(code)["write"] == "done"


def test_an_opening_form_outlives_its_session_and_another_language(visit: Visiting) -> None:
    browser = visit("news1")
    browser.open("/missions/leaflets")
    browser.cookies.pop(COOKIE)
    browser.press("/cases", {"subject": "ใบปลิวน้ำหลาก"})
    assert browser.status == 401
    page = browser.press("/sign-in/again", button=("_language", "en"))
    assert "Please sign in again" in page.text
    signs_in(browser)
    assert browser.page.form("/cases").value("subject") == "ใบปลิวน้ำหลาก"
    assert "ใบปลิวน้ำหลาก" in browser.press("/cases").text
    assert browser.status == 200


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("delegation", {"_delegation.to": "news2", "_delegation.note": "ฝากเขียน"}),
        ("reassignment", {"_reassignment.reason": "ลาป่วย"}),
    ],
)
def test_words_beside_a_button_outlive_their_session(
    visit: Visiting, task: str, move: str, words: dict[str, str]
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    browser.cookies.pop(COOKIE)
    browser.press(f"/{move}", words)
    signs_in(browser)
    form = browser.page.form(f"/{move}")
    assert {name: form.value(name) for name in words} == words


def test_a_remark_outlives_its_session(visit: Visiting, code: str) -> None:
    browser = visit("news1")
    browser.open(f"/cases/{code}")
    browser.cookies.pop(COOKIE)
    browser.press("/comments", {"words": "ฝนจะตกหนัก"})
    signs_in(browser)
    assert browser.page.form("/comments").value("words") == "ฝนจะตกหนัก"


def test_a_single_press_leads_back_to_its_button(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.cookies.pop(COOKIE)
    browser.press("/claim")
    signs_in(browser)
    assert f"{task}/claim" in browser.page.actions()


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "/sign-out", "/x"])
def test_signing_in_again_leads_nowhere_else(visit: Visiting, then: str) -> None:
    browser = visit()
    pairs = [("_then", then), ("_handle", "news1"), ("_password", PASSWORD)]
    browser.post("/sign-in/again", pairs)
    assert browser.answer.url.path == "/inbox"


def test_a_token_of_an_earlier_session_costs_nothing_that_was_typed(
    visit: Visiting, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET | {"_csrf": "stale"})
    assert browser.status == 403
    assert "การเข้าสู่ระบบครั้งก่อน" in page.text
    assert page.form("/completion").value("heading") == "ระวังน้ำหลาก"
    assert "เสร็จแล้ว" in browser.press("/completion").text

    browser.open("/missions/leaflets")
    page = browser.press("/cases", {"subject": "ใบปลิวน้ำหลาก", "_csrf": "stale"})
    assert browser.status == 403
    assert page.form("/cases").value("subject") == "ใบปลิวน้ำหลาก"


def test_who_lost_the_task_meanwhile_keeps_what_was_typed(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    with write() as session:
        held = session.get_one(HumanTask, cast.task_of(code, "write").id)
        director, news2 = person(session, "director"), person(session, "news2")
        held.reassign(by=director, to=news2, reason="ลาป่วย")
    page = browser.press("/completion", LEAFLET | {"heading": "พิมพ์มานาน"})
    assert browser.status == 409
    assert "พิมพ์มานาน" in page.text
    assert "ลาป่วย" in page.text


def test_a_form_sent_once_and_changed_asks_whether_it_is_another_case(visit: Visiting) -> None:
    browser = visit("news1")
    form = browser.open("/missions/leaflets").form("/cases")
    pairs = [pair for pair in form.pairs if pair[0] != "subject"]
    browser.post(form.action, [*pairs, ("subject", "ใบปลิวน้ำหลาก")])
    code = browser.answer.url.path.rpartition("/")[2]
    browser.post(form.action, [*pairs, ("subject", "ใบปลิวแผ่นดินไหว")])
    assert browser.status == 409
    assert f"เปิดเรื่อง {code} ไปแล้ว" in browser.page.text
    assert browser.page.form("/cases").value("subject") == "ใบปลิวแผ่นดินไหว"
    browser.press("/cases")
    assert browser.status == 200
    with read() as session:
        assert len(cases(session, person(session, "news1"), CasesSought())) == 2


def test_a_case_that_ended_meanwhile_shows_what_was_typed(
    visit: Visiting, code: str, task: str
) -> None:
    browser, liaison = visit("news1"), visit("liaison")
    browser.open(task)
    liaison.open(f"/cases/{code}")
    liaison.press("/withdrawal", {"reason": "เลื่อนงาน"})
    page = browser.press("/completion", LEAFLET)
    assert browser.status == 409
    assert "ระวังน้ำหลาก" in page.text


def test_somebody_else_who_signs_in_there_comes_in_all_the_same(visit: Visiting, task: str) -> None:
    """The page is not for their eyes, so they are shown to their own inbox, signed in."""
    with write() as session:
        person(session, "stranger").password_hash = hasher().hash(PASSWORD)
    browser = visit("news1")
    browser.open(task)
    with clock.moved_to(clock.now() + BROWSER_LASTS + timedelta(minutes=1)):
        browser.press("/completion", LEAFLET)
        signs_in(browser, "stranger")
        browser.open("/inbox")
        assert browser.status == 200
        assert "stranger" in browser.page.text

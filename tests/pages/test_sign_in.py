from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.access import hasher
from models.database import write
from models.settings import settings
from models.throttle import ATTEMPTS_ALLOWED
from tests.cast import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


@pytest.fixture
def password(office: int) -> str:
    with write() as session:
        person(session, "news1").password_hash = hasher().hash("กุญแจ")
    return "กุญแจ"


def test_who_is_not_signed_in_is_shown_the_door_and_comes_back(
    visit: Visiting, password: str
) -> None:
    browser = visit()
    page = browser.open("/queue?overdue=true")
    assert "เข้าสู่ระบบ" in page.text
    page = browser.press("/sign-in", {"handle": "news1", "password": password})
    assert "รอรับ" in page.text
    assert "ไม่มีรายการที่ตรงกับที่ค้น" in page.text


def test_a_wrong_password_keeps_the_name_and_says_so(visit: Visiting, password: str) -> None:
    browser = visit()
    browser.open("/sign-in")
    page = browser.press("/sign-in", {"handle": "news1", "password": "เดา"})
    assert browser.status == 401
    assert page.form("/sign-in").value("handle") == "news1"
    assert page.form("/sign-in").value("password") == ""
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in page.text


def test_too_many_tries_are_told_to_wait(visit: Visiting, office: int) -> None:
    browser = visit()
    browser.open("/sign-in")
    for _try in range(ATTEMPTS_ALLOWED + 1):
        page = browser.press("/sign-in", {"handle": "nobody", "password": "x"})
    assert browser.status == 429
    assert "กรุณารอสักครู่" in page.text


def test_signing_in_ends_the_session_that_was_in_this_browser(
    visit: Visiting, password: str
) -> None:
    """Whoever put their own session into somebody's browser cannot come back to it."""
    browser = visit("news2")
    planted = dict(browser.cookies)
    browser.open("/sign-in")
    browser.press("/sign-in", {"handle": "news1", "password": password})
    browser.cookies = planted
    assert "เข้าสู่ระบบ" in browser.open("/inbox").text


@pytest.mark.parametrize(
    "sent_by",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.prasan.test"},
    ],
)
@pytest.mark.parametrize("path", ["/sign-in", "/language", "/sign-out", "/api/token"])
def test_another_site_posts_nothing(
    doors: Doors, password: str, path: str, sent_by: dict[str, str]
) -> None:
    """Least of all somebody's name and password, to have people work under it unawares."""
    form = {"handle": "news1", "username": "news1", "password": password, "language": "en"}
    answer = doors.send("POST", path, data=form, headers=sent_by)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "sent_by",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://a.proxy.in.between"},
        {"Origin": "http://prasan.test"},
        {"Origin": settings().base_url},
    ],
)
def test_our_own_pages_and_what_is_no_browser_are_served(
    doors: Doors, password: str, sent_by: dict[str, str]
) -> None:
    form = {"handle": "news1", "password": password}
    assert doors.send("POST", "/sign-in", data=form, headers=sent_by).status_code == 303


def test_signing_out_ends_the_session_on_the_server(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    browser.open("/inbox")
    kept = dict(browser.cookies)
    browser.press("/sign-out")
    browser.cookies = kept
    assert "เข้าสู่ระบบ" in browser.open("/inbox").text


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_never_leads_elsewhere(visit: Visiting, password: str, back: str) -> None:
    browser = visit()
    browser.post("/sign-in", [("handle", "news1"), ("password", password), ("back", back)])
    assert browser.page.form("/inbox").action == "/inbox"


def test_the_language_is_kept_and_leads_back(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    browser.open("/queue")
    page = browser.press("/language", button=("language", "en"))
    assert page.lang == "en"
    assert "To take" in page.text
    assert browser.open("/inbox").lang == "en"


def test_a_page_without_its_token_is_refused(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.post(f"{task}/claim", [("_csrf", "made up")])
    assert browser.status == 403
    assert "การเข้าสู่ระบบครั้งก่อน" in browser.page.text


def test_a_refusal_leads_on_to_where_one_may_go(visit: Visiting) -> None:
    """Who came in goes on with the work, or back to the form; a stranger is shown the door."""
    stranger = visit()
    stranger.open("/nothing-here")
    assert stranger.status == 404
    assert 'href="/sign-in"' in stranger.answer.text
    assert 'href="/inbox"' not in stranger.answer.text
    official = visit("news1")
    official.open("/secret-register")
    assert official.status == 403
    for place in ("/inbox", "/cases", "/office"):
        assert f'href="{place}"' in official.answer.text
    official.send("POST", "/nothing-here", headers={"Referer": "http://test/calendar?unit=bd"})
    assert 'href="/calendar?unit=bd"' in official.answer.text

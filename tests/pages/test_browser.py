"""A person with a real browser: signs in, takes a task, fills a row, errs, mends it, is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.visitor import COOKIE
from models.access import grant, revoke_all
from models.database import write
from tests import cast
from tests.cast import person
from tests.forms.picture_samples import png

if TYPE_CHECKING:
    from playwright.sync_api import Dialog
    from playwright.sync_api import Page as BrowserPage

pytestmark = pytest.mark.browser


def fits(page: BrowserPage) -> bool:
    """Whether nothing sticks out to the side, once the page is there with its styles and fonts."""
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_ten_minutes_of_an_official(address: str, browser: BrowserPage, code: str) -> None:
    task = cast.task_of(code, "write").id
    browser.goto(f"{address}/queue")
    browser.fill("#handle", "news1")
    browser.fill("#password", "กุญแจ")
    browser.click("main button")
    browser.click(f"form[action='/human-tasks/{task}/claim'] button")
    browser.click(f"a[href='/human-tasks/{task}']:visible >> nth=0")
    assert fits(browser)

    browser.fill("[name='heading']", "ระวังน้ำหลาก")
    browser.check("[name='kind'][value='flood']")
    browser.check("[name='colour'][value='true']")
    browser.fill("[name='places.0.place']", "ตลาดกิมหยง")
    browser.click("button[name='_add'][value='places']")
    browser.fill("[name='places.1.place']", "สถานีรถไฟ")
    browser.fill("[name='places.1.copies']", "๕๐")
    browser.locator("#saved", has_text="บันทึกร่างแล้ว").wait_for()

    browser.click(".bar .button.main")
    browser.locator("#problems:focus").wait_for()
    assert browser.input_value("[name='places.1.copies']") == "๕๐"
    browser.click("#problems a")
    browser.fill("[name='places.0.copies']", "20")
    browser.click("button[name='_remove'][value='places.1']")
    assert browser.locator("[name='places.1.place']").count() == 0
    assert fits(browser)
    browser.click(".bar .button.main")
    browser.wait_for_url("**/inbox?done=*")
    assert "เสร็จแล้ว" in browser.inner_text("main")
    assert cast.steps_of(code)["write"] == "done"


def signed_in(browser: BrowserPage, address: str, handle: str = "news1") -> None:
    """With a session of somebody's, granted without the slow password."""
    with write() as session:
        secret = grant(session, person(session, handle), kind="browser")
    browser.context.add_cookies([{"name": COOKIE, "value": secret, "url": address}])


def test_a_draft_that_is_not_kept_says_so_and_asks_before_it_is_left(
    address: str, browser: BrowserPage, code: str
) -> None:
    cast.acts("news1", code, "write", "claim")
    signed_in(browser, address)
    browser.goto(f"{address}/human-tasks/{cast.task_of(code, 'write').id}")
    browser.fill("[name='heading']", "ระวังน้ำหลาก")
    browser.locator("#saved", has_text="บันทึกร่างแล้ว").wait_for()
    browser.route("**/draft", lambda route: route.abort())
    browser.fill("[name='heading']", "ระวังน้ำท่วม")
    browser.locator("#saved.error", has_text="ติดต่อระบบไม่ได้").wait_for()
    assert re.search(r"ยังไม่ได้บันทึกตั้งแต่ \d\d\.\d\d น\.: ", browser.inner_text("#saved"))
    browser.unroute("**/draft")
    with write() as session:
        revoke_all(session, person(session, "news1").id or 0)
    browser.fill("[name='heading']", "ระวังน้ำล้น")
    browser.locator("#saved.error", has_text="กรุณาเข้าสู่ระบบก่อน").wait_for()
    assert fits(browser)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    browser.once("dialog", leave)
    browser.click("nav.tabs a[href='/cases']")
    browser.wait_for_url("**/sign-in?back=*")
    assert asked == ["beforeunload"]


def test_a_session_that_ended_is_mended_on_the_page_itself(
    address: str, browser: BrowserPage, code: str
) -> None:
    cast.acts("news1", code, "write", "claim")
    signed_in(browser, address)
    browser.goto(f"{address}/human-tasks/{cast.task_of(code, 'write').id}")
    with write() as session:
        revoke_all(session, person(session, "news1").id or 0)
    browser.fill("[name='heading']", "ระวังน้ำหลาก")
    browser.click(".bar .button.main")
    browser.fill("#handle", "news1")
    browser.fill("#password", "กุญแจ")
    assert fits(browser)
    browser.click("#again button")
    browser.locator("#task-form").wait_for()
    assert browser.input_value("[name='heading']") == "ระวังน้ำหลาก"
    browser.locator("#saved", has_text="บันทึกร่างแล้ว").wait_for()


def test_a_submit_that_is_stopped_can_be_pressed_again(
    address: str, browser: BrowserPage, code: str
) -> None:
    signed_in(browser, address)
    browser.goto(f"{address}/cases/{code}")
    # No content: the page stays where it is, as when a person stops on the way to the next.
    browser.route("**/comments", lambda route: route.fulfill(status=204))
    browser.fill("#comments-words", "ฝนจะตกหนัก")
    button = browser.locator("form[action$='/comments'] button")
    button.click()
    browser.locator("[aria-busy]").wait_for()
    browser.unroute("**/comments")
    browser.keyboard.press("Escape")
    assert browser.locator("[aria-busy]").count() == 0
    button.click()
    browser.locator(".telling", has_text="ฝนจะตกหนัก").wait_for()


def test_enter_in_a_field_looks_and_does_not_change_the_language(
    address: str, browser: BrowserPage, code: str
) -> None:
    """Enter presses a form's first button, which must not be the one in the header."""
    task = cast.task_of(code, "write").id
    with write() as session:
        secret = grant(session, person(session, "news1"), kind="browser")
    browser.context.add_cookies([{"name": COOKIE, "value": secret, "url": address}])
    browser.goto(f"{address}/human-tasks/{task}")
    browser.fill("[name='heading']", "ระวังน้ำหลาก")
    with browser.expect_navigation():
        browser.press("[name='heading']", "Enter")
    assert browser.get_attribute("html", "lang") == "th"
    assert browser.input_value("[name='heading']") == "ระวังน้ำหลาก"


def test_what_was_typed_a_moment_ago_goes_along_with_the_moves(
    address: str, browser: BrowserPage, code: str
) -> None:
    """A browser that asked whether to leave the page would stop this: nobody answers it here."""
    signed_in(browser, address)
    browser.goto(f"{address}/human-tasks/{cast.task_of(code, 'write').id}")
    browser.on("dialog", lambda dialog: dialog.dismiss())
    browser.fill("[name='heading']", "ระวังน้ำหลาก")
    with browser.expect_navigation():
        browser.click("button[formaction$='/claim']")
    assert browser.input_value("[name='heading']") == "ระวังน้ำหลาก"
    browser.fill("[name='heading']", "ระวังน้ำท่วม")
    browser.click("summary:has-text('มอบให้เพื่อนร่วมงานทำ')")
    browser.fill("#delegation-note", "ฝากเขียน")
    with browser.expect_navigation():
        browser.click("button[formaction$='/delegation']")
    assert browser.input_value("[name='heading']") == "ระวังน้ำท่วม"
    assert browser.input_value("#delegation-note") == "ฝากเขียน"
    assert fits(browser)


def test_what_a_task_is_about_stands_above_its_form(
    address: str, browser: BrowserPage, code: str
) -> None:
    """On a telephone what stands beside a form comes after it, some screens further down."""
    signed_in(browser, address)
    browser.goto(f"{address}/human-tasks/{cast.task_of(code, 'write').id}")
    form = place_of(browser, "#task-form")
    for what in ("h1", ".title-row .due", f".crumbs a[href='/cases/{code}']"):
        assert place_of(browser, what) < form
    beside = browser.locator(".until-beside")
    if place_of(browser, "aside") > form + 100:
        assert place_of(browser, ".until-beside") < form
    else:
        assert not beside.is_visible()
    assert fits(browser)


OF_THE_OFFICE = (
    *("/office", "/registers", "/posts", "/posts/director/history", "/outside-decisions"),
    *("/ladder", "/ladder/procurement", "/calendar/days-off", "/office/hours", "/office/urgency"),
)
"""Pages that stand under one tab."""


def test_the_place_where_one_is_stands_in_view_in_the_menu(
    address: str, browser: BrowserPage, code: str
) -> None:
    signed_in(browser, address)
    for path in (*OF_THE_OFFICE, "/calendar", "/inbox"):
        browser.goto(f"{address}{path}")
        box = browser.locator(".tabs [aria-current]").bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= browser.viewport_size["width"] - box["width"]  # type: ignore[index]
        assert fits(browser)


def test_a_file_stays_in_its_row_when_another_is_taken_away(
    address: str, browser: BrowserPage
) -> None:
    signed_in(browser, address)
    browser.goto(f"{address}/missions/news")
    for _row in range(2):
        browser.click("button[name=_add][value=photos]")
    picture = {"name": "second.png", "mimeType": "image/png", "buffer": png(1_300)}
    browser.set_input_files("input[name='_file.photos.1.file']", picture)  # type: ignore[arg-type]
    browser.wait_for_selector("input[type=hidden][name='photos.1.file']", state="attached")
    browser.click("button[name=_remove][value='photos.0']")
    kept = "input[type=hidden][name='photos.0.file']"
    first = browser.get_attribute(kept, "value")
    other = picture | {"buffer": png(1_301)}
    browser.set_input_files("input[name='_file.photos.0.file']", other)  # type: ignore[arg-type]
    changed = "([at, old]) => ![undefined, old].includes(document.querySelector(at)?.value)"
    browser.wait_for_function(changed, arg=[kept, first])
    assert browser.locator("input[type=hidden][name^='photos']").count() == 1


def test_the_page_that_is_for_everybody_fits(address: str, browser: BrowserPage) -> None:
    browser.goto(f"{address}/verify")
    assert fits(browser)


def place_of(page: BrowserPage, what: str) -> float:
    """How far down it stands."""
    box = page.locator(what).first.bounding_box()
    assert box is not None, what
    return box["y"]

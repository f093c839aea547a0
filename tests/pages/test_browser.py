"""A person with a real browser: signs in, takes a task, fills a row, errs, mends it, is done."""

from __future__ import annotations

import shutil
import threading
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

import pytest
import uvicorn

from api.app import app
from models.access import hasher
from models.database import write
from tests import cast
from tests.cast import person
from tests.needs import BROWSER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page as BrowserPage

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def address(office: int) -> Iterator[str]:
    """Where the pages are served."""
    with write() as session:
        person(session, "news1").password_hash = hasher().hash("กุญแจ")
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(params=[390, 1280])
def browser(request: pytest.FixtureRequest) -> Iterator[BrowserPage]:
    """A browser window of a telephone's width, and of a desk's."""
    if CHROMIUM is None:
        _is_missing("there is no chromium on this machine")
    if find_spec("playwright") is None:
        _is_missing("playwright is not installed")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may not be there

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = chromium.new_page(viewport={"width": request.param, "height": 844})
        page.set_default_timeout(15_000)
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        yield page
        chromium.close()
    assert broken == []


def _is_missing(why: str) -> NoReturn:
    if BROWSER.is_required:
        pytest.fail(f"a browser is required: {why}")
    pytest.skip(f"{BROWSER.missing}: {why}")


def fits(page: BrowserPage) -> bool:
    """Whether nothing sticks out to the side."""
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

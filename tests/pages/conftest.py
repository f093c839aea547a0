"""What the tests of the pages stand in: the cast's office, the leaflet mission, the doors open."""

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
from tests.api.caller import Doors
from tests.cast import CastAnswer, person
from tests.needs import BROWSER
from tests.pages.leaflets import leaflets
from tests.pages.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page as BrowserPage

    from tests.databases import FreshDatabase

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def office(database: FreshDatabase) -> int:
    """The cast's office in a fresh database of either kind; its id."""
    assert database.url
    cast.plays(leaflets, "leaflets", messages={"reply": CastAnswer})
    return cast.move_in()


@pytest.fixture
def doors(office: int) -> Iterator[Doors]:
    """The application, open."""
    with Doors() as opened:
        yield opened


@pytest.fixture
def visit(doors: Doors) -> Callable[..., Visit]:
    """Somebody with a browser: ``visit("news1")``, ``visit("news1", "en")``, ``visit()``."""

    def somebody(handle: str | None = None, language: str = "") -> Visit:
        return Visit(doors, handle, language)

    return somebody


@pytest.fixture
def code(office: int) -> str:
    """A case of the leaflet mission, opened by liaison."""
    return cast.opened(by="liaison", key="leaflets")


@pytest.fixture
def task(code: str) -> str:
    """The address of its first task, to be written by a news officer."""
    return f"/human-tasks/{cast.task_of(code, 'write').id}"


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

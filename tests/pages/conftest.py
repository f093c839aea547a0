"""What the tests of the pages stand in: the cast's office, the leaflet mission, the doors open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.api.caller import Doors
from tests.cast import CastAnswer
from tests.pages.leaflets import leaflets
from tests.pages.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.databases import FreshDatabase


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

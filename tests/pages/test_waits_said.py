"""A case that waits for a moment says what it waits for: on pages, in previews and in JSON."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models.deadline import bd
from models.wait_words import SOME_TIME, WAITS
from tests import cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

MISSIONS = Path(__file__).parents[2] / "workflows"
HOURS = {"hours": "07.30-12.00 13.00-15.30", "source": "คำสั่งที่ 12/2570", "reason": "เหลื่อมเวลา"}


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[None]:
    """Monday 8 March 2027, 09:00."""
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield


def waits_for_an_answer(case: Any, _request: Any) -> Any:
    case.wait_until("ten-days", bd(2))
    return case.closes("done")


def test_every_wait_of_the_missions_has_words() -> None:
    called = [
        node
        for file in MISSIONS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "wait_until"
    ]
    names = {node.args[0].value for node in called if isinstance(node.args[0], ast.Constant)}
    assert names == WAITS.keys()


def test_a_wait_says_what_for(visit: Visiting, doors: Doors) -> None:
    case = cast.opened(waits_for_an_answer)
    words = WAITS["ten-days"]
    assert words.th != SOME_TIME.th
    assert words.th in visit("news1").open(f"/cases/{case}").text
    assert words.en in visit("news1", "en").open(f"/cases/{case}").text
    (step,) = doors.get("news1", f"/cases/{case}")["steps"]
    assert step["waits_for"] == {"th": words.th, "en": words.en}
    browser = visit("director")
    browser.open("/office/hours")
    assert words.th in browser.press("/office/hours/previews", HOURS).text
    change = HOURS | {"weekdays": "12345"}
    told = doors.ask("director", "POST", "/office/hours/previews", change).json()
    (moved,) = told["moved"]
    assert (moved["human_task"], moved["title"]["en"]) == (None, words.en)

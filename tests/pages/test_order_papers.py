"""The paper of an acting order, brought beside it on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.acting import MONDAY, order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

SIGNED = b"%PDF-1.7\nsigned\n%%EOF\n"
FILE = {"file": ("order-12.pdf", SIGNED)}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_it_is_brought_beside_the_order(visit: Callable[..., Visit]) -> None:
    place = f"/acting-orders/{order_of('deputy', 'director')}/paper"
    browser = visit("director")
    browser.open("/posts")
    page = browser.press(place)
    assert browser.status == 422
    assert "กรุณาเลือกไฟล์ก่อน" in page.text
    page = browser.press(place, files=FILE)
    assert f'href="{place}"' in browser.answer.text
    assert place not in page.actions()
    browser.send("GET", place)
    assert browser.answer.content == SIGNED

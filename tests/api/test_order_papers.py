"""The paper of an acting order: brought once by who keeps orders, read by the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from models.database import read
from models.document import Upload
from tests import cast
from tests.acting import MONDAY, order_of
from tests.api.caller import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.api.caller import Doors

SIGNED = b"%PDF-1.7\nsigned\n%%EOF\n"
FILE = {"file": ("order-12.pdf", SIGNED)}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def test_an_order_keeps_its_paper_for_good(doors: Doors) -> None:
    path = f"/acting-orders/{order_of('deputy', 'director')}/paper"
    assert refusal(doors.ask("news1", "GET", path))[0] == 404
    assert refusal(doors.ask("news1", "POST", path, files=FILE))[0] == 403
    assert refusal(doors.ask("stranger", "POST", path, files=FILE))[0] == 404
    with read() as session:
        assert session.exec(select(Upload)).all() == []
    told = doors.ask("director", "POST", path, files=FILE)
    assert (told.status_code, told.json()["paper"]) == (201, f"/api{path}")
    assert doors.ask("news1", "GET", path).content == SIGNED
    again = doors.ask("director", "POST", path, files={"file": ("other.pdf", SIGNED + b"\n")})
    assert refusal(again) == (409, "wrong-moment")
    assert doors.ask("news1", "GET", path).content == SIGNED

"""A browser's session at the JSON doors: its cookie needs the token that only our pages know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.visitor import COOKIE, let_in
from models.access import grant, person_of
from models.database import read, write
from models.person import by_handle
from models.settings import settings
from tests.api.caller import refusal

if TYPE_CHECKING:
    from tests.api.caller import Doors

WORDS = {"words": "x"}


@pytest.fixture
def session(office: int) -> tuple[str, str]:
    """A session's secret and its CSRF token."""
    with write() as transaction:
        person = by_handle(transaction, "news1")
        assert person is not None
        secret = grant(transaction, person, kind="browser")
    with read() as transaction:
        return secret, person_of(transaction, secret)[1].csrf


def test_looking_needs_the_cookie_only(doors: Doors, session: tuple[str, str]) -> None:
    answer = doors.send("GET", "/api/me", headers={"Cookie": f"{COOKIE}={session[0]}"})
    assert answer.json()["handle"] == "news1"


@pytest.mark.parametrize("token", ["", "of-somebody-else"])
def test_acting_needs_the_token_of_our_pages(
    doors: Doors, session: tuple[str, str], code: str, token: str
) -> None:
    headers = {"Cookie": f"{COOKIE}={session[0]}", "X-CSRF-Token": token}
    answer = doors.send("POST", f"/api/cases/{code}/comments", json=WORDS, headers=headers)
    assert refusal(answer) == (403, "not-allowed")


def test_acting_with_both_is_done(doors: Doors, session: tuple[str, str], code: str) -> None:
    headers = {"Cookie": f"{COOKIE}={session[0]}", "X-CSRF-Token": session[1]}
    answer = doors.send("POST", f"/api/cases/{code}/comments", json=WORDS, headers=headers)
    assert answer.status_code == 201


def test_a_file_carries_the_token_in_its_form(
    doors: Doors, session: tuple[str, str], code: str
) -> None:
    from tests.story import PDF  # noqa: PLC0415 - only here

    cookie = {"Cookie": f"{COOKIE}={session[0]}"}
    path, files = f"/api/cases/{code}/attachments", {"file": ("a.pdf", PDF)}
    without = doors.send("POST", path, files=files, headers=cookie)
    assert refusal(without) == (403, "not-allowed")
    given = doors.send("POST", path, files=files, data={"_csrf": session[1]}, headers=cookie)
    assert given.status_code == 201


@pytest.mark.parametrize(
    ("address", "secure"), [("http://a.test", False), ("https://a.test", True)]
)
def test_the_cookie_stays_with_us(
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    secure: bool,  # noqa: FBT001 - a parameter
) -> None:
    from fastapi import Response  # noqa: PLC0415 - only here

    monkeypatch.setenv("PRASAN_BASE_URL", address)
    settings.cache_clear()
    response = Response()
    let_in(response, "secret")
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert ("Secure" in cookie) is secure

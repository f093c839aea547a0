"""Signing in at the JSON door: tokens, their end, and the throttle."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models import clock
from models.access import ATTEMPTS_ALLOWED, hasher
from models.database import write
from models.person import by_handle
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

PASSWORD = "ประตูเปิด-2570"


@pytest.fixture
def with_password(office: int) -> None:
    with write() as session:
        person = by_handle(session, "news1")
        assert person is not None
        person.password_hash = hasher().hash(PASSWORD)


def sign_in(doors: Doors, password: str = PASSWORD, handle: str = "news1") -> Response:
    return doors.send("POST", "/api/token", data={"username": handle, "password": password})


def me(doors: Doors, token: str) -> Response:
    return doors.send("GET", "/api/me", headers={"Authorization": f"Bearer {token}"})


def test_a_password_becomes_a_token_that_can_be_taken_back(
    doors: Doors, with_password: None
) -> None:
    answer = sign_in(doors)
    assert (answer.status_code, answer.json()["token_type"]) == (200, "bearer")
    assert answer.headers["Cache-Control"] == "no-store"
    token = answer.json()["access_token"]
    told = me(doors, token).json()
    assert told["handle"] == "news1"
    assert told["roles"][0]["title"] == {"th": "เจ้าหน้าที่ข่าว", "en": "News officer"}
    assert told["waiting"] == {"inbox": 0, "queue": 0}
    ended = doors.send("DELETE", "/api/token", headers={"Authorization": f"Bearer {token}"})
    assert (ended.status_code, ended.content) == (204, b"")
    assert refusal(me(doors, token)) == (401, "unauthenticated")


def test_a_token_ends_with_its_time(doors: Doors, with_password: None) -> None:
    token = sign_in(doors).json()["access_token"]
    with clock.moved_to(clock.now() + timedelta(days=31)):
        assert refusal(me(doors, token)) == (401, "unauthenticated")


def test_a_wrong_password_and_an_unknown_name_are_told_alike(
    doors: Doors, with_password: None
) -> None:
    wrong, unknown = sign_in(doors, "wrong"), sign_in(doors, "wrong", "nobody")
    assert refusal(wrong) == refusal(unknown) == (401, "unauthenticated")
    assert wrong.json() == unknown.json()


def test_guessing_is_slowed_down_and_later_forgotten(doors: Doors, with_password: None) -> None:
    for _ in range(ATTEMPTS_ALLOWED):
        assert sign_in(doors, "wrong").status_code == 401
    slowed = sign_in(doors)
    assert refusal(slowed) == (429, "too-many-attempts")
    assert int(slowed.headers["Retry-After"]) > 0
    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert sign_in(doors).status_code == 200


def test_half_a_form_is_named(doors: Doors) -> None:
    answer = doors.send("POST", "/api/token", data={"username": "news1"})
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"password": "required"}

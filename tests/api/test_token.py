"""Signing in at the JSON door: tokens, their end, and the throttle."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta
from itertools import islice
from threading import Event
from typing import TYPE_CHECKING

import pytest

from api import signing_in
from models import clock
from models.access import hasher
from models.database import read, write
from models.errors import TooManyAttempts
from models.person import by_handle
from models.throttle import (
    ADDRESS_ALLOWED,
    ATTEMPTS_ALLOWED,
    HANDLE_ALLOWED,
    SLOWED,
    must_not_be_throttled,
    note_failure,
)
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

LINE = signing_in.AT_ONCE + signing_in.IN_LINE
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


def test_one_name_from_many_addresses_is_slowed(office: int) -> None:
    _guessed("news1", *(f"10.0.0.{last}" for last in range(HANDLE_ALLOWED)))
    with read() as session, pytest.raises(TooManyAttempts) as slowed:
        must_not_be_throttled(session, "news1", "10.0.1.1")
    assert 0 < slowed.value.seconds <= SLOWED.total_seconds()
    with read() as session:
        must_not_be_throttled(session, "news2", "10.0.1.1")
    with clock.moved_to(clock.now() + SLOWED), read() as session:
        must_not_be_throttled(session, "news1", "10.0.1.1")


def test_many_names_from_one_address_are_slowed(doors: Doors, office: int) -> None:
    """Twenty names with one password each, through the real door."""
    answers = [sign_in(doors, "x", f"name{each}").status_code for each in range(ADDRESS_ALLOWED)]
    assert set(answers) == {401}
    slowed = sign_in(doors, "x", "one-more")
    assert refusal(slowed) == (429, "too-many-attempts")
    assert int(slowed.headers["Retry-After"]) <= SLOWED.total_seconds()


def test_the_guesses_of_others_lock_nobody_out_where_they_were_let_in(
    doors: Doors, with_password: None
) -> None:
    """An office behind one proxy: everybody comes from its address."""
    assert sign_in(doors).status_code == 200
    for each in range(ADDRESS_ALLOWED):
        sign_in(doors, "x", f"name{each}")
    assert sign_in(doors, "x", "one-more").status_code == 429
    assert sign_in(doors).status_code == 200


def test_a_flood_of_wrong_passwords_keeps_nobody_at_work_waiting(
    doors: Doors, with_password: None
) -> None:
    """While the booth is taken, a short line waits, the rest are told to come back."""
    token = sign_in(doors).json()["access_token"]
    free = Event()
    in_the_booth = [signing_in.BOOTH.submit(free.wait, 60) for _each in range(signing_in.AT_ONCE)]
    with ThreadPoolExecutor(60) as crowd:
        knocks = [crowd.submit(sign_in, doors, "wrong", f"name{each}") for each in range(60)]
        sent_away = [each.result() for each in islice(as_completed(knocks, 60), 60 - LINE)]
        assert {refusal(each) for each in sent_away} == {(503, "too-busy")}
        assert all(int(each.headers["Retry-After"]) > 0 for each in sent_away)
        assert me(doors, token).status_code == 200
        assert sum(not each.done() for each in knocks) == LINE
        free.set()
    assert all(each.result() for each in in_the_booth)
    assert {each.result().status_code for each in knocks} == {503, 401}


def test_a_token_is_not_told_twice(doors: Doors, with_password: None) -> None:
    """A secret is kept nowhere, so a repeated request gets another."""
    form = {"username": "news1", "password": PASSWORD}
    headers = {"Idempotency-Key": "again"}
    first, again = (
        doors.send("POST", "/api/token", data=form, headers=headers).json()["access_token"]
        for _each in range(2)
    )
    assert first != again


def _guessed(handle: str, *addresses: str) -> None:
    with write() as session:
        for address in addresses:
            note_failure(session, handle, address)


def test_half_a_form_is_named(doors: Doors) -> None:
    answer = doors.send("POST", "/api/token", data={"username": "news1"})
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"password": "required"}

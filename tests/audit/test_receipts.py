"""A decision receipt says what was decided, is given to few, and bears no change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from models.database import write
from models.office import office_named
from models.receipt import ReceiptRefused, verified
from models.settings import settings
from models.signing_key import padded, renew
from tests import cast
from tests.api.caller import Doors, refusal
from tests.audit.behind import changed, rows
from tests.signing import signed

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def doors(office: int) -> Iterator[Doors]:
    """The application, open."""
    with Doors() as opened:
        yield opened


@pytest.fixture
def code(office: int) -> str:
    """A letter that the head signed."""
    return signed(1)[0]


def given_to(doors: Doors, who: str, code: str) -> bytes:
    (decision,) = doors.get(who, f"/cases/{code}/decisions")["items"]
    answer = doors.ask(who, "GET", decision["receipt"].removeprefix("/api"))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.content


def keys_of(doors: Doors) -> dict[str, Any]:
    keys: dict[str, Any] = doors.get(None, "/audit/keys")
    return keys


@pytest.fixture
def genuine(doors: Doors, code: str) -> tuple[bytes, dict[str, Any]]:
    """A receipt, and the keys that verify it."""
    return given_to(doors, "prc_head", code), keys_of(doors)


def test_it_says_what_was_decided_by_whom_and_in_which_post(doors: Doors, code: str) -> None:
    told = verified(given_to(doors, "prc_head", code), keys_of(doors))
    decided = next(each for each in cast.events_of(code) if each.kind == "human-task.completed")
    assert told["case"]["code"] == code
    assert told["office"] == "songkhla"
    assert (told["step"]["key"], told["outcome"]) == ("sign", "approve")
    assert told["decided_by"]["account"] == "prc_head"
    assert [post["key"] for post in told["decided_by"]["posts"]] == ["prc_head"]
    assert told["register"] == {"register": "outgoing", "year": 2569, "number": "1/2569"}
    assert told["seen"] == [{"form": "CastLetter", "content": {"words": "registered", "copies": 1}}]
    assert told["event"] == {"n": decided.n, "seal": decided.seal}
    assert told["evidence"] == decided.data["sha256"]
    assert told["at"] == "2026-11-24T02:00:00.000000Z"


def test_it_is_the_same_whenever_it_is_asked_for(doors: Doors, code: str) -> None:
    assert given_to(doors, "prc_head", code) == given_to(doors, "director", code)


def test_anybody_who_knows_the_standard_can_verify_it(doors: Doors, code: str) -> None:
    """Without a line of Prasan: RFC 7515, 7.2.2 and RFC 8037, 3.1."""
    receipt = json.loads(given_to(doors, "prc_head", code))
    header = json.loads(padded(receipt["protected"]))
    (key,) = [each for each in keys_of(doors)["keys"] if each["kid"] == header["kid"]]
    assert (header["alg"], key["kty"], key["crv"]) == ("EdDSA", "OKP", "Ed25519")
    signed_bytes = f"{receipt['protected']}.{receipt['payload']}".encode()
    public = Ed25519PublicKey.from_public_bytes(padded(key["x"]))
    public.verify(padded(receipt["signature"]), signed_bytes)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(place=st.integers(0, 100_000), other=st.integers(0, 255))
def test_any_byte_that_is_changed_is_found(doors: Doors, code: str, place: int, other: int) -> None:
    receipt, keys = bytearray(given_to(doors, "prc_head", code)), keys_of(doors)
    place %= len(receipt)
    if receipt[place] != other:
        receipt[place] = other
        with pytest.raises(ReceiptRefused):
            verified(bytes(receipt), keys)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 5000])
def test_what_is_no_receipt_is_refused(content: bytes) -> None:
    with pytest.raises(ReceiptRefused):
        verified(content, {"keys": []})


def test_one_signed_by_a_stranger_is_refused(
    doors: Doors, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = given_to(doors, "prc_head", code)
    theirs = [key for key in keys_of(doors)["keys"] if key["office"] == "pattani"]
    with pytest.raises(ReceiptRefused, match="not known"):
        verified(receipt, {"keys": theirs})


def test_it_is_given_to_who_decided_and_to_who_answers_for_the_office(
    doors: Doors, code: str
) -> None:
    """It says from where a person signed in."""
    (decision,) = doors.get("prc_head", f"/cases/{code}/decisions")["items"]
    where = decision["receipt"].removeprefix("/api")
    for who in ("prc_head", "director", "deputy", "admin"):
        assert doors.ask(who, "GET", where).status_code == 200
    assert refusal(doors.ask("news1", "GET", where)) == (403, "not-allowed")
    assert doors.get("news1", f"/cases/{code}/decisions")["items"][0]["receipt"] is None
    assert refusal(doors.ask("stranger", "GET", where)) == (404, "not-found")
    assert refusal(doors.ask(None, "GET", where)) == (401, "unauthenticated")
    nothing = f"/cases/{code}/decisions/1/receipt"
    assert refusal(doors.ask("prc_head", "GET", nothing)) == (404, "not-found")


def test_none_is_given_for_what_was_changed_since(doors: Doors, code: str) -> None:
    step = next(each for each in rows("step") if each["key"] == "sign")
    result = cast.record_of(code)["sign"].result | {"comment": "ไม่เคยพูด"}
    (decision,) = doors.get("prc_head", f"/cases/{code}/decisions")["items"]
    with changed("step", step, "result", result):
        answer = doors.ask("prc_head", "GET", decision["receipt"].removeprefix("/api"))
        assert refusal(answer) == (409, "evidence-broken")


def test_a_key_that_was_given_up_still_verifies_what_it_signed(doors: Doors, code: str) -> None:
    before = given_to(doors, "prc_head", code)
    with write() as session:
        for office in ("songkhla", "pattani"):
            renew(session, office_named(session, office))
    after = given_to(doors, "prc_head", code)
    assert before != after
    keys = keys_of(doors)
    assert verified(before, keys) == verified(after, keys)
    ours = [key for key in keys["keys"] if key["office"] == "songkhla"]
    assert [key["until"] is None for key in ours] == [False, True]


def test_a_new_secret_brings_a_new_key_by_itself(
    doors: Doors, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = given_to(doors, "prc_head", code)
    monkeypatch.setenv("PRASAN_SECRET_KEY", "another secret")
    settings.cache_clear()
    after = given_to(doors, "prc_head", code)
    keys = keys_of(doors)
    assert before != after
    assert verified(before, keys) == verified(after, keys)


def test_the_page_of_the_case_leads_to_it(doors: Doors, code: str) -> None:
    (decision,) = doors.get("prc_head", f"/cases/{code}/decisions")["items"]
    for who, is_led in (("prc_head", True), ("news1", False)):
        headers = {"Authorization": f"Bearer {doors.token(who)}"}
        page = doors.send("GET", f"/cases/{code}", headers=headers)
        assert page.status_code == 200
        assert (f'href="{decision["receipt"]}"' in page.text) == is_led

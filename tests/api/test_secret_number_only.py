"""What tells of a secret case outside it: its number, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.secrets import READERS, UNSAID, SecretCase, a_secret_case

if TYPE_CHECKING:
    from tests.api.caller import Doors

CLOSED: dict[str, Any] = {
    "kind": "add",
    "date": "2026-11-25",
    "scope": "province:songkhla",
    "name": "หยุดพิเศษ",
    "source_ref": "ประกาศ 24 พ.ย. 2569",
    "announced_at": "2026-11-24T08:00:00+07:00",
    "reason": "น้ำท่วม",
}


@pytest.fixture
def secret(doors: Doors) -> SecretCase:
    """The case."""
    return a_secret_case()


def unsaid_in(text: str) -> list[str]:
    return [words for words in UNSAID if words in text]


def test_a_deadline_that_moves_is_told_without_its_task(doors: Doors, secret: SecretCase) -> None:
    """Its keepers see its number, anybody else how many such deadlines move."""
    for who, told in (("director", [(secret.code, None, None)]), ("adm_head", [])):
        with cast.clock_at(cast.TUESDAY):
            answer = doors.ask(who, "POST", "/calendar/previews", CLOSED)
        assert answer.status_code == 200, answer.text
        seen = answer.json()
        moved = [(each["case"], each["human_task"], each["title"]) for each in seen["moved"]]
        assert (moved, seen["secret"]) == (told, 1 - len(told))
        assert unsaid_in(answer.text) == []


def test_its_letter_is_verified_by_its_number_only(doors: Doors, secret: SecretCase) -> None:
    told = doors.get(None, f"/verifications/{secret.seal}")
    assert (told["number"], told["status"], told["paper"]) == ("1/2569", "valid", None)
    page = doors.send("GET", f"/verify/{secret.seal}")
    assert page.status_code == 200
    assert unsaid_in(page.text) == []


def test_its_outside_decision_is_listed_for_readers_only(doors: Doors, secret: SecretCase) -> None:
    for who in READERS:
        (word,) = doors.get(who, "/outside-decisions")["items"]
        assert word["case"]["code"] == secret.code
    assert doors.get("clerk", "/outside-decisions")["items"] == []

"""What is written down as a reading of a secret case, in which words; and what is none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from models import file_store
from models.reading_words import words_for
from tests import cast
from tests.pages.visit import Visit
from tests.secrets import SecretCase, a_secret_case

if TYPE_CHECKING:
    from tests.api.caller import Doors

FILE = {"file": ("new.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF newer\n")}


@pytest.fixture
def secret(doors: Doors) -> SecretCase:
    """The case."""
    return a_secret_case()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/cases/X-1", "the case"),
        ("/cases/X-1/events", "its story"),
        ("/cases/X-1/documents", "the list of its documents"),
        ("/cases/X-1/documents/2", "document 2"),
        ("/cases/X-1/documents/2/versions", "the versions of document 2"),
        ("/cases/X-1/documents/2/publication", "the copy of document 2 for publication"),
        ("/cases/X-1/decisions", "the list of its decisions"),
        ("/cases/X-1/decisions/7/receipt", "the receipt of decision 7"),
        ("/cases/X-1/readers", "the list of its readers"),
        ("/cases/X-1/readings", "the log of its readings"),
        ("/cases/X-1/comments", "the case"),
        ("/human-tasks/3", "a task of it"),
        ("/human-tasks/3/completion", "a task of it"),
        ("/human-tasks/3/preview", "a draft of its paper"),
        ("/outside-decisions", "its outside decisions"),
    ],
)
def test_a_reading_is_called_by_what_was_read(address: str, words: str) -> None:
    assert words_for(address).en == words


def readings(doors: Doors, code: str, who: str) -> list[tuple[str, str]]:
    found = doors.get("registrar", f"/cases/{code}/readings?limit=100")["items"]
    return [(each["what"], each["way"]) for each in found if each["person"]["handle"] == who]


def test_what_is_brought_is_no_reading(doors: Doors, secret: SecretCase) -> None:
    case = f"/cases/{secret.code}"
    brought = doors.ask("prc_head", "POST", f"{case}/attachments", files=FILE)
    newer = {"file": ("newer.pdf", FILE["file"][1] + b"\n")}
    replaced = doors.ask("prc_head", "POST", f"{brought.json()['url'][4:]}/versions", files=newer)
    said = doors.ask("prc_head", "POST", f"{case}/comments", {"words": "x"})
    assert [each.status_code for each in (brought, replaced, said)] == [201, 201, 201]
    assert readings(doors, secret.code, "prc_head") == []


def test_a_page_that_is_drawn_again_shows_the_case(doors: Doors, secret: SecretCase) -> None:
    browser = Visit(doors, "news1")
    browser.open(f"/cases/{secret.code}")
    browser.press(f"/cases/{secret.code}/comments", {"words": ""})
    assert browser.status == 422
    assert len(readings(doors, secret.code, "news1")) == 2


def test_its_outside_decisions_in_the_list_are_a_reading(doors: Doors, secret: SecretCase) -> None:
    assert secret.code in doors.ask("news1", "GET", "/outside-decisions").text
    Visit(doors, "news1").open("/outside-decisions?all=true")
    doors.ask("news2", "GET", "/outside-decisions")
    assert readings(doors, secret.code, "news1") == [
        ("/outside-decisions", "page"),
        ("/outside-decisions", "json"),
    ]
    assert readings(doors, secret.code, "news2") == []


def test_bytes_for_a_case_that_is_not_there_are_not_kept(doors: Doors, secret: SecretCase) -> None:
    doors.token("news2")
    before = cast.dump()
    for door in ("attachments", "documents/1/versions"):
        path = f"/cases/{secret.code}/{door}"
        assert doors.ask("news2", "POST", path, files=FILE).status_code == 404
    assert cast.dump() == before
    assert kept(FILE["file"][1]) is False


def kept(content: bytes) -> bool:
    """Whether the store has a file of these bytes."""
    return file_store.path(hashlib.sha256(content).hexdigest()).exists()

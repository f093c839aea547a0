"""Files: sent, attached, named by forms, and given back byte for byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from forms.consultation import ConsultationRequest
from models import clock
from models.database import write
from models.document import Upload
from tests import cast
from tests.api.caller import problems, refusal
from tests.forms.filled import ANSWERS, NOW
from tests.story import PDF, with_upload

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

NAME = "หนังสือ ขอความอนุเคราะห์.pdf"


def attach(doors: Doors, code: str, handle: str = "clerk", content: bytes = PDF) -> Response:
    file = {"file": (NAME, content, "text/html")}
    return doors.ask(handle, "POST", f"/cases/{code}/attachments", files=file)


def test_a_file_is_known_by_its_bytes_and_named_by_its_hash(doors: Doors) -> None:
    sent = doors.ask("clerk", "POST", "/uploads", files={"file": ("../../a/b.html", PDF)})
    assert sent.status_code == 201
    told = sent.json()
    assert told["upload"] == f"sha256:{hashlib.sha256(PDF).hexdigest()}"
    assert (told["filename"], told["media_type"]) == ("b.html", "application/pdf")
    again = doors.ask("clerk", "POST", "/uploads", files={"file": ("again.pdf", PDF)})
    assert (again.status_code, again.json()["upload"]) == (201, told["upload"])


def test_what_was_sent_can_be_looked_at_where_it_is_said_to_be_by_who_sent_it(
    doors: Doors,
) -> None:
    sent = doors.ask("clerk", "POST", "/uploads", files={"file": (NAME, PDF)})
    path = sent.headers["Location"].removeprefix("/api")
    assert doors.get("clerk", path) == sent.json()
    assert refusal(doors.ask("news1", "GET", path)) == (404, "not-found")
    bare = path.replace("sha256:", "")
    assert refusal(doors.ask("clerk", "GET", bare)) == (404, "not-found")


@pytest.mark.parametrize("content", [b"", b"<script>", PDF[:20], b"MZ\x90\x00"])
def test_a_broken_or_unknown_file_is_refused(doors: Doors, content: bytes) -> None:
    doors.token("clerk")
    with cast.nothing_changes():
        answer = doors.ask("clerk", "POST", "/uploads", files={"file": ("a.pdf", content)})
    assert refusal(answer) == (422, "invalid")
    assert set(problems(answer).values()) == {"unknown_file_kind"}


def test_an_attachment_is_given_back_byte_for_byte(doors: Doors, code: str) -> None:
    filed = attach(doors, code)
    assert filed.status_code == 201, filed.text
    assert filed.headers["Location"] == filed.json()["url"]
    path = filed.json()["url"].removeprefix("/api")
    back = doors.ask("news1", "GET", path)
    assert (back.status_code, back.content) == (200, PDF)
    assert back.headers["Content-Type"] == "application/pdf"
    assert back.headers["X-Content-Type-Options"] == "nosniff"
    assert quote(NAME) in back.headers["Content-Disposition"]
    tag = back.headers["ETag"]
    assert tag == f'"{hashlib.sha256(PDF).hexdigest()}"'
    same = doors.ask("news1", "GET", path, headers={"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    assert [each["n"] for each in doors.get("news1", f"/cases/{code}/documents")["items"]] == [1]
    assert "document.attached" in cast.kinds_of(code)


def test_another_office_cannot_have_it(doors: Doors, code: str) -> None:
    path = attach(doors, code).json()["url"].removeprefix("/api")
    assert refusal(doors.ask("stranger", "GET", path)) == (404, "not-found")
    assert refusal(attach(doors, code, "stranger")) == (404, "not-found")
    assert refusal(doors.ask("news1", "GET", f"/cases/{code}/documents/9")) == (404, "not-found")


def test_a_closed_case_takes_no_file(doors: Doors, code: str) -> None:
    doors.ask("director", "POST", f"/cases/{code}/withdrawal", {"reason": "งด"})
    assert refusal(attach(doors, code)) == (409, "case-ended")


def test_a_form_without_its_file_is_told_so(doors: Doors, code: str) -> None:
    answer = doors.ask("clerk", "POST", "/uploads", data={"name": "x"})
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"file": "required"}


def test_an_upload_has_its_idempotency_key_too(doors: Doors, code: str) -> None:
    key = {"Idempotency-Key": "letter"}
    file = {"file": (NAME, PDF)}
    path = f"/cases/{code}/attachments"
    first, again = (doors.ask("clerk", "POST", path, files=file, headers=key) for _ in range(2))
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    other = doors.ask("clerk", "POST", path, files={"file": ("b.pdf", PDF)}, headers=key)
    assert refusal(other) == (409, "idempotency-key-reused")


def test_more_than_50_mb_is_refused(doors: Doors) -> None:
    huge = {"file": ("film.mp4", b"\0" * 52 * 1024 * 1024)}
    assert refusal(doors.ask("clerk", "POST", "/uploads", files=huge)) == (413, "too-large")


def test_files_that_are_too_large_together_are_refused_at_their_list(doors: Doors) -> None:
    """Each of them would be taken alone (handbook 3.0: 50 MB in all)."""
    uploads = [_said_to_be(letter, 26) for letter in "ab"]
    with clock.moved_to(NOW):
        request = with_upload(ANSWERS[ConsultationRequest], uploads[0]) | {"attachments": uploads}
        doors.token("clerk")
        with cast.nothing_changes():
            answer = doors.ask(
                "clerk", "POST", "/cases", {"mission": "consultation", "request": request}
            )
    assert refusal(answer) == (422, "invalid")
    assert problems(answer)["attachments"] == "files_too_large"


def _said_to_be(letter: str, megabytes: int) -> str:
    """An upload of that size, as the database knows it; its bytes are nobody's concern here."""
    with write() as session:
        upload = Upload(
            sha256=letter * 64,
            by_id=cast.person(session, "clerk").id,
            filename=f"{letter}.pdf",
            media_type="application/pdf",
            size=megabytes * 1024 * 1024,
            at=NOW,
        )
        session.add(upload)
        return upload.reference

"""The letters that a house sent, by the idempotency key that each carries."""

from __future__ import annotations

import re
from collections import defaultdict
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from tasks.envelope import KEY_HEADER

if TYPE_CHECKING:
    from tests.tasks.mail_server import Letterbox

OUTLETS = frozenset({"a@example.invalid", "b@example.invalid", "c@example.invalid"})
"""The media of the sample press conference that can be written to."""

REQUESTER = "org-ddpm@example.invalid"


def letters_of(letterbox: Letterbox, code: str) -> dict[str, list[EmailMessage]]:
    """Key → the letters that came with it, more than one only where a step ran twice."""
    found: dict[str, list[EmailMessage]] = defaultdict(list)
    for _address, content in list(letterbox.received):
        letter = message_from_bytes(content, policy=default)
        assert letter[KEY_HEADER], f"a letter without its key: {letter['Subject']}"
        key = unquote(letter[KEY_HEADER])
        if key.startswith(f"{code}/"):
            found[key].append(letter)
    return dict(found)


def pdfs_in(letter: EmailMessage) -> list[bytes]:
    """The PDF files that came with a letter."""
    return [
        cast("bytes", part.get_payload(decode=True))
        for part in letter.iter_attachments()
        if part.get_content_type() == "application/pdf"
    ]


def link_in(letter: EmailMessage) -> str:
    """The token of the link by which the reader may answer."""
    body = letter.get_body(("plain",))
    assert body is not None
    (token,) = set(re.findall(r"/answer/([\w-]+)", body.get_content()))
    return cast("str", token)

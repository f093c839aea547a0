"""Links by which somebody without an account answers a case: signed, and good for one message."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import NamedTuple

from models.errors import NotFound
from models.settings import settings

_MAC_BYTES = 16


class AnswerLink(NamedTuple):
    """What a link leads to: a case's code, a message's name, and the step whose letter bore it.

    `asked_by` is that step's key: the link of an earlier letter must not answer a later one. It is
    empty in links from before this was written into them.
    """

    code: str
    name: str
    asked_by: str


def answer_link(code: str, name: str, asked_by: str = "") -> str:
    """The address at which the message `name` of case `code` can be given."""
    said = f"{code}:{name}:{asked_by}" if asked_by else f"{code}:{name}"
    return f"{settings().base_url}/answer/{_packed(said)}"


def read_token(token: str) -> AnswerLink:
    """Where a link leads; `NotFound` for a token not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        said, mac = raw[:-_MAC_BYTES].decode(), raw[-_MAC_BYTES:]
        code, name, *asked_by = said.split(":", 2)
    except ValueError:
        raise NotFound from None
    if not hmac.compare_digest(mac, _mac(said)):
        raise NotFound
    return AnswerLink(code, name, asked_by[0] if asked_by else "")


def _packed(said: str) -> str:
    return base64.urlsafe_b64encode(said.encode() + _mac(said)).rstrip(b"=").decode()


def _mac(said: str) -> bytes:
    key = settings().secret_key.encode()
    return hmac.new(key, f"answer:{said}".encode(), hashlib.sha256).digest()[:_MAC_BYTES]

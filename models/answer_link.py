"""Links by which somebody without an account answers a case: signed, and good for one message."""

from __future__ import annotations

import base64
import hashlib
import hmac

from models.errors import NotFound
from models.settings import settings

_MAC_BYTES = 16


def answer_link(code: str, name: str) -> str:
    """The address at which the message `name` of case `code` can be given."""
    return f"{settings().base_url}/answer/{_packed(f'{code}:{name}')}"


def read_token(token: str) -> tuple[str, str]:
    """The case's code and the message's name; `NotFound` for a token not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        said, mac = raw[:-_MAC_BYTES].decode(), raw[-_MAC_BYTES:]
        code, name = said.split(":", 1)
    except ValueError:
        raise NotFound from None
    if not hmac.compare_digest(mac, _mac(said)):
        raise NotFound
    return code, name


def _packed(said: str) -> str:
    return base64.urlsafe_b64encode(said.encode() + _mac(said)).rstrip(b"=").decode()


def _mac(said: str) -> bytes:
    key = settings().secret_key.encode()
    return hmac.new(key, f"answer:{said}".encode(), hashlib.sha256).digest()[:_MAC_BYTES]

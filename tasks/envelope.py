"""A letter as an e-mail message: addresses, headers, attachments (RFC 5322, 2047, 2231, 3834)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from models import clock

if TYPE_CHECKING:
    from forms.letters import Letter

KEY_HEADER = "X-Prasan-Idempotency-Key"
"""The same on every attempt at the same letter to the same person."""


@dataclass(frozen=True)
class Recipient:
    """Who gets a letter."""

    name: str
    email: str


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter."""

    filename: str
    media_type: str
    content: bytes


def compose(
    letter: Letter,
    *,
    to: Recipient,
    sender: Recipient,
    key: str,
    attachments: tuple[Attachment, ...] = (),
) -> EmailMessage:
    """The message to one recipient; `ValueError` for what is no address."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(sender)
    message["To"] = _address(to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.in_bangkok(clock.now()))
    message["Message-ID"] = message_id(key, sender.email)
    message[KEY_HEADER] = quote(key, safe="/@~+:=,;!$&'*()#")
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "th, en"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    for each in attachments:
        kind, _, subkind = each.media_type.partition("/")
        message.add_attachment(each.content, maintype=kind, subtype=subkind, filename=each.filename)
    return message


def message_id(key: str, sender: str) -> str:
    """Made of the key alone, so that a letter that was sent twice can be known as one."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{sender.rpartition('@')[2]}>"


def normal_address(email: str) -> str:
    """The address as a server takes it, the domain in lower case and ASCII; else `ValueError`."""
    local, at, domain = email.strip().rpartition("@")
    if not (local and at and domain):
        raise ValueError(f"{email!r} is no e-mail address")
    return f"{local}@{domain.encode('idna').decode('ascii').lower()}"


def _address(who: Recipient) -> Address:
    # What cannot be printed in a name would begin another header.
    name = " ".join("".join(c if c.isprintable() else " " for c in who.name).split())
    return Address(name, addr_spec=who.email)


class _Policy(EmailPolicy):
    """As the SMTP policy, but the key stays in one piece: folded it would come out encoded."""

    def fold(self, name: str, value: str) -> str:
        return self._whole(name, value) if name == KEY_HEADER else str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        if name == KEY_HEADER:
            return self._whole(name, value).encode("ascii")
        return bytes(super().fold_binary(name, value))

    def _whole(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}"


_POLICY = _Policy(linesep="\r\n")

"""Where finished letters go: to the office's mail server, or into a folder where there is none.

This knows addresses and bytes, nothing of cases. What the server says is told apart: a letter that
is refused for good, one that may be taken later, and a server that nobody can speak to.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import smtplib
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from models.settings import Settings

TIMEOUT = 30.0
"""Seconds to wait for each word of the server."""

IMPLICIT_TLS_PORT = 465
REFUSED_FOR_GOOD = 500  # RFC 5321, 4.2.1: 4yz may be tried again, 5yz not


class LetterRefused(Exception):
    """One letter was not taken; `for_good` tells whether trying again can help."""

    def __init__(self, reply: str, *, for_good: bool) -> None:
        super().__init__(reply)
        self.reply = reply
        self.for_good = for_good


class ServerUnreachable(Exception):
    """No letter can be handed over: no connection, no TLS, or the password was refused."""


class Postbox(Protocol):
    """Takes letters."""

    name: str
    """``smtp`` or ``outbox``."""

    def take(self, message: EmailMessage, *, key: str, recipient: str) -> None:
        """Hand one letter over for good, or raise `LetterRefused` or `ServerUnreachable`."""


@contextmanager
def postbox() -> Iterator[Postbox]:
    """The postbox that the settings name, for the letters of one step."""
    chosen = settings()
    if not chosen.smtp_host:
        yield Outbox(chosen.data_dir / "outbox")
        return
    server = MailServer(chosen)
    try:
        yield server
    finally:
        server.hang_up()


class Outbox:
    """A folder of ``.eml`` files, one for each key: the same letter again changes nothing."""

    name = "outbox"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, message: EmailMessage, *, key: str, recipient: str) -> None:  # noqa: ARG002
        """Write the letter, whole or not at all."""
        target = self.folder / _file_name(key)
        if target.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{secrets.token_hex(8)}")
        with draft.open("xb") as file:
            file.write(message.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)


class MailServer:
    """One conversation with an SMTP server, begun with the first letter and again after a break."""

    name = "smtp"

    def __init__(self, chosen: Settings) -> None:
        self._settings = chosen
        self._client: smtplib.SMTP | None = None

    def take(self, message: EmailMessage, *, key: str, recipient: str) -> None:  # noqa: ARG002
        """Returns once the server has answered that the letter is now its own."""
        client = self._connected()
        try:
            client.send_message(message, self._settings.mail_from, [recipient])
        except smtplib.SMTPRecipientsRefused as error:
            code, reply = next(iter(error.recipients.values()))
            raise _refusal(code, reply) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPNotSupportedError, UnicodeError) as error:
            raise LetterRefused(str(error), for_good=True) from error
        except (smtplib.SMTPException, OSError) as error:
            # It may have been taken: the same Message-ID lets the reader's server see the double.
            self.hang_up()
            raise LetterRefused(f"{type(error).__name__}: {error}", for_good=False) from error

    def hang_up(self) -> None:
        """End the conversation, if there is one."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            client.close()

    def _connected(self) -> smtplib.SMTP:
        # smtplib drops its socket by itself after a 421.
        if self._client is None or self._client.sock is None:
            self.hang_up()
            self._client = _greeted(self._settings)
        return self._client


def _greeted(chosen: Settings) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    client: smtplib.SMTP | None = None
    try:
        if chosen.smtp_port == IMPLICIT_TLS_PORT:
            client = smtplib.SMTP_SSL(
                chosen.smtp_host, chosen.smtp_port, timeout=TIMEOUT, context=trusted
            )
        else:
            client = smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, timeout=TIMEOUT)
        if chosen.smtp_starttls:
            client.starttls(context=trusted)
        if chosen.smtp_user:
            client.login(chosen.smtp_user, chosen.smtp_password)
    except (smtplib.SMTPException, OSError) as error:
        if client is not None:
            client.close()
        raise ServerUnreachable(f"{chosen.smtp_host}:{chosen.smtp_port}: {error}") from error
    return client


def _refusal(code: int, reply: bytes | str) -> LetterRefused:
    said = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return LetterRefused(f"{code} {said}", for_good=code >= REFUSED_FOR_GOOD)


def _file_name(key: str) -> str:
    readable = re.sub(r"[^A-Za-z0-9.@+-]+", "_", key)[:120].strip("._")
    return f"{readable}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.eml"

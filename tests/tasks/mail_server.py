"""A real SMTP server for one test, which keeps what it gets and refuses what it is told to."""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any, cast

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import Envelope


class Letterbox:
    """What aiosmtpd calls: `refusals` maps an address to the server's answer to it.

    `slowness` is how many seconds pass between taking a letter and saying so.
    """

    def __init__(self) -> None:
        self.slowness = 0.0
        self.received: list[tuple[str, bytes]] = []
        self.refusals: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        self.received += [(each, cast("bytes", envelope.content)) for each in envelope.rcpt_tos]
        await asyncio.sleep(self.slowness)
        return "250 taken"

    @property
    def recipients(self) -> list[str]:
        return [address for address, _content in self.received]

    def name_in(self, header: str) -> str:
        """The name in an address header of the first letter, decoded as RFC 2047 has it.

        The new parser of the standard library puts spaces between the encoded pieces of a name.
        """
        raw = message_from_bytes(self.received[0][1])[header]
        return parseaddr(str(make_header(decode_header(raw))))[0]

    def message(self, n: int = 0) -> EmailMessage:
        return message_from_bytes(self.received[n][1], policy=default)


@contextmanager
def mail_server() -> Iterator[tuple[Letterbox, int]]:
    """The letterbox, and the port that the server listens on."""
    letterbox = Letterbox()
    port = free_port()
    controller = Controller(letterbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield letterbox, port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

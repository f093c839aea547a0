"""A real SMTP server for one test, which keeps what it gets and refuses what it is told to."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any, cast

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import Envelope


class Letterbox:
    """What aiosmtpd calls: `refusals` maps an address to the server's answer to it."""

    def __init__(self) -> None:
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
        self.received += [(each, bytes(envelope.content or b"")) for each in envelope.rcpt_tos]
        return "250 taken"

    @property
    def recipients(self) -> list[str]:
        return [address for address, _content in self.received]

    def message(self, n: int = 0) -> EmailMessage:
        return cast("EmailMessage", message_from_bytes(self.received[n][1], policy=default))


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

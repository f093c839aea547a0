"""The cheapest honest HTTP client: one kept-alive connection, a cookie jar, nothing else.

The clients share two cores with the servers they measure, so that a comfortable client library
would be most of the figure.
"""

from __future__ import annotations

import time
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


IDLE = 2.0
"""After so many seconds of rest a connection is made anew: servers close idle ones after five."""


class Answer(NamedTuple):
    """What came back: the status, one header that leads on, the body."""

    status: int
    location: str
    body: bytes


class Refused(RuntimeError):
    """The server answered with an error."""


class Browser:
    """One person's kept-alive connection and cookies."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = dict(headers or {})
        self._used = time.monotonic()
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Fetch a page."""
        return self.send("GET", path, b"", {})

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request on the kept connection; raises `Refused` from 400 on."""
        if time.monotonic() - self._used > IDLE:
            self._connection.close()  # the next request opens it again
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**self._headers, **headers, **({"Cookie": cookies} if cookies else {})}
        self._connection.request(method, path, body=body or None, headers=sent)
        response = self._connection.getresponse()
        content = response.read()
        self._used = time.monotonic()
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if response.status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
            raise Refused(f"{method} {path}: {response.status} {content[:500]!r}")
        return Answer(response.status, response.headers.get("Location", ""), content)

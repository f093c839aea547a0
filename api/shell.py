"""The shell around every request.

How much may come in, what every answer tells a browser, what is said when something breaks.

Plain ASGI, because each layer of Starlette's own middleware costs more than many a request.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api import problem as documents
from api.problems import answer
from api.visitor import COOKIE
from models.settings import settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

MB = 1024 * 1024
WORDS_LIMIT = 2 * MB
"""Bytes of a body that is not a file: far more than anybody types."""

FILES_LIMIT = 50 * MB + MB
"""Bytes of a body with files: 50 MB of them (handbook 3.0) and what surrounds them."""

TOO_LARGE, UNEXPECTED, UNAVAILABLE = 413, 500, 503

SAFETY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


HTTPS_ONLY = "max-age=31536000"
"""Seconds for which a browser that came by HTTPS comes by nothing else: a year."""


class BodyLimit:
    """Refuses a body that is too long: at once where its length is told, else when it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = _limit(headers)
        told = headers.get("content-length", "")
        if told.isascii() and told.isdigit() and int(told) > limit:
            request = Request(scope)
            response = answer(request, documents.of_http(TOO_LARGE))
            await response(scope, receive, send)
            return
        await self._app(scope, _counted(receive, limit), send)


class Safety:
    """Adds to every answer what browsers must know, and says something when anything broke."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; whatever it raises is logged under an id and told by that id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_safely(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _make_safe(MutableHeaders(scope=message), scope["path"])
            await send(message)

        try:
            await self._app(scope, receive, send_safely)
        except Exception as error:
            if begun:
                raise
            await _told(scope, error)(scope, receive, send_safely)


def _told(scope: Scope, error: Exception) -> ASGIApp:
    known_as = secrets.token_hex(8)
    log.error("request %s broke at %s", known_as, scope["path"], exc_info=error)
    away = isinstance(error, (OperationalError, PoolTimeout))
    status = UNAVAILABLE if away else UNEXPECTED
    document = documents.of_http(status, instance=f"/problems/unexpected/{known_as}")
    return answer(Request(scope), document, {"Retry-After": "5"} if away else None)


def _make_safe(headers: MutableHeaders, path: str) -> None:
    for name, value in SAFETY.items():
        headers.setdefault(name, value)
    if settings().base_url.startswith("https:"):
        headers.setdefault("Strict-Transport-Security", HTTPS_ONLY)
    headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")


def _limit(headers: Headers) -> int:
    # Files come from people who are known; whether the secret is good is asked when it is read.
    brings = COOKIE in headers.get("cookie", "") or "authorization" in headers
    kind = headers.get("content-type", "").lower()
    return FILES_LIMIT if brings and kind.startswith("multipart/form-data") else WORDS_LIMIT


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise HTTPException(TOO_LARGE)
        return message

    return counting

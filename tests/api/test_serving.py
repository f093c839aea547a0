"""The web process as it is started: whom it believes about who knocks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from api import serving
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import MutableMapping


@pytest.mark.parametrize(("trusted", "believed"), [("", "127.0.0.1"), ("127.0.0.1", "203.0.113.9")])
def test_who_knocks_is_told_by_trusted_proxies_only(
    monkeypatch: pytest.MonkeyPatch, trusted: str, believed: str
) -> None:
    """Else a header of the guesser's own making would undo the throttle."""
    monkeypatch.setenv("PRASAN_TRUSTED_PROXIES", trusted)
    settings.cache_clear()
    assert _seen_as(serving.server_options()) == believed


def _seen_as(options: dict[str, Any]) -> str:
    """The address that the application is told, when 127.0.0.1 sends a header of that kind."""
    seen: list[str] = []

    async def application(scope: MutableMapping[str, Any], _receive: Any, _send: Any) -> None:
        seen.append(scope["client"][0])

    config = uvicorn.Config(application, **options)
    config.load()
    headers = [(b"x-forwarded-for", b"203.0.113.9")]
    scope = {"type": "http", "client": ("127.0.0.1", 1), "headers": headers, "scheme": "http"}
    asyncio.run(config.loaded_app(scope, None, None))
    return seen[0]

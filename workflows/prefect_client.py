"""A client of Prefect's that says at once what it cannot: our loops come back by themselves."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from prefect.client.orchestration import PrefectClient, get_client
from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from httpx import Response


@asynccontextmanager
async def prompt_client() -> AsyncIterator[PrefectClient]:
    """Prefect's client, without its rests of 2 to 32 seconds before a request is tried again."""
    with temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 0}):
        async with get_client(httpx_settings={"event_hooks": {"response": [_soon]}}) as client:
            yield client


async def _soon(response: Response) -> None:
    # Prefect's client rests two seconds even after the last try, unless the answer says otherwise.
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers.setdefault("Retry-After", "0")

"""Prefect may be away; people go on working, and machine steps wait."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING

import structlog
from httpx import ConnectError, ConnectTimeout, HTTPStatusError, TransportError

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger(__name__)

PAUSE = 1.0
"""Seconds in which a server that did not answer is left alone."""


class Outage:
    """Whether Prefect's server answers, as far as those who ask it have noticed."""

    def __init__(self) -> None:
        self._noticed = False
        self._until = 0.0
        self._ended = float("-inf")

    @property
    def is_on(self) -> bool:
        """Whether it is too early to ask again."""
        return monotonic() < self._until

    def ended_within(self, seconds: float) -> bool:
        """Whether the last one ended so many seconds ago at most."""
        return monotonic() - self._ended < seconds

    @contextmanager
    def ridden_out(self) -> Iterator[None]:
        """Leave for later what Prefect cannot answer now; says so once, however long it lasts."""
        try:
            yield
        except (ConnectError, ConnectTimeout, ConnectionError) as error:
            self._begins(f"{type(error).__name__}: {error}")
        except TransportError:
            pass  # one request was cut off
        except HTTPStatusError as error:
            # SQLite takes one writer at a time; Prefect answers 503 when two met.
            if error.response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
        else:
            self._ends()

    def _begins(self, why: str) -> None:
        self._until = monotonic() + PAUSE
        if not self._noticed:
            log.warning("Prefect does not answer; machine steps wait", error=why)
        self._noticed = True

    def _ends(self) -> None:
        if self._noticed:
            log.info("Prefect answers again")
            self._ended = monotonic()
        self._noticed = False

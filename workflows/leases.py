"""Leases: a worker says that it is still at its service steps; one that falls silent loses them."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Self

import structlog
from sqlmodel import col, update

from models import clock
from models.database import write
from models.settings import settings
from models.step import Step, StepState

if TYPE_CHECKING:
    from datetime import datetime

    from tasks.service import ServiceCall

log = structlog.get_logger(__name__)

RENEWALS = 3
"""How often a lease is renewed while it lasts."""


def lease_end() -> datetime:
    """Until when a step that is taken or renewed now is its worker's."""
    return clock.now() + timedelta(seconds=settings().lease_seconds)


class Leases:
    """The leases of one leg, renewed by a thread of their own for as long as they are held.

    Whatever keeps the leg itself busy (Prefect that does not answer, a database that others lock)
    must not make another worker believe that it is dead, and do its steps once more.
    """

    def __init__(self) -> None:
        self._held: dict[str, ServiceCall] = {}
        self._lock = Lock()
        self._over = Event()
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()

    def hold(self, call: ServiceCall) -> None:
        """Renew the lease of this step from now on."""
        with self._lock:
            self._held[call.step_key] = call
        if self._thread is None:
            self._thread = Thread(target=self._keep, name="leases", daemon=True)
            self._thread.start()

    def let_go(self, call: ServiceCall) -> None:
        """The step is over."""
        with self._lock:
            self._held.pop(call.step_key, None)

    def _keep(self) -> None:
        while not self._over.wait(settings().lease_seconds / RENEWALS):
            with self._lock:
                held = list(self._held.values())
            try:
                renew(held)
            except Exception:  # the next turn may have better luck, and the lease lasts longer
                log.exception("leases not renewed", steps=[call.step_key for call in held])


def renew(calls: list[ServiceCall]) -> None:
    """Say that these steps are still being worked on."""
    if not calls:
        return
    with write() as session:
        for call in calls:
            session.execute(
                update(Step)
                .where(
                    col(Step.case_id) == call.case_id,
                    col(Step.key) == call.step_key,
                    col(Step.attempt) == call.attempt,
                    col(Step.state) == StepState.RUNNING,
                )
                .values(lease_until=lease_end())
            )

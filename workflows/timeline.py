"""Human steps in Prefect's timeline: every event of a case is told to Prefect, once it can hear.

Prefect says thank you before it has written an event down, and forgets it when it dies in between.
So a row counts as told when Prefect, asked later, knows the event.
"""

from __future__ import annotations

import asyncio
import fcntl
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select, update

from models.case import Case
from models.database import read, write
from models.event import Event
from models.human_task import HumanTask
from models.person import Person
from models.settings import settings
from workflows.prefect_event import Told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from prefect.client.orchestration import PrefectClient

    from workflows.deployments import Deployments
    from workflows.prefect_outage import Outage

AT_ONCE = 500
PAGE = 50
"""Prefect takes more events in one request, but answers with so many."""

WRITTEN_DOWN = 8.0
"""Seconds after which Prefect has written down what it heard; it does so every five."""

GIVEN_UP = 40.0
"""Seconds after which Prefect has lost what it has not written down.

It tries five times. What is told once more meanwhile spoils the whole batch for it on SQLite, and
in the end it drops all of it, also what was new.
"""


@dataclass
class Telling:
    """When an event was told, and when Prefect is asked next whether it knows it."""

    at: float
    look_at: float

    @classmethod
    def at_moment(cls, moment: float) -> Telling:
        """Told at `moment`."""
        return cls(moment, moment + WRITTEN_DOWN)


class Timeline:
    """Tells Prefect what happened to cases that have a flow run."""

    def __init__(self, client: PrefectClient, deployments: Deployments, outage: Outage) -> None:
        self._client = client
        self._deployments = deployments
        self._outage = outage
        self._lock: IO[str] | None = None
        self._told: dict[str, Telling] | None = None

    async def turn(self) -> None:
        """Tell what is untold, and see what Prefect knows by now."""
        if self._outage.is_on or not self._is_the_teller():
            return
        untold = await asyncio.to_thread(_untold)
        if self._told is None:
            # Who told before this process was started may have told these a moment ago.
            before = monotonic() - GIVEN_UP + WRITTEN_DOWN
            self._told = {told.id: Telling.at_moment(before) for told in untold}
        for page in _pages(untold):
            with self._outage.ridden_out():
                await self._tell(await self._still_unknown(page))

    async def _tell(self, page: list[Told]) -> None:
        if page:
            body = [told.body(self._deployments.known(told.case.mission)) for told in page]
            await self._client.request("POST", "/events", json=body)
            now = Telling.at_moment
            self._told = (self._told or {}) | {told.id: now(monotonic()) for told in page}

    async def _still_unknown(self, page: list[Told]) -> list[Told]:
        """What of `page` was not told yet, or was told and got lost."""
        tellings, now = self._told or {}, monotonic()
        asked = [each for each in page if each.id in tellings and tellings[each.id].look_at <= now]
        known = await self._known(asked) if asked else set()
        await asyncio.to_thread(_mark, [each.event.id for each in asked if each.id in known])
        for each in asked:
            tellings[each.id].look_at = now + WRITTEN_DOWN / 2
        for told in known:
            tellings.pop(told, None)
        lost = {each.id for each in asked if each.id not in known} & {
            told for told, telling in tellings.items() if telling.at <= now - GIVEN_UP
        }
        return [each for each in page if each.id in lost or each.id not in tellings.keys() | known]

    async def _known(self, page: list[Told]) -> set[str]:
        asked = {
            "id": {"id": [told.id for told in page]},
            "occurred": {"since": min(told.event.at for told in page).isoformat()},
        }
        answer = await self._client.request(
            "POST", "/events/filter", json={"filter": asked, "limit": PAGE}
        )
        return {event["id"] for event in answer.json()["events"]}

    def _is_the_teller(self) -> bool:
        """One worker of a machine tells: on SQLite Prefect stumbles over an event told twice."""
        if self._lock is None:
            lock = (settings().data_dir / "timeline.lock").open("w")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.close()
                return False
            self._lock = lock
        return True


def _pages(untold: list[Told]) -> Iterable[list[Told]]:
    return (untold[start : start + PAGE] for start in range(0, len(untold), PAGE))


def _untold() -> list[Told]:
    asked: Any = (
        select(Event, Case, HumanTask, Person)
        .join(Case, col(Case.id) == col(Event.case_id))
        .outerjoin(HumanTask, col(HumanTask.id) == col(Event.human_task_id))
        .outerjoin(Person, col(Person.id) == col(Event.actor_id))
        .where(~col(Event.in_timeline), col(Case.flow_run_id).is_not(None))
        .order_by(col(Event.id))
        .limit(AT_ONCE)
    )
    with read() as session:
        return [Told(*row) for row in session.exec(asked)]


def _mark(event_ids: list[int | None]) -> None:
    if event_ids:
        told = update(Event).where(col(Event.id).in_(event_ids)).values(in_timeline=True)
        with write() as session:
            session.execute(told)

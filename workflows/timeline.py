"""Human steps in Prefect's timeline: every event of a case is told to Prefect, once it can hear.

Prefect says thank you before it has written an event down, and forgets it when it dies in between.
So a row counts as told when Prefect, asked later, shows the event in the timeline of the flow run.
What it does not show is told again. A server that was started anew hears it; one that has heard it
already takes no notice, for five minutes.

On SQLite Prefect writes an event down first, and to which timelines it belongs thereafter. What it
got done only by half before it died is in none, and would be in none however often it is told:
it is told under another id.
"""

from __future__ import annotations

import asyncio
import fcntl
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

RESENT = 8.0
"""Seconds after an outage in which nothing is told.

Prefect's own client then sends once more what it had sent before. On SQLite Prefect stumbles over
events that it has written down, and drops together with them what it hears at the same time.
"""


class Timeline:
    """Tells Prefect what happened to cases that have a flow run."""

    def __init__(self, client: PrefectClient, deployments: Deployments, outage: Outage) -> None:
        self._client = client
        self._deployments = deployments
        self._outage = outage
        self._lock: IO[str] | None = None
        self._told: dict[str, float] | None = None
        """The first ids of what is in no timeline yet as far as we know, and when it was told."""
        self._halves: set[str] = set()

    async def turn(self) -> None:
        """Tell what is untold, and see what Prefect knows by now."""
        if self._outage.is_on or self._outage.ended_within(RESENT) or not self._is_the_teller():
            return
        untold = await asyncio.to_thread(_untold)
        if self._told is None:
            # Who told before this process was started may have told these.
            self._told = {told.ids[0]: float("-inf") for told in untold}
        for page in _pages(untold):
            with self._outage.ridden_out():
                unheard = [each for each in page if each.ids[0] not in self._told]
                await self._tell(unheard + await self._lost(page, self._told))

    async def _tell(self, page: list[Told]) -> None:
        if page:
            body = [told.body(self._deployments.known(told.case.mission)) for told in page]
            await self._client.request("POST", "/events", json=body)
            self._told = (self._told or {}) | {told.ids[0]: monotonic() for told in page}

    async def _lost(self, page: list[Told], told: dict[str, float]) -> list[Told]:
        """What of `page` was told, but is in no timeline although it is time."""
        now = monotonic()
        asked = [each for each in page if told.get(each.ids[0], now) <= now - WRITTEN_DOWN]
        shown = await self._known(asked, shown=True)
        there = [each for each in asked if not shown.isdisjoint(each.ids)]
        await asyncio.to_thread(_mark, [each.event.id for each in there])
        for each in there:
            del told[each.ids[0]]
        lost = [each for each in asked if shown.isdisjoint(each.ids)]
        halves = await self._known(lost, shown=False)
        # Prefect may be about to finish what was not there by half at the last look.
        doubtful, self._halves = halves - self._halves, self._halves | halves
        told |= {each.ids[0]: now for each in lost}
        return [each.told_anew(halves) for each in lost if doubtful.isdisjoint(each.ids)]

    async def _known(self, page: list[Told], *, shown: bool) -> set[str]:
        """The ids that Prefect has written down; `shown` in a timeline, or at all."""
        if not page:
            return set()
        asked: dict[str, Any] = {
            "id": {"id": [each for told in page for each in told.ids]},
            "occurred": {"since": min(told.event.at for told in page).isoformat()},
        }
        if shown:
            asked["any_resource"] = {"id": sorted({told.run for told in page})}
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

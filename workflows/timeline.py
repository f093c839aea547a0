"""Human steps in Prefect's timeline: every event of a case is told to Prefect, once it can hear.

Level-triggered as the rest: a row not yet told is told; telling one twice is harmless, because its
id in Prefect follows from its id here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlmodel import col, select, update

from models.case import Case
from models.database import read, write
from models.event import Event
from models.human_task import HumanTask
from models.person import Person

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient

    from workflows.deployments import Deployments
    from workflows.prefect_outage import Outage

BATCH = 100
NAMESPACE = UUID("5a3c7a52-9d0f-5b0a-8f43-2f1d6a0c9b11")
"""Of the ids that our events have in Prefect; never to be changed."""


class Timeline:
    """Tells Prefect what happened to cases that have a flow run."""

    def __init__(self, client: PrefectClient, deployments: Deployments, outage: Outage) -> None:
        self._client = client
        self._deployments = deployments
        self._outage = outage

    async def turn(self) -> None:
        """Tell everything that is untold, in the order in which it happened."""
        if self._outage.is_on:
            return
        with self._outage.ridden_out():
            while rows := await asyncio.to_thread(_untold):
                body = [self._told(*row) for row in rows]
                await self._client.request("POST", "/events", json=body)
                await asyncio.to_thread(_mark, [event.id for event, *_ in rows])

    def _told(
        self, event: Event, case: Case, task: HumanTask | None, actor: Person | None
    ) -> dict[str, Any]:
        """The event as Prefect takes it, without the words that people wrote: those stay here."""
        return {
            "id": str(uuid5(NAMESPACE, f"{case.code}/{event.id}")),
            "occurred": event.at.isoformat(),
            "event": f"prasan.{event.kind}",
            "resource": _resource(case, task),
            "related": [*self._related(case), *_by(actor)],
            "payload": {
                name: event.data[name]
                for name in ("key", "outcome", "number")
                if name in event.data
            },
        }

    def _related(self, case: Case) -> list[dict[str, str]]:
        related = [
            _labels(f"prefect.flow-run.{case.flow_run_id}", case.code, "flow-run"),
            _labels(f"prasan.case.{case.code}", case.subject, "case"),
        ]
        if (deployment := self._deployments.known(case.mission)) is not None:
            related.append(_labels(f"prefect.deployment.{deployment}", case.mission, "deployment"))
        return related


def _resource(case: Case, task: HumanTask | None) -> dict[str, str]:
    if task is None:
        return _labels(f"prasan.case.{case.code}", case.subject)
    return _labels(f"prasan.human-task.{task.id}", task.title_th) | {"prasan.step": task.key}


def _by(actor: Person | None) -> list[dict[str, str]]:
    if actor is None:
        return []
    return [_labels(f"prasan.person.{actor.handle}", actor.name_th, "actor")]


def _labels(resource: str, name: str, role: str = "") -> dict[str, str]:
    labels = {"prefect.resource.id": resource, "prefect.resource.name": name}
    return labels | ({"prefect.resource.role": role} if role else {})


def _untold() -> list[Any]:
    asked = (
        select(Event, Case, HumanTask, Person)
        .join(Case, col(Case.id) == col(Event.case_id))
        .outerjoin(HumanTask, col(HumanTask.id) == col(Event.human_task_id))
        .outerjoin(Person, col(Person.id) == col(Event.actor_id))
        .where(~col(Event.in_timeline), col(Case.flow_run_id).is_not(None))
        .order_by(col(Event.id))
        .limit(BATCH)
    )
    with read() as session:
        return list(session.exec(asked))


def _mark(event_ids: list[int | None]) -> None:
    with write() as session:
        session.execute(update(Event).where(col(Event.id).in_(event_ids)).values(in_timeline=True))

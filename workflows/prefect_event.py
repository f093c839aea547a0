"""An event of ours as an event of Prefect's, which its timeline and its automations understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from models.case import Case
    from models.event import Event
    from models.human_task import HumanTask
    from models.person import Person

NAMESPACE = UUID("5a3c7a52-9d0f-5b0a-8f43-2f1d6a0c9b11")
"""Of the ids that our events have in Prefect; never to be changed."""

TOLD = ("key", "outcome", "number")
"""What is told of an event's data. The words that people wrote stay in our record."""


class Told(NamedTuple):
    """An event with those it is about."""

    event: Event
    case: Case
    task: HumanTask | None
    actor: Person | None

    @property
    def id(self) -> str:
        """Always the same for this event in this flow run: telling it again adds nothing."""
        return str(uuid5(NAMESPACE, f"{self.case.flow_run_id}/{self.event.id}"))

    def body(self, deployment: UUID | None) -> dict[str, Any]:
        """The event as Prefect's API takes it."""
        return {
            "id": self.id,
            "occurred": self.event.at.isoformat(),
            "event": f"prasan.{self.event.kind}",
            "resource": self._resource(),
            "related": [*self._related(deployment)],
            "payload": {name: self.event.data[name] for name in TOLD if name in self.event.data}
            | ({"key": self.task.key} if self.task else {}),
        }

    def _resource(self) -> dict[str, str]:
        if self.task is None:
            return _labels(f"prasan.case.{self.case.code}", self.case.subject)
        return _labels(f"prasan.human-task.{self.task.id}", self.task.title_th)

    def _related(self, deployment: UUID | None) -> list[dict[str, str]]:
        case = self.case
        related = [
            _labels(f"prefect.flow-run.{case.flow_run_id}", case.code, "flow-run"),
            _labels(f"prasan.case.{case.code}", case.subject, "case"),
        ]
        if deployment is not None:
            related.append(_labels(f"prefect.deployment.{deployment}", case.mission, "deployment"))
        if self.actor is not None:
            actor = self.actor
            related.append(_labels(f"prasan.person.{actor.handle}", actor.name_th, "actor"))
        return related


def _labels(resource: str, name: str, role: str = "") -> dict[str, str]:
    labels = {"prefect.resource.id": resource, "prefect.resource.name": name}
    return labels | ({"prefect.resource.role": role} if role else {})

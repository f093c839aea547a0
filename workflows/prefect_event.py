"""An event of ours as an event of Prefect's, which its timeline and its automations understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from collections.abc import Collection

    from models.case import Case
    from models.event import Event
    from models.human_task import HumanTask
    from models.person import Person

NAMESPACE = UUID("5a3c7a52-9d0f-5b0a-8f43-2f1d6a0c9b11")
"""Of the ids that our events have in Prefect; never to be changed."""

NAMES = 3
"""How many ids an event may have in Prefect, one after the other."""

TOLD = ("key", "outcome", "number")
"""What is told of an event's data. The words that people wrote stay in our record."""


class Told(NamedTuple):
    """An event with those it is about."""

    event: Event
    case: Case
    task: HumanTask | None
    actor: Person | None
    halves: int = 0
    """How often Prefect has written it down by half."""

    @property
    def run(self) -> str:
        """The flow run, as Prefect's events name it."""
        return f"prefect.flow-run.{self.case.flow_run_id}"

    @property
    def ids(self) -> list[str]:
        """Always the same for this event in this flow run: telling one again adds nothing."""
        first = f"{self.case.flow_run_id}/{self.event.id}"
        names = [first, *(f"{first}/{n}" for n in range(1, NAMES))]
        return [str(uuid5(NAMESPACE, name)) for name in names]

    @property
    def id(self) -> str:
        """Under which it is told."""
        return self.ids[self.halves]

    def told_anew(self, halves: Collection[str]) -> Told:
        """As it is told where Prefect has written down `halves`, and looks at these no more."""
        return self._replace(halves=sum(each in halves for each in self.ids[:-1]))

    def body(self, deployment: UUID | None) -> dict[str, Any]:
        """The event as Prefect's API takes it."""
        return {
            "id": self.id,
            "occurred": self.event.at.isoformat(),
            "event": f"prasan.{self.event.kind}",
            "resource": self._resource(),
            "related": [*self._related(deployment)],
            "payload": {} if self.case.is_secret else self._payload(),
        }

    def _payload(self) -> dict[str, Any]:
        told = {name: self.event.data[name] for name in TOLD if name in self.event.data}
        return told | ({"key": self.task.key} if self.task else {})

    def _named(self, name: str) -> str:
        """As Prefect may know it: of a secret case it hears the code only."""
        return self.case.code if self.case.is_secret else name

    def _resource(self) -> dict[str, str]:
        if self.task is None:
            return _labels(f"prasan.case.{self.case.code}", self._named(self.case.subject))
        return _labels(f"prasan.human-task.{self.task.id}", self._named(self.task.title_th))

    def _related(self, deployment: UUID | None) -> list[dict[str, str]]:
        case = self.case
        related = [
            _labels(self.run, case.code, "flow-run"),
            _labels(f"prasan.case.{case.code}", self._named(case.subject), "case"),
        ]
        if deployment is not None:
            related.append(_labels(f"prefect.deployment.{deployment}", case.mission, "deployment"))
        if self.actor is not None and not case.is_secret:
            actor = self.actor
            related.append(_labels(f"prasan.person.{actor.handle}", actor.name_th, "actor"))
        return related


def _labels(resource: str, name: str, role: str = "") -> dict[str, str]:
    labels = {"prefect.resource.id": resource, "prefect.resource.name": name}
    return labels | ({"prefect.resource.role": role} if role else {})

"""viewflow called in process: the activations, forms and transactions that its views use."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from bench.contender import APPROVERS, FORM, PAGE, PEOPLE
from bench.viewflow_peer import project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Person, Place


class Viewflow:
    """django-viewflow without HTTP, its tasks offered to whoever has the permission."""

    steps_per_case = 4

    def __init__(self, place: Place) -> None:
        self._place = place
        project.bring_up(place)

    def durability(self) -> Mapping[str, str]:
        """What Django's connection says."""
        return project.durability_of(self._place)

    def seat(self) -> OfferedSeat:
        """Django gives every thread its own persistent connection."""
        return OfferedSeat("Offered")

    def processes(self) -> tuple[int, ...]:
        """None: this process does the work."""
        return ()

    def close(self) -> None:
        """Nothing else runs."""


class ViewflowGiven(Viewflow):
    """The same with tasks given to a named person at once."""

    def seat(self) -> GivenSeat:
        """As above."""
        return GivenSeat("Given")


class OfferedSeat:
    """The three people at one Django connection, their user rows and forms made once."""

    def __init__(self, flow: str) -> None:
        from django.contrib.auth.models import User  # noqa: PLC0415 - not before the project is up
        from django.forms import modelform_factory  # noqa: PLC0415

        from bench.viewflow_peer import flows  # noqa: PLC0415
        from bench.viewflow_peer.models import Publicity  # noqa: PLC0415

        self._flow: Any = getattr(flows, flow)
        users = User.objects.in_bulk(PEOPLE, field_name="username")
        self._requests = {name: SimpleNamespace(user=user) for name, user in users.items()}
        self._forms: dict[str, Any] = {"staff": modelform_factory(Publicity, fields=list(FORM))}
        for person in APPROVERS:
            self._forms[person] = modelform_factory(Publicity, fields=[f"{person}_approves"])

    def open_case(self) -> str:
        """As ``wrap_start_view`` and ``CreateProcessView`` do."""
        from django.db import transaction  # noqa: PLC0415

        node = self._flow.instance.start
        activation = node.activation_class.create(node, None, None)
        with transaction.atomic():
            activation.start(self._requests["staff"])
            self._fill("staff", FORM, activation)
        return str(activation.process.pk)

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The query of viewflow's queue page."""
        return self._listed(self._flow.task_class.objects.queue, person)

    def take(self, person: Person, case: str, task: str) -> None:
        """As ``wrap_task_view`` and ``AssignTaskView`` do."""
        from django.db import transaction  # noqa: PLC0415

        user = self._requests[person].user
        with self._flow.lock(int(case)), transaction.atomic():
            activation = self._activation(person, task)
            if not activation.flow_task.can_assign(user, activation.task):
                raise PermissionError(person)
            activation.assign(user)

    def approve(self, person: Person, case: str, task: str) -> None:
        """As ``wrap_view`` and ``UpdateProcessView`` do."""
        from django.db import transaction  # noqa: PLC0415

        request = self._requests[person]
        with self._flow.lock(int(case)), transaction.atomic():
            activation = self._activation(person, task)
            if not activation.flow_task.can_execute(request.user, task=activation.task):
                raise PermissionError(person)
            activation.start(request)
            self._fill(person, {f"{person}_approves": "on"}, activation)

    def run_service_step(self, case: str) -> None:
        """Already run, in the director's transaction."""

    def _listed(self, query: Any, person: Person) -> Mapping[str, str]:
        tasks = query([self._flow], self._requests[person].user)[:PAGE]
        return {str(task.process_id): str(task.pk) for task in tasks}

    def _activation(self, person: Person, task: str) -> Any:
        node = getattr(self._flow.instance, person)
        return node.activation_class(self._flow.task_class.objects.get(pk=task))

    def _fill(self, person: str, answer: Mapping[str, str], activation: Any) -> None:
        form = self._forms[person](answer, instance=activation.process)
        if not form.is_valid():
            raise ValueError(form.errors)
        form.save()
        activation.execute()


class GivenSeat(OfferedSeat):
    """The same where every task already has its person."""

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The query of viewflow's inbox page."""
        return self._listed(self._flow.task_class.objects.inbox, person)

    def take(self, person: Person, case: str, task: str) -> None:
        """It is theirs already."""

"""Prasan called in process, through the verbs that its doors call."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from bench import prasan_office
from bench.contender import FORM, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Person, Place


class Prasan:
    """Prasan without HTTP and without Prefect: the service step is run by its own leg, here."""

    steps_per_case = 4

    def __init__(self, place: Place) -> None:
        self._place = place
        prasan_office.bring_up(place)

    def durability(self) -> Mapping[str, str]:
        """What Prasan's connection says."""
        return prasan_office.durability_of(self._place)

    def seat(self) -> PrasanSeat:
        """A thread needs nothing of its own: each verb takes a connection from the pool."""
        return PrasanSeat()

    def processes(self) -> tuple[int, ...]:
        """None: this process does the work."""
        return ()

    def close(self) -> None:
        """Nothing else runs."""


class PrasanSeat:
    """The three people, their rows and roles read once (as viewflow's users here are)."""

    def __init__(self) -> None:
        from models.database import read  # noqa: PLC0415 - not before the office is up
        from models.person import by_handle  # noqa: PLC0415

        with read() as session:
            self._people: dict[str, Any] = {name: by_handle(session, name) for name in PEOPLE}
            self._roles = {name: person.roles for name, person in self._people.items()}

    def open_case(self) -> str:
        """Hand in the opening form."""
        from bench.prasan_mission import KEY  # noqa: PLC0415
        from models.database import write  # noqa: PLC0415
        from workflows.opening import open_case  # noqa: PLC0415

        with write() as session:
            return open_case(session, KEY, FORM, by=self._people["staff"]).code

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The person's queue: what is offered to their role."""
        from models import inbox  # noqa: PLC0415
        from models.database import read  # noqa: PLC0415

        with read() as session:
            found = inbox.queue(session, self._people[person])
            return {case.code: str(task.id) for task, case in found}

    def take(self, person: Person, case: str, task: str) -> None:
        """Not needed: whoever completes a task that is offered to them thereby takes it."""

    def approve(self, person: Person, case: str, task: str) -> None:  # noqa: ARG002
        """Complete the human task; the next one is offered in the same transaction."""
        from models.database import write  # noqa: PLC0415
        from workflows.completing import Completion, complete  # noqa: PLC0415

        with write() as session:
            given = Completion(outcome="approve")
            complete(session, int(task), by=self._people[person], given=given)

    def run_service_step(self, case: str) -> None:
        """What the engine does for the case, without Prefect around it."""
        from workflows.leg import run_leg  # noqa: PLC0415

        ended = run_leg(case, _run_here)
        if ended is None:
            raise RuntimeError(f"{case} did not end")


def _run_here(taken: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(taken.step(taken.call, **taken.arguments))
    return future

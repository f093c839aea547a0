"""The floor: the rows of `bench.floor_rows` in bare transactions, nothing around them.

On Prasan's own tables, so that the same indexes and constraints are kept.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from bench import durability, prasan_office
from bench import floor_rows as rows
from bench.bare import Bare, bare, change, insertion
from bench.contender import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Person, Place
    from bench.floor_rows import Row

LOOK = (
    "SELECT c.id, t.id FROM human_task t JOIN cases c ON c.id = t.case_id"
    " WHERE t.office_id = 1 AND t.state = 'ready' AND EXISTS"
    " (SELECT 1 FROM offer o WHERE o.human_task_id = t.id AND o.role = {mark})"
    " ORDER BY t.due_at, t.id LIMIT {page}"
)


class Floor:
    """Bare transactions."""

    steps_per_case = 4

    def __init__(self, place: Place) -> None:
        self._place = place
        prasan_office.bring_up(place)
        self._numbers = count(1)
        begin = {"office_id": 1, "name": "BENCH", "year": 2570, "last": 0}
        FloorSeat(bare(place), self._numbers).insert("register", begin, returning=False)

    def durability(self) -> Mapping[str, str]:
        """What a bare connection says."""
        connection = bare(self._place)
        of = durability.of_sqlite if self._place.kind == "sqlite" else durability.of_postgresql
        return of(lambda question: connection.ask(question)[0][0])

    def seat(self) -> FloorSeat:
        """A connection of its own."""
        return FloorSeat(bare(self._place), self._numbers)

    def processes(self) -> tuple[int, ...]:
        """None."""
        return ()

    def close(self) -> None:
        """Nothing runs."""


class FloorSeat:
    """One connection."""

    def __init__(self, connection: Bare, numbers: count[int]) -> None:
        self._connection = connection
        self._numbers = numbers

    def open_case(self) -> str:
        """The rows of the form."""
        code = f"BENCH-2570-{next(self._numbers):04d}"
        with self._connection.transaction():
            self._take_number()
            case_id = self.insert("cases", rows.case(code))
            opened = rows.event(case_id, 1, "case.opened", {"mission": "four-steps"}, rows.STAFF)
            self.insert("event", opened)
            self.update("cases", rows.head(1), id=case_id)
            self._offer(case_id, "manager")
        return str(case_id)

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The bare query of a queue."""
        look = LOOK.format(mark=self._connection.mark, page=PAGE)
        found = self._connection.ask(look, [rows.ROLES[person]])
        return {str(case): str(task) for case, task in found}

    def take(self, person: Person, case: str, task: str) -> None:
        """Completing takes."""

    def approve(self, person: Person, case: str, task: str) -> None:
        """The rows of an approval."""
        by, case_id = rows.NUMBERS[person], int(case)
        with self._connection.transaction():
            self.update("step", rows.decided(by), case_id=case_id, key=person)
            self.update("human_task", rows.completed(by), id=int(task))
            told = {"key": person, "outcome": "approve", "sha256": "0" * 64}
            n = {"manager": 2, "director": 3}[person]
            done = rows.event(case_id, n, "human-task.completed", told, by)
            self.insert("event", done | {"human_task_id": int(task)})
            self.update("cases", rows.head(n), id=case_id)
            if person == "manager":
                self._offer(case_id, "director")
            else:
                self.insert("step", rows.step(case_id, "serve", "run", "serve"))

    def run_service_step(self, case: str) -> None:
        """The rows of a service step: taken under a lease, then done and the case closed."""
        case_id = int(case)
        with self._connection.transaction():
            lease = {"state": "running", "attempt": 1, "lease_until": rows.NOW}
            self.update("step", lease, case_id=case_id, key="serve")
        with self._connection.transaction():
            done = {"state": "done", "result": "{}", "done_at": rows.NOW, "lease_until": None}
            self.update("step", done, case_id=case_id, key="serve")
            told = {"key": "serve", "attempt": 1}
            self.insert("event", rows.event(case_id, 4, "service-step.done", told))
            ended = {"state": "closed", "outcome": "served", "ended_at": rows.NOW}
            self.update("cases", ended | rows.head(5), id=case_id)
            self.insert("event", rows.event(case_id, 5, "case.closed", {"outcome": "served"}))

    def insert(self, table: str, row: Row, *, returning: bool = True) -> int:
        """Write a row; its id where it is asked for."""
        statement = insertion(table, tuple(row), self._connection.mark, returning=returning)
        found = self._connection.ask(statement, list(row.values()))
        return int(found[0][0]) if returning else 0

    def update(self, table: str, row: Row, **where: Any) -> None:
        """Change the row under these keys."""
        statement = change(table, tuple(row), tuple(where), self._connection.mark)
        self._connection.ask(statement, [*row.values(), *where.values()])

    def _take_number(self) -> None:
        mark = self._connection.mark
        self._connection.ask(
            "UPDATE register SET last = last + 1 WHERE office_id = 1"  # noqa: S608 - our own mark
            f" AND name = {mark} AND year = {mark} RETURNING last",
            ["BENCH", 2570],
        )

    def _offer(self, case_id: int, to: Person) -> None:
        self.insert("step", rows.step(case_id, to, "approve", "Approval"))
        task_id = self.insert("human_task", rows.human_task(case_id, to))
        self.insert("offer", {"human_task_id": task_id, "role": rows.ROLES[to]})

"""SpiffWorkflow: a bare BPMN library; its state is one JSON column, written after every step.

It has no users, permissions or audit trail. So that somebody can look into an inbox at all, the
row says for whom the case waits, and an index finds it. The service step is a manual task, so
that the state is saved before and after it like those of the others.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from bench import durability
from bench.contender import FORM, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.contender import Person, Place

SCHEMA = """
CREATE TABLE IF NOT EXISTS cases (
    id INTEGER PRIMARY KEY,
    waits_for TEXT,
    state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS waiting ON cases (waits_for, id);
"""


class Spiff:
    """SpiffWorkflow over ``sqlite3``."""

    steps_per_case = 4

    def __init__(self, place: Place) -> None:
        self._file = place.sqlite
        parser = BpmnParser()
        parser.add_bpmn_file(str(Path(__file__).with_name("four_steps.bpmn")))
        self._spec = parser.get_spec("four_steps")
        _connected(self._file).executescript(SCHEMA).connection.close()

    def durability(self) -> Mapping[str, str]:
        """What SQLite says of this contender's connection."""
        connection = _connected(self._file)
        return durability.of_sqlite(lambda question: connection.execute(question).fetchone()[0])

    def seat(self) -> SpiffSeat:
        """A connection and a serializer of its own."""
        return SpiffSeat(_connected(self._file), self._spec)

    def processes(self) -> tuple[int, ...]:
        """None: it is a library."""
        return ()

    def close(self) -> None:
        """Nothing runs."""


class SpiffSeat:
    """One thread's connection to the cases."""

    def __init__(self, connection: sqlite3.Connection, spec: Any) -> None:
        self._connection = connection
        self._spec = spec
        self._serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())

    def open_case(self) -> str:
        """Start the process, complete its first user task with the form, store the state."""
        workflow = BpmnWorkflow(self._spec)
        workflow.do_engine_steps()
        _complete(workflow, dict(FORM))
        with self._transaction():
            made = self._connection.execute(
                "INSERT INTO cases (waits_for, state) VALUES (?, ?)", self._row(workflow)
            )
            return str(made.lastrowid)

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The newest cases that wait for this person."""
        rows = self._connection.execute(
            "SELECT id FROM cases WHERE waits_for = ? ORDER BY id DESC LIMIT ?", (person, PAGE)
        )
        return {str(case): str(case) for (case,) in rows}

    def take(self, person: Person, case: str, task: str) -> None:
        """It has no people, so nobody can take anything."""

    def approve(self, person: Person, case: str, task: str) -> None:  # noqa: ARG002
        """Load, complete the user task that waits, store."""
        self._step(case, {f"{person}_approves": True})

    def run_service_step(self, case: str) -> None:
        """Load, complete the step that stands for the service, store; the process ends."""
        self._step(case, {"served": case})

    def _step(self, case: str, answer: dict[str, Any]) -> None:
        with self._transaction():
            (state,) = self._connection.execute(
                "SELECT state FROM cases WHERE id = ?", (case,)
            ).fetchone()
            workflow = self._serializer.deserialize_json(state)
            _complete(workflow, answer)
            self._connection.execute(
                "UPDATE cases SET waits_for = ?, state = ? WHERE id = ?",
                (*self._row(workflow), case),
            )

    def _row(self, workflow: Any) -> tuple[str | None, str]:
        waiting = workflow.get_next_task(state=TaskState.READY, manual=True)
        waits_for = waiting.task_spec.bpmn_id if waiting else None
        return waits_for, self._serializer.serialize_json(workflow)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _complete(workflow: Any, answer: dict[str, Any]) -> None:
    task = workflow.get_next_task(state=TaskState.READY, manual=True)
    task.data.update(answer)
    task.run()
    workflow.do_engine_steps()


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    for name, value in durability.SQLITE_PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    return connection

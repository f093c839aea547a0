"""The record behind the doors: what a test compares, and what it changes: time, and who is lent."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select, update

from models import clock
from models.case import Case
from models.database import read, write
from models.document import documents_of
from models.human_task import HumanTask
from models.incident import standing
from models.resource import Resource
from models.settings import settings
from models.step import Step, StepState
from tests.cast import case_of, events_of, record_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

Story = dict[str, Any]


def story_of(code: str) -> Story:
    """What two cases that went the same way have in common, whatever happened to the machines."""
    case = case_of(code)
    with read() as session:
        documents = documents_of(session, case.id)
        tasks = session.exec(select(HumanTask).where(HumanTask.case_id == case.id)).all()
        incidents = standing(session, case.id)
    return {
        "ended": (case.state, case.outcome),
        "steps": {key: (step.kind, step.what, step.state) for key, step in record_of(code).items()},
        "tasks": {task.key: (task.state, task.outcome) for task in tasks},
        "documents": Counter((each.kind, each.step_key, each.what) for each in documents),
        "events": Counter((event.kind, event.data.get("key")) for event in events_of(code)),
        "incidents": [incident.message for incident in incidents],
    }


def steps_at_work(since: datetime) -> int:
    """How many service steps a worker that began then runs: it has just said so in the lease."""
    lease = timedelta(seconds=settings().lease_seconds)
    fresh = max(clock.now() - lease / 2, since) + lease
    running = select(Step.id).where(Step.state == StepState.RUNNING, col(Step.lease_until) > fresh)
    with read() as session:
        return len(session.exec(running).all())


def attempts(codes: Collection[str]) -> Counter[int]:
    """How often service steps were begun: attempts → steps."""
    return Counter(
        step.attempt for code in codes for step in record_of(code).values() if step.attempt
    )


def wanting_the_engine(codes: Collection[str] | None = None) -> list[str]:
    """The cases (of `codes`) for which machines still have something to do."""
    with read() as session:
        wanting = session.exec(select(Case.code).where(col(Case.wants_engine)))
        return [code for code in wanting if codes is None or code in codes]


def is_waiting_for_time(code: str, key: str) -> bool:
    """Whether the timer at `key` of the case runs."""
    step = record_of(code).get(key)
    return step is not None and step.state == StepState.OPEN


def time_passes(code: str, key: str) -> None:
    """The timer at `key` of the case is due now."""
    step = record_of(code)[key]
    with write() as session:
        session.execute(update(Step).where(col(Step.id) == step.id).values(due_at=clock.now()))


def nobody_is_booked() -> None:
    """Briefings at one hour would all want the one photographer, and each would go its own way."""
    with write() as session:
        session.execute(update(Resource).values(retired_at=clock.now()))

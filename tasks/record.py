"""The record of one case, as one transaction holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from models import clock
from models.case import Case, lock_with
from models.document import Document
from models.held import held_with
from models.human_task import HumanTask
from models.person import ABLE_IDS, Person, know_able
from models.rows import Columns, Rows
from models.step import Step, StepState


def load(session: Session, case: Case) -> dict[str, Step]:
    """Every step of the case by key; the caller holds the case's lock."""
    return _by_key(_STEPS.all(session, {"case_id": case.id}))


def held(session: Session, code: str) -> tuple[Case, dict[str, Step]]:
    """The case of that code under its lock, and its record."""
    case, (steps,) = lock_with(session, code, _STEPS_BY_CODE)
    return case, _by_key(steps)


class Filed(NamedTuple):
    """A document in the case's file: its number, the sum of its bytes, since when it lies there."""

    n: int
    sha256: str
    replaces: int | None
    since: datetime


def held_with_task(session: Session, task_id: int) -> tuple[Case, HumanTask, dict[str, Step]]:
    """A human task and its case under their locks, and the case's record.

    Who may be offered what comes next is asked in the same journey.
    """
    case, task, record, _file = held_with_file(session, task_id)
    return case, task, record


def held_with_file(
    session: Session, task_id: int
) -> tuple[Case, HumanTask, dict[str, Step], list[Filed]]:
    """As :func:`held_with_task`, with the documents in the case's file, in every version."""
    case, task, (steps, able, file) = held_with(
        session, task_id, _STEPS_AROUND_TASK, _ABLE_AROUND_TASK, _FILE_AROUND_TASK
    )
    know_able(session, case.office_id, able)
    return case, task, _by_key(steps), [Filed(*each) for each in file]


def _by_key(steps: list[tuple[Step]]) -> dict[str, Step]:
    return {step.key: step for (step,) in steps}


def _steps_of(case_id: Any) -> Rows[tuple[Step]]:
    return Rows(select(Step).where(col(Step.case_id) == case_id).order_by(col(Step.id)))


_STEPS = _steps_of(bindparam("case_id"))
_STEPS_BY_CODE = _steps_of(
    select(Case.id).where(col(Case.code) == bindparam("code")).scalar_subquery()
)
_STEPS_AROUND_TASK = _steps_of(
    select(HumanTask.case_id).where(col(HumanTask.id) == bindparam("task_id")).scalar_subquery()
)
_ABLE_AROUND_TASK = Columns(
    ABLE_IDS.where(
        col(Person.office_id)
        == select(HumanTask.office_id)
        .where(col(HumanTask.id) == bindparam("task_id"))
        .scalar_subquery()
    )
)

_FILE_AROUND_TASK = Columns(
    select(
        *(col(Document.n), col(Document.sha256), col(Document.replaces), col(Document.created_at))
    )
    .where(
        col(Document.case_id)
        == select(HumanTask.case_id)
        .where(col(HumanTask.id) == bindparam("task_id"))
        .scalar_subquery()
    )
    .order_by(col(Document.n))
)


def finish(step: Step, result: object) -> None:
    """A step is decided: what stands in it now will never change."""
    step.state = StepState.DONE
    step.result = result
    step.done_at = clock.now()
    step.lease_until = None

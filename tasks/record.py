"""The record of one case, as one transaction holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from models import clock
from models.rows import Rows
from models.step import Step, StepState

if TYPE_CHECKING:
    from models.case import Case


def load(session: Session, case: Case) -> dict[str, Step]:
    """Every step of the case by key; the caller holds the case's lock."""
    return {step.key: step for step in _STEPS.each(session, {"case_id": case.id})}


# Built once: putting a statement together costs more than the database takes to answer it.
_STEPS: Rows[tuple[Step]] = Rows(
    select(Step).where(col(Step.case_id) == bindparam("case_id")).order_by(col(Step.id))
)


def finish(step: Step, result: object) -> None:
    """A step is decided: what stands in it now will never change."""
    step.state = StepState.DONE
    step.result = result
    step.done_at = clock.now()
    step.lease_until = None

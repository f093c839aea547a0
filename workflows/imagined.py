"""A record as it would be if a task had a result; nothing of it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from models.step import Step, StepState
from tasks import record as records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from models.case import Case
    from models.human_task import HumanTask

_KEPT = ("case_id", "key", "kind", "what", "state", "result", "opened_at", "done_at", "due_at")


def imagined(
    session: Session, case: Case, task: HumanTask, result: Mapping[str, Any]
) -> dict[str, Step] | None:
    """The record of the case with `task` done so; None where it has no such step."""
    record = {key: _copy(step) for key, step in records.load(session, case).items()}
    step = record.get(task.key)
    if step is None:
        return None
    step.state, step.result, step.done_at = StepState.DONE, dict(result), clock.now()
    return record


def _copy(step: Step) -> Step:
    # A step of its own: what is only imagined must not be flushed.
    return Step(**{name: getattr(step, name) for name in _KEPT})

"""What an answer from outside answers to: the paper that the requester was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.human_task import HumanTask, TaskState
from models.step import Step

if TYPE_CHECKING:
    from forms.form import Form
    from models.case import Case


def paper_answered(session: Session, case: Case, form: type[Form]) -> Form | None:
    """The newest paper of the case that an answer of this `form` has to fit, if there is one."""
    if form.answers_to is None:
        return None
    last = (
        select(Step)
        .join(HumanTask, col(HumanTask.key) == col(Step.key))
        .where(
            Step.case_id == case.id,
            HumanTask.case_id == case.id,
            HumanTask.form == form.answers_to.__name__,
            HumanTask.state == TaskState.COMPLETED,
        )
        .order_by(col(Step.id).desc())
    )
    step = session.exec(last).first()
    return form.answers_to.recall(step.result["answer"]) if step else None

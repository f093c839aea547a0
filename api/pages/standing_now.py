"""Where a case stands now: who has what until when, what machines do, what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from api.called import called_in
from models.authority import somebody_takes
from models.human_task import STANDING, HumanTask
from models.offer import Offer
from models.person import Person
from models.post import Post
from models.role import Role
from models.step import Step, StepState
from models.wait_words import waited_for
from models.wording import Text, _
from tasks.turn import CHILD_END, MESSAGE, RUN, TIMER

if TYPE_CHECKING:
    from models.case import Case

NO_READER = _(
    "ไม่มีผู้อยู่ในรายชื่อผู้อ่านที่รับงานนี้ได้ ให้นายทะเบียนข้อมูลข่าวสารลับหรือผู้บริหารเพิ่มชื่อ",
    "None of the listed readers may take this. The registrar or a leader must add one.",
)
MACHINES = _("ระบบกำลังทำ", "Prasan is doing")
FAILED = _("ระบบทำไม่สำเร็จ รอผู้ดูแล", "Failed; waits for the administrator")
WAITING: dict[str, Text] = {
    MESSAGE: _("รอคำตอบจากผู้ขอ", "Waits for the requester's answer"),
    CHILD_END: _("รอเรื่องย่อย {what}", "Waits for the case {what}"),
}


@dataclass(frozen=True)
class Branch:
    """One thing that the case waits for. `who` has it; without, `offered` may take it."""

    title: Text
    who: Text | None = None
    offered: tuple[Text, ...] = ()
    due_at: datetime | None = None
    take_by: datetime | None = None
    task_id: int | None = None
    note: Text | None = None
    delegated_by: Text | None = None

    @property
    def is_human(self) -> bool:
        """Whether a person is waited for."""
        return self.task_id is not None


def branches(session: Session, case: Case) -> list[Branch]:
    """Everything that stands, human tasks first, in the order in which it began."""
    tasks = session.exec(
        select(HumanTask)
        .where(HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING))
        .order_by(col(HumanTask.id))
    ).all()
    steps = session.exec(
        select(Step)
        .where(
            Step.case_id == case.id,
            col(Step.kind).in_((RUN, TIMER, *WAITING)),
            col(Step.state).not_in((StepState.DONE, StepState.CANCELLED)),
        )
        .order_by(col(Step.id))
    ).all()
    return [*(_of_task(session, task) for task in tasks), *(_of_step(case, step) for step in steps)]


def offered_to(session: Session, offers: list[Offer]) -> tuple[Text, ...]:
    """To whom a task was offered: roles, posts, and people by name."""
    return tuple(
        Role(each.role).label
        if each.role
        else session.get_one(Post, each.post_id).title
        if each.post_id
        else session.get_one(Person, each.person_id).name
        for each in offers
    )


def _of_task(session: Session, task: HumanTask) -> Branch:
    holder = session.get(Person, task.assignee_id) if task.assignee_id else None
    owner = session.get(Person, task.owner_id) if task.owner_id else None
    return Branch(
        title=task.title,
        who=holder.name if holder else None,
        offered=() if holder else offered_to(session, task.offers()),
        due_at=task.due_at,
        take_by=None if holder else task.take_by,
        task_id=task.id,
        delegated_by=owner.name if owner else None,
        note=NO_READER if holder is None and _is_stranded(session, task) else None,
    )


def _is_stranded(session: Session, task: HumanTask) -> bool:
    """Whether a task of a secret case is offered to nobody who may read it."""
    case = task.case
    return case.is_secret and not somebody_takes(session, task, case, task.offers(), task.barred)


def _of_step(case: Case, step: Step) -> Branch:
    if step.kind == RUN:
        note = FAILED if step.state == StepState.FAILED else MACHINES
        return Branch(called_in(case).steps.get(step.what, Text(step.what, step.what)), note=note)
    if step.kind == TIMER:
        return Branch(waited_for(step), due_at=step.due_at)
    return Branch(WAITING[step.kind].fill(what=step.what), due_at=step.due_at)

"""The other verbs that move a case: withdraw, cancel a task, deliver, retry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from models import clock
from models.case import ENDED, Case, lock
from models.case_by_code import lock_by_code
from models.errors import CaseEnded, NotFound
from models.human_task import HumanTask
from models.incident import Incident
from models.message import Message, must_be_allowed_to_bring
from models.step import Step, StepState
from tasks import record as records
from tasks.reading import read_form
from tasks.signals import BY_HAND
from workflows.advance import advance
from workflows.answered_paper import paper_answered
from workflows.catalogue import mission_of
from workflows.questions import must_stand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.person import Person


def withdraw(session: Session, code: str, *, by: Person, reason: str) -> Case:
    """Take a whole case back; its mission may clean up before it ends."""
    case = lock_by_code(session, code)
    case.withdraw(by=by, reason=reason)
    advance(session, case)
    return case


def cancel_task(session: Session, task_id: int, *, by: Person, reason: str) -> HumanTask:
    """Take one human task away; its mission is told so at that place."""
    case, task, record = records.held_with_task(session, task_id)
    case.must_be_open()
    task.cancel(by=by, reason=reason)
    step = record[task.key]
    step.state, step.result, step.done_at = StepState.CANCELLED, {"cancelled": BY_HAND}, clock.now()
    advance(session, case, record)
    return task


def deliver(
    session: Session,
    code: str,
    name: str,
    payload: Mapping[str, Any],
    *,
    sender: str,
    by: Person | None = None,
    once: bool = False,
    asked_by: str = "",
    receipt: str = "",
) -> Case:
    """Give a case a message; it is kept until the mission waits for it, refused once it ended.

    `by` is the person of the office who enters it for the `sender`. With `once` it answers a
    question: one that stands, asked by the letter of the step `asked_by` where that is known, and
    fitting the paper that it answers. `receipt` is kept in the event: it tells a repeated request.
    """
    case = lock_by_code(session, code)
    if by is not None:
        must_be_allowed_to_bring(case, by)
    if not case.is_open:
        raise CaseEnded
    form = mission_of(case.mission).messages.get(name)
    if form is None:
        raise NotFound
    read = read_form(session, form, payload, office_id=case.office_id)
    if once:
        must_stand(session, case, name, asked_by)
        if (paper := paper_answered(session, case, form)) is not None:
            read.must_fit(paper)
    session.add(
        Message(case_id=case.id, name=name, payload=read.record(), sender=sender, at=clock.now())
    )
    case.tell("message.received", by=by, name=name, sender=sender, receipt=receipt)
    session.flush()
    advance(session, case)
    return case


def retry(session: Session, incident_id: int, *, by: Person) -> Case:
    """Try again what became an incident."""
    incident = session.get(Incident, incident_id)
    if incident is None:
        raise NotFound
    lock(session, incident.case_id)
    session.refresh(incident)
    case = incident.retry(by=by)
    session.flush()
    advance(session, case)
    return case


def waiting_parents(session: Session) -> list[int]:
    """The cases that wait for a child which has ended: what a crash between two commits left."""
    return list(
        session.exec(
            select(Step.case_id)
            .join(Case, col(Case.code) == col(Step.what))
            .where(_WAITS_FOR_A_CHILD, col(Case.state).in_(ENDED))
            .order_by(col(Step.id))
            .limit(200)
        )
    )


# As the partial index says it: with a parameter in it, a database cannot know that it fits.
_WAITS_FOR_A_CHILD: Any = text("step.kind = 'outcome_of' AND step.state = 'open'")

"""Messages from outside to a case: the requester's answer, another system's word."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models.case import Case
from models.errors import NotAllowed
from models.human_task import STANDING, HumanTask
from models.person import Person
from models.record import Row
from models.role import LEADERS, Role
from models.types import Json, Moment

SPEAK_FOR_OTHERS = frozenset({Role.REG_CLERK, Role.DUTY_OFFICER, Role.MEDIA_LIAISON}) | LEADERS
"""Who takes in what people outside say, whichever case it concerns."""


class Message(Row, table=True):
    """A message, kept until the mission waits for it (`taken_by` is then that step's key).

    It may come before the mission has reached its wait: a requester can be quicker than a worker.
    """

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_case", "case_id", "name", "taken_by"),)

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    name: str = Field(max_length=80)
    payload: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    sender: str = Field(default="", max_length=200)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    taken_by: str | None = Field(default=None, max_length=200)


def oldest_untaken(session: Session, case_id: int, name: str) -> Message | None:
    """The message of that name which came first and was not taken by a step yet."""
    return session.exec(
        select(Message)
        .where(Message.case_id == case_id, Message.name == name, col(Message.taken_by).is_(None))
        .order_by(col(Message.id))
    ).first()


def may_bring(case: Case, person: Person) -> bool:
    """Whether `person` may enter what somebody outside said to the case.

    Those who keep the registry, the duty and the press, the leaders, and whoever has a task of the
    case in hand or may take one; never who looks after the system.
    """
    if person.office_id != case.office_id or person.administers:
        return False
    return not SPEAK_FOR_OTHERS.isdisjoint(person.roles) or _is_at_work_on(case, person)


def must_be_allowed_to_bring(case: Case, person: Person) -> None:
    """Refuse the words of somebody outside from who may not enter them."""
    if not may_bring(case, person):
        raise NotAllowed


def _is_at_work_on(case: Case, person: Person) -> bool:
    tasks = select(HumanTask).where(
        HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING)
    )
    return any(
        task.assignee_id == person.id or (task.assignee_id is None and task.is_offered_to(person))
        for task in case.session.exec(tasks)
    )

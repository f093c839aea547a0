"""Messages from outside to a case: the requester's answer, another system's word."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models.record import Row
from models.types import Json, Moment


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

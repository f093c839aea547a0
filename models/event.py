"""What happened, by whom, when: the story of a case. Append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, text
from sqlmodel import Field

from models.record import Row
from models.types import Json, Moment


class Event(Row, table=True):
    """One thing that happened to a case: the `n`-th, counted from 1.

    `kind` is ``noun.verb`` (``case.opened``, ``human-task.completed``, ``service-step.failed`` …);
    `data` is what is needed to tell it (`models.story`). `seal` holds it and all before it fast
    (`models.chain`). `in_timeline` says whether Prefect's timeline has been told; it comes and
    goes, and is not sealed.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_chain", "case_id", "n", unique=True),
        Index(
            "ix_event_untold",
            "id",
            sqlite_where=text("in_timeline = 0"),
            postgresql_where=text("NOT in_timeline"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    n: int = Field(default=None)
    human_task_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("human_task.id"), nullable=True)
    )
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    actor_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    kind: str = Field(max_length=60)
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    in_timeline: bool = False
    seal: str = Field(default="", max_length=64)

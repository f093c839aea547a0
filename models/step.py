"""A step: one entry of a case's record. What stands here has been decided."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field

from models.record import Row
from models.types import Json, Moment


class StepState(StrEnum):
    """Where a step stands."""

    OPEN = "open"  # waits for a person, a time, a message or a child case
    READY = "ready"  # a service step that the engine may take
    RUNNING = "running"  # a service step under a lease
    FAILED = "failed"  # a service step that became an incident
    DONE = "done"
    CANCELLED = "cancelled"


WAITS_FOR_ENGINE = (StepState.READY, StepState.RUNNING)
UNDECIDED = (StepState.OPEN, StepState.READY, StepState.RUNNING, StepState.FAILED)


class Step(Row, table=True):
    """One step of one case, under its scoped key (``talking-points/review~2``).

    `kind` is the verb that made it and `what` its form, service or mission: both are compared with
    today's procedure on every replay. `result` is JSON, in the shape that the verb recalls.
    `due_rule` is how `due_at` is counted from `opened_at` (`models.due_rule`).
    """

    __tablename__ = "step"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        Index(
            "ix_step_due",
            "due_at",
            sqlite_where=text("kind = 'wait_until' AND state = 'open'"),
            postgresql_where=text("kind = 'wait_until' AND state = 'open'"),
        ),
        Index(
            "ix_step_child",
            "what",
            sqlite_where=text("kind = 'outcome_of' AND state = 'open'"),
            postgresql_where=text("kind = 'outcome_of' AND state = 'open'"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    key: str = Field(max_length=200)
    kind: str = Field(max_length=20)
    what: str = Field(default="", max_length=120)
    state: str = Field(max_length=12)
    result: Any = Field(default=None, sa_column=Column(Json))
    opened_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    done_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    due_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    due_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    attempt: int = 0
    lease_until: datetime | None = Field(default=None, sa_column=Column(Moment))

"""What was changed of the rules that an office works by, who said so, when and why. Append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models.record import Row
from models.types import Json, Moment

HOURS = "hours"
"""The office's working hours and days of the week; ``urgency:<class>`` is a class's target."""


class RuleChange(Row, table=True):
    """One change of one rule (``hours``, ``urgency:very_urgent`` …), which counts from `since` on.

    `before` and `after` are the columns of the rule's own row, None where there was none. `source`
    says where the new rule stands, `moved` how many deadlines moved with it. `capacity` is in what
    capacity it was changed (`models.capacity`), None before that was kept.
    """

    __tablename__ = "rule_change"
    __table_args__ = (Index("ix_rule_change_rule", "office_id", "rule"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    rule: str = Field(max_length=40)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    source: str = Field(max_length=300)
    reason: str
    moved: int = 0
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    by_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False))
    capacity: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))


def changes_of(session: Session, office_id: int, rule: str) -> list[RuleChange]:
    """What was changed of a rule, or of every rule that begins so; the newest first."""
    asked = select(RuleChange).where(
        RuleChange.office_id == office_id, col(RuleChange.rule).startswith(rule)
    )
    return list(session.exec(asked.order_by(col(RuleChange.id).desc())))

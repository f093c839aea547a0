"""What was changed in the office's calendar, by whom and why. Append-only."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models.record import Row
from models.types import Json, Moment
from models.wording import Text, _


class ChangeKind(StrEnum):
    """What can be done to a day off."""

    ADD = "add"
    MOVE = "move"
    CONFIRM = "confirm"
    REVOKE = "revoke"

    @property
    def label(self) -> Text:
        """What it is called on a page."""
        return _LABELS[self]


_LABELS: dict[ChangeKind, Text] = {
    ChangeKind.ADD: _("เพิ่มวันหยุด", "A day off is added"),
    ChangeKind.MOVE: _("เลื่อนวันหยุด", "The day off is moved"),
    ChangeKind.CONFIRM: _("ประกาศเป็นทางการแล้ว", "It was announced"),
    ChangeKind.REVOKE: _("ยกเลิกวันหยุด", "The day off is revoked"),
}


class DayOffChange(Row, table=True):
    """One change of a day off, which has its day and its scope for a name.

    `to` is the day it was moved to. `before` and `after` are what stood in its row: ``{"name_th",
    "status", "source_ref", "announced_at"}``, None where there was no row; of a move, `before` is
    the old day's and `after` the new one's. `moved` counts the deadlines that moved with it.
    `capacity` is in what capacity it was changed (`models.capacity`), None before that was kept.
    """

    __tablename__ = "day_off_change"
    __table_args__ = (Index("ix_day_off_change_office", "office_id", "day"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    kind: str = Field(max_length=20)
    day: date
    scope: str = Field(max_length=60)
    to: date | None = None
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    after: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    reason: str
    moved: int
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    by_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False))
    capacity: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))


def changes_between(
    session: Session, office_id: int, first: date, last: date
) -> list[DayOffChange]:
    """What was changed of days between `first` and `last`, or moved there; the newest first."""
    there = col(DayOffChange.day).between(first, last) | col(DayOffChange.to).between(first, last)
    changes = select(DayOffChange).where(DayOffChange.office_id == office_id, there)
    return list(session.exec(changes.order_by(col(DayOffChange.id).desc())))

"""A change of a day off, as somebody wants it made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.day_off_change import ChangeKind

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class HolidayChange:
    """What is to be done to the day off of `day` and `scope`, and why.

    `to` is for a move; `name_th` for a day that is added. `status` is what the new day then has (a
    day that is announced is ``confirmed``, and needs the `source_ref` of its announcement).
    """

    kind: ChangeKind
    day: date
    scope: str
    reason: str
    to: date | None = None
    name_th: str = ""
    status: str = "confirmed"
    source_ref: str = ""
    announced_at: datetime | None = None

    @property
    def closes(self) -> date | None:
        """The day on which the office will be closed by it."""
        return {ChangeKind.ADD: self.day, ChangeKind.MOVE: self.to}.get(self.kind)

    @property
    def opens(self) -> date | None:
        """The day off that it takes away."""
        return self.day if self.kind in {ChangeKind.MOVE, ChangeKind.REVOKE} else None

"""Where a page of a list ended: the next begins right after it, whatever happened between."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime
from typing import NamedTuple, Self

from models.errors import FieldProblem, Invalid
from models.wording import _

_UNKNOWN = _("ตำแหน่งนี้ไม่ใช่ตำแหน่งที่ระบบให้ไว้", "This cursor is not one that a page before has given.")


class Place(NamedTuple):
    """The moment by which a list is in order (None: without one, at its end), and the row's id."""

    at: datetime | None
    id: int

    def written(self) -> str:
        """The place as a client hands it back; what is in it is nobody's business but ours."""
        plain = f"{self.at.isoformat() if self.at else ''},{self.id}"
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, cursor: str) -> Self | None:
        """The place that was `written`; None for ``""``, `Invalid` for anything else."""
        if not cursor:
            return None
        try:
            plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
            at, _comma, row = plain.decode("ascii").rpartition(",")
            place = cls(_moment(at) if at else None, int(row))
        except (ValueError, OverflowError, binascii.Error):
            place = None
        if place is None or not place.can_be:
            raise Invalid([FieldProblem(("cursor",), "unknown_cursor", _UNKNOWN)])
        return place

    @property
    def can_be(self) -> bool:
        """Whether a row could stand there."""
        return 0 < self.id < 2**31 and (self.at is None or self.at.tzinfo is not None)


def _moment(words: str) -> datetime:
    """In UTC, as the rows have it; a day before the first or after the last is none."""
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo is None else moment.astimezone(UTC)

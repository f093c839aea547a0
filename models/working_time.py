"""When an office works, as its own rows have it: its hours, and its days off."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam
from sqlmodel import col, select

from models.calendar import WorkingTime
from models.day_off import REVOKED, DayOff
from models.office import Office
from models.office_hours import OfficeHours
from models.statement import Statement

if TYPE_CHECKING:
    from sqlmodel import Session


def working_time(session: Session, office_id: int) -> WorkingTime:
    """When the office works, as it is known in this transaction at this moment."""
    rows = _CALENDAR.execute(session.connection(), {"office": office_id}).rows()
    days, hours, _date = rows[0]
    return working_time_of(days, hours, frozenset(row[2] for row in rows if row[2] is not None))


@lru_cache(maxsize=64)
def working_time_of(days: str, hours: str, closed: frozenset[date]) -> WorkingTime:
    """The same for the same rows: what it works out of its days off is worked out once."""
    return WorkingTime(closed, OfficeHours.read(days, hours))


# Built once, and not by the ORM: every task with a deadline asks it.
_CALENDAR = Statement(
    select(col(Office.working_days), col(Office.working_hours), col(DayOff.date))
    .join(
        DayOff,
        and_(col(DayOff.office_id) == col(Office.id), col(DayOff.status) != REVOKED),
        isouter=True,
    )
    .where(col(Office.id) == bindparam("office"))
)

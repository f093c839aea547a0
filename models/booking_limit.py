"""How much time lies between two bookings, and how many a day: rows that the office can change."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlmodel import Field, Session, select

from models.occasion import Occasion
from models.record import Row


class Limit(StrEnum):
    """What is limited (handbook 3.5, step 2)."""

    TRAVEL = "travel"
    TRAVEL_ACROSS = "travel_across"
    REST = "rest"
    A_DAY = "a_day"


class BookingLimit(Row, table=True):
    """One limit of one office: minutes, or (``a_day``) how many occasions; `source` says whence.

    An office without a row has the handbook's (:data:`HANDBOOK`).
    """

    __tablename__ = "booking_limit"

    office_id: int = Field(foreign_key="office.id", primary_key=True)
    limit: str = Field(max_length=20, primary_key=True)
    amount: int
    source: str = Field(default="", max_length=300)


HANDBOOK = {Limit.TRAVEL: 60, Limit.TRAVEL_ACROSS: 90, Limit.REST: 8 * 60, Limit.A_DAY: 1}


@dataclass(frozen=True)
class BookingLimits:
    """The limits of an office."""

    travel: timedelta
    travel_across: timedelta
    rest: timedelta
    a_day: int

    def way_between(self, one: Occasion, other: Occasion) -> timedelta:
        """How long one travels from one place to another; far where the district is not known."""
        if one.venue and one.venue == other.venue:
            return timedelta()
        near = bool(one.district) and one.district == other.district
        return self.travel if near else self.travel_across


def limits_of(session: Session, office_id: int) -> BookingLimits:
    """The limits of an office as they stand."""
    known = session.exec(select(BookingLimit).where(BookingLimit.office_id == office_id))
    amounts = HANDBOOK | {Limit(each.limit): each.amount for each in known}
    return BookingLimits(
        travel=timedelta(minutes=amounts[Limit.TRAVEL]),
        travel_across=timedelta(minutes=amounts[Limit.TRAVEL_ACROSS]),
        rest=timedelta(minutes=amounts[Limit.REST]),
        a_day=amounts[Limit.A_DAY],
    )

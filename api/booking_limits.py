"""How close two bookings may lie: as it is, as it was, and changing it (handbook 3.5, step 2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field
from sqlmodel import select

from api.answers import Both, Given
from api.desk import Desk
from api.doors import Doors
from api.rule_history import Ground, RuleChangeTold, Why, history
from forms.numbers import Whole
from models.booking_limit import HANDBOOK, BookingLimit, Limit
from models.changed_booking_limit import BOOKING, LIMITS, change_limit, may_change_limits

doors = Doors(prefix="/office/booking-limits", tags=["bookings"])


class LimitTold(BaseModel):
    """One limit; without a `source` it is the handbook's."""

    rule: str
    title: Both
    value: int
    source: str


class Limits(BaseModel):
    """The limits of the office, and what was changed of them."""

    limits: list[LimitTold]
    may_change: bool
    changes: list[RuleChangeTold]


class LimitGiven(Given):
    """Another value (minutes, or how many): where that stands, and why."""

    rule: Limit
    value: Annotated[Whole, Field(ge=0, le=24 * 60)]
    source: Ground
    reason: Why


@doors.get("")
def limits(desk: Desk) -> Limits:
    """How close two bookings may lie, and the changes of that, the newest first."""
    return limits_told(desk)


@doors.post("")
def change(desk: Desk, given: LimitGiven) -> Limits:
    """Change a limit, for what is held or confirmed from now on."""
    change_limit(desk.session, **given.model_dump(), by=desk.me)
    return limits_told(desk)


def limits_told(desk: Desk) -> Limits:
    """The limits of the office of who asks."""
    asked = select(BookingLimit).where(BookingLimit.office_id == desk.me.office_id)
    known = {each.limit: each for each in desk.session.exec(asked)}
    return Limits(
        limits=[_told(limit, known.get(limit)) for limit in Limit],
        may_change=may_change_limits(desk.me),
        changes=history(desk, BOOKING),
    )


def _told(limit: Limit, row: BookingLimit | None) -> LimitTold:
    return LimitTold(
        rule=limit,
        title=LIMITS[limit],
        value=row.amount if row else HANDBOOK[limit],
        source=row.source if row else "",
    )

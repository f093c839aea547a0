"""Changing how close two bookings may lie: for what is held or confirmed from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import clock
from models.booking_limit import HANDBOOK, BookingLimit, Limit
from models.errors import FieldProblem, Invalid, NotAllowed, WrongMoment
from models.one_at_a_time import Doing, one_at_a_time
from models.rule_change import RuleChange
from models.wording import Text, _

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.person import Person

BOOKING = "booking:"
"""What the rule of a limit is called: ``booking:travel``."""

LIMITS: dict[Limit, Text] = {
    Limit.TRAVEL: _("เวลาเดินทางในอำเภอเดียวกัน (นาที)", "The way within a district (minutes)"),
    Limit.TRAVEL_ACROSS: _(
        "เวลาเดินทางข้ามอำเภอ หรือไม่ทราบอำเภอ (นาที)",
        "The way to another district, or where none is known (minutes)",
    ),
    Limit.REST: _("เวลาพักข้ามคืน (นาที)", "Rest overnight (minutes)"),
    Limit.A_DAY: _("งานพิธีกรต่อวัน", "Occasions a day of a master of ceremonies"),
}
MOST = dict.fromkeys(LIMITS, 24 * 60) | {Limit.A_DAY: 20}


def may_change_limits(person: Person) -> bool:
    """Whether `person` answers for the office."""
    return person.leads_office


def change_limit(
    session: Session, rule: Limit, value: int, *, by: Person, source: str, reason: str
) -> BookingLimit:
    """Say how much it is from now on; what is confirmed already stays as it is."""
    if not may_change_limits(by):
        raise NotAllowed
    if not 0 <= value <= MOST[rule]:
        text = _OUT_OF_RANGE.fill(most=MOST[rule])
        raise Invalid([FieldProblem(("value",), "out_of_range", text)])
    one_at_a_time(session, by.office_id, Doing.RULES)
    row = session.get(BookingLimit, (by.office_id, rule), populate_existing=True)
    before = None if row is None else {"amount": row.amount, "source": row.source}
    after = {"amount": value, "source": source}
    if before == after:
        raise WrongMoment(_NO_CHANGE)
    if row is None:
        row = BookingLimit(office_id=by.office_id, limit=rule, amount=HANDBOOK[rule])
        session.add(row)
    row.amount, row.source = value, source
    session.add(
        RuleChange(
            office_id=by.office_id,
            rule=BOOKING + rule,
            before=before,
            after=after,
            source=source,
            reason=reason,
            since=clock.now(),
            by_id=by.id,
        )
    )
    session.flush()  # whoever changed it is told at once what stands now
    return row


_NO_CHANGE = _("กำหนดไว้เช่นนี้อยู่แล้ว", "It is set so already.")
_OUT_OF_RANGE = _("ต้องอยู่ระหว่าง 0 ถึง {most}", "It must be between 0 and {most}.")

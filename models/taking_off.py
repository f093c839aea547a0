"""Taking a resource off what is confirmed: the director decides, and there is a substitute (3.5).

The other occasion is never left alone: its substitute is booked in the same transaction, and the
database refuses both or neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.booking import Booking
from models.case import Case, hold
from models.errors import FieldProblem, Invalid, NotAllowed, NotFound, WrongMoment
from models.resource import Resource, held_resource, resource_named
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from models.person import Person

_DECIDES = frozenset({Role.DIRECTOR, Role.VICE_GOVERNOR, Role.GOVERNOR})


def may_take_off(person: Person) -> bool:
    """Whether `person` decides that: the director, who acts for them, and who stands above."""
    return not _DECIDES.isdisjoint(person.roles)


def replace(
    session: Session, booking_id: int, instead: str, *, by: Person, because: str
) -> Booking:
    """Put `instead` (a resource's key) in the place of what is booked; the new booking.

    It takes on everything: the occasion, whether it was confirmed, and, with the director's reason,
    the soft conflicts of the substitute. `AlreadyBooked` where the substitute is not free.
    """
    booking, case = held_booking(session, booking_id, by.office_id)
    if not may_take_off(by):
        raise NotAllowed(_DIRECTOR_ONLY)
    if not booking.stands or booking.is_over:
        raise WrongMoment(_NOT_ANY_MORE)
    substitute = resource_named(session, case.office_id, instead)
    if substitute.id == booking.resource_id:
        raise Invalid([FieldProblem(("instead",), "the_same", _THE_SAME)])
    before = held_resource(session, session.get_one(Resource, booking.resource_id))
    taken = booking.hand_over(case, substitute, by=by, because=because)
    case.tell(
        "booking.replaced",
        by=by,
        reason=because,
        instead=list(substitute.name),
        **booking.told(before),
    )
    return taken


def held_booking(session: Session, booking_id: int, office_id: int) -> tuple[Booking, Case]:
    """A booking of the office and its case, held against every other writer; else `NotFound`."""
    which = select(Booking.case_id, Case.office_id).join(Case, col(Case.id) == col(Booking.case_id))
    found = session.exec(which.where(Booking.id == booking_id)).first()
    if found is None or found[1] != office_id:
        raise NotFound
    case = hold(session, found[0])
    session.flush()
    return session.get_one(Booking, booking_id, populate_existing=True), case


_DIRECTOR_ONLY = _(
    "การถอนตัวออกจากงานต้องให้ผู้อำนวยการสั่ง พร้อมผู้แทน",
    "Only the director takes somebody off an occasion, and names a substitute.",
)
_NOT_ANY_MORE = _("การจองนี้ปล่อยแล้วหรืองานผ่านไปแล้ว", "This booking was released, or is over.")
_THE_SAME = _("ผู้แทนต้องเป็นคนอื่น", "The substitute must be another one.")

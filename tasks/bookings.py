"""What missions do with what the office shares: hold it, confirm it, let it go, put another there.

A booking is known by its number. Where the director put a substitute in its place meanwhile
(`models.taking_off`), the number stands for that one: a mission need not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from models.booking import Booking
from models.booking_conflict import Wish
from models.booking_refused import AlreadyBooked, CannotServe, NotAccepted
from models.case import Case
from models.diary import Diary, free_instead
from models.person import Person
from models.resource import Resource, resource_named, resource_of_person
from models.taking_off import replace
from models.wording import Text
from tasks.deed import deed
from tasks.look_up import look_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.booking_conflict import Conflict
    from models.occasion import Occasion
    from models.resource_kind import ResourceKind


_Refusal = AlreadyBooked | CannotServe


@dataclass(frozen=True)
class Held:
    """What came of holding `resource` (a key): the number of the `booking`, or 0 if refused.

    `against` says who has it, `warnings` what will have to be accepted with a reason, `instead` the
    keys of what is free, the freest first.
    """

    booking: int
    resource: str
    name: Text
    against: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it is not kept for the case."""
        return self.booking == 0

    @classmethod
    def recall(cls, kept: dict[str, Any]) -> Held:
        """As it stands in the record."""
        told = {name: _texts(kept[name]) for name in ("against", "warnings")}
        return cls(
            kept["booking"],
            kept["resource"],
            Text(*kept["name"]),
            **told,
            instead=tuple(kept["instead"]),
        )


@dataclass(frozen=True)
class Confirmed:
    """What came of confirming: it stands unless something is `against` it, or `warnings` are.

    Then it is still held, and `warnings` have to be accepted with a reason.
    """

    against: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is confirmed."""
        return not self.against and not self.warnings

    @classmethod
    def recall(cls, kept: dict[str, Any]) -> Confirmed:
        """As it stands in the record."""
        return cls(_texts(kept["against"]), _texts(kept["warnings"]))


def _may_be_held(*, resource: str = "somebody", **_asked: Any) -> list[dict[str, Any]]:
    """Free, to be accepted with a reason, refused."""
    told: dict[str, Any] = {"resource": resource, "name": _SAID, "instead": []}
    free = told | {"booking": 1, "against": [], "warnings": []}
    return [free, free | {"warnings": [_SAID]}, free | {"booking": 0, "against": [_SAID]}]


_SAID = ["ตัวอย่าง", "an example"]


@deed("hold-resource", Held.recall, may_come_to=_may_be_held)
def hold_resource(
    case: Case, *, resource: str, used_as: ResourceKind, occasion: Occasion
) -> dict[str, Any]:
    """Keep a resource (its key) for the case until somebody decides."""
    return _held(case, resource_named(case.session, case.office_id, resource), used_as, occasion)


def _recall_of_person(kept: dict[str, Any] | None) -> Held | None:
    return None if kept is None else Held.recall(kept)


@deed(
    "hold-person",
    _recall_of_person,
    may_come_to=lambda **asked: [*_may_be_held(**asked), None],
)
def hold_person(
    case: Case, *, person: int, used_as: ResourceKind, occasion: Occasion
) -> dict[str, Any] | None:
    """As `hold_resource`, somebody of the office; None for whom the office does not book as that.

    Nor is anybody booked for what is over: a case from before this was asked goes on as it did.
    """
    found = resource_of_person(case.session, person)
    if found is None or not found.may_serve_as(used_as) or occasion.is_over:
        return None
    return _held(case, found, used_as, occasion)


def _may_be_confirmed(*, because: str = "", **_asked: Any) -> list[dict[str, Any]]:
    """It stands, or something is against it; without a reason, there may be warnings too."""
    stands: dict[str, Any] = {"against": [], "warnings": []}
    return [
        stands,
        stands | {"against": [_SAID]},
        *([] if because else [stands | {"warnings": [_SAID]}]),
    ]


@deed("confirm-booking", Confirmed.recall, may_come_to=_may_be_confirmed)
def confirm_booking(case: Case, *, booking: int, by: int, because: str = "") -> dict[str, Any]:
    """Confirm what is held, as the person `by` decided, who accepts its warnings with a reason."""
    decider = case.session.get_one(Person, by)
    try:
        _now(case, booking).confirm(case, by=decider, because=because)
    except AlreadyBooked as refusal:
        return {"against": _words(refusal.conflicts), "warnings": []}
    except NotAccepted as refusal:
        return {"against": [], "warnings": _words(refusal.conflicts)}
    return {"against": [], "warnings": []}


@deed("release-booking", bool, may_come_to=lambda **_asked: [True])
def release_booking(case: Case, *, booking: int, because: str) -> bool:
    """Let it go; whether it was still kept."""
    found = _now(case, booking)
    if not found.stands:
        return False
    found.release(case, because=because)
    return True


@deed("replace-booking", Held.recall, may_come_to=_may_be_held)
def replace_booking(
    case: Case, *, booking: int, substitute: str, by: int, because: str
) -> dict[str, Any]:
    """Put a substitute (a resource's key) there, as the director `by` decided.

    `booking` is the case's own; where the substitute is not free, all stays as it was.
    """
    session, was = case.session, _now(case, booking)
    instead = resource_named(session, case.office_id, substitute)
    decider = session.get_one(Person, by)
    try:
        with session.begin_nested():
            taken = replace(session, was.id, substitute, by=decider, because=because)
    except (AlreadyBooked, CannotServe) as refusal:
        return _refused(case, instead, was.used_as, was.occasion, refusal)
    return _kept(taken.id, instead)


@look_up("booked-now", may_find=lambda *, bookings: [["somebody"] * len(bookings), []])
def booked_now(session: Session, _office_id: int, *, bookings: Sequence[int]) -> list[str]:
    """The keys of what stands in those bookings now, substitutes included, in their order."""
    found = [current(session, each) for each in bookings]
    return [session.get_one(Resource, each.resource_id).key for each in found if each.stands]


def current(session: Session, booking_id: int) -> Booking:
    """The booking of that number, or what took its place since."""
    session.flush()
    booking = session.get_one(Booking, booking_id)
    while True:
        taken = select(Booking).where(col(Booking.stands_in_for_id) == booking.id)
        instead = session.exec(taken).first()
        if instead is None:
            return booking
        booking = instead


def _now(case: Case, booking_id: int) -> Booking:
    found = current(case.session, booking_id)
    if found.case_id != case.id:
        raise LookupError(f"booking {booking_id} is not of {case.code}")
    return found


def _held(case: Case, resource: Resource, used_as: str, occasion: Occasion) -> dict[str, Any]:
    try:
        booking = Booking.hold(case, resource, occasion, used_as=used_as)
    except (AlreadyBooked, CannotServe) as refusal:
        return _refused(case, resource, used_as, occasion, refusal)
    wish = Wish(resource, occasion, used_as, own=booking.id)
    warnings = Diary.of(case.session, [resource], occasion).to_accept(wish)
    return _kept(booking.id, resource) | {"warnings": _words(warnings)}


def _kept(booking_id: int, resource: Resource) -> dict[str, Any]:
    told: dict[str, Any] = {"against": [], "warnings": [], "instead": []}
    return told | {"booking": booking_id, "resource": resource.key, "name": list(resource.name)}


def _refused(
    case: Case, resource: Resource, used_as: str, occasion: Occasion, refusal: _Refusal
) -> dict[str, Any]:
    free = free_instead(case.session, case.office_id, used_as, occasion)
    against = _words(refusal.conflicts) if isinstance(refusal, AlreadyBooked) else [refusal.text]
    told = {"against": [list(each) for each in against], "instead": [each.key for each in free]}
    return _kept(0, resource) | told


def _words(conflicts: Sequence[Conflict]) -> list[list[str]]:
    return [list(each.words) for each in conflicts]


def _texts(kept: Sequence[Sequence[str]]) -> tuple[Text, ...]:
    return tuple(Text(*each) for each in kept)

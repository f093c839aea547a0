"""Bookings: who or what of the office is kept for which case, from when until when.

A booking is held, then confirmed, until it is released; it stays in its place afterwards, for what
was arranged is known later too. The verbs are called under the case's lock; the resource's own
comes after it, so that what was judged free cannot be taken meanwhile. That no two confirmed ones
overlap is promised by the database itself (``booking_never_twice``).
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, col, select

from models import clock
from models.booking_conflict import Wish
from models.booking_refused import AlreadyBooked, CannotServe, NotAccepted
from models.case import Case
from models.clock import in_bangkok
from models.errors import NotAllowed, NotFound, WrongMoment
from models.occasion import Occasion
from models.precedence import Precedence
from models.record import Row
from models.resource import Resource, held_resource
from models.role import LEADERS, Role
from models.types import Json, Moment
from models.wording import _

if TYPE_CHECKING:
    from models.diary import Diary
    from models.person import Person

NEVER_TWICE = "booking_never_twice"
"""What the database calls its promise, and says when it keeps it."""


class Booking(Row, table=True):
    """`resource_id`, used as a `models.resource.ResourceKind`, for an occasion of a case.

    `accepted` are the soft conflicts (Thai and English) that whoever confirmed it took on, with the
    reason in `accepted_because`. `stands_in_for_id` is the booking whose place it took.
    """

    __tablename__ = "booking"
    __table_args__ = (
        CheckConstraint("since < until", name="booking_lasts"),
        Index("ix_booking_resource", "resource_id", "until"),
        Index("ix_booking_case", "case_id"),
    )

    id: int = Field(default=None, primary_key=True)
    resource_id: int = Field(sa_column=Column(ForeignKey("resource.id"), nullable=False))
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    used_as: str = Field(max_length=20)
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    until: datetime = Field(sa_column=Column(Moment, nullable=False))
    venue: str = Field(default="", max_length=300)
    district: str = Field(default="", max_length=100)
    precedence: int = Field(default=Precedence.OTHER)
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    confirmed_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    accepted: list[list[str]] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    accepted_because: str = ""
    released_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    released_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    released_because: str = ""
    stands_in_for_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("booking.id"), nullable=True)
    )

    @property
    def occasion(self) -> Occasion:
        """What it is for."""
        precedence = Precedence(self.precedence)
        return Occasion(self.since, self.until, self.venue, self.district, precedence)

    @property
    def stands(self) -> bool:
        """Whether the resource is still kept, or was until the occasion was over."""
        return self.released_at is None

    @property
    def is_confirmed(self) -> bool:
        """Whether it stands and was decided."""
        return self.stands and self.confirmed_at is not None

    @property
    def is_over(self) -> bool:
        """Whether the occasion has ended."""
        return self.occasion.is_over

    @classmethod
    def hold(cls, case: Case, resource: Resource, occasion: Occasion, *, used_as: str) -> Self:
        """Keep `resource` for `case` until somebody decides; `AlreadyBooked` says who has it.

        What is confirmed elsewhere is not free, nor what another case holds that goes first; what
        only a lower one holds is, and that one then cannot be confirmed.
        """
        case.must_be_open()
        booking = cls._kept(case, resource, occasion, used_as=used_as)
        case.tell("booking.held", **booking.told(resource))
        return booking

    @classmethod
    def _kept(
        cls, case: Case, resource: Resource, occasion: Occasion, *, used_as: str, **more: Any
    ) -> Self:
        _must_serve(case, resource, used_as)
        occasion.must_last()
        wish = _wish(resource, occasion, used_as)
        if found := _diary(wish).refused(wish):
            raise AlreadyBooked(found)
        booking = cls(
            resource_id=resource.id,
            case_id=case.id,
            used_as=used_as,
            since=occasion.since,
            until=occasion.until,
            venue=occasion.venue,
            district=occasion.district,
            precedence=int(occasion.precedence),
            made_at=clock.now(),
            **more,
        )
        case.session.add(booking)
        case.session.flush()
        return booking

    def confirm(self, case: Case, *, by: "Person", because: str = "") -> None:
        """Decide that it stands; `because` accepts its soft conflicts, if `by` may do that.

        `AlreadyBooked` where somebody was quicker or goes first, `NotAccepted` where soft conflicts
        ask for a reason: it then stays held.
        """
        if not self.stands or self.is_confirmed:
            raise WrongMoment(_NOT_HELD)
        self.settle(by=by, because=because)
        told = self.told(self._held_resource())
        case.tell("booking.confirmed", by=by, reason=self.accepted_because, **told)

    def settle(self, *, by: "Person", because: str) -> None:
        """Confirmed, with nothing told of it: whoever calls tells it in their own words."""
        wish = _wish(
            self._held_resource(), self.occasion, self.used_as, own=self.id, confirming=True
        )
        diary = _diary(wish)
        if found := diary.refused(wish):
            raise AlreadyBooked(found)
        accepted = diary.to_accept(wish)
        if accepted and not because.strip():
            raise NotAccepted(accepted)
        if accepted and not may_accept(by, self.occasion.precedence):
            raise NotAllowed(_NOT_YOURS_TO_ACCEPT)
        self._write_confirmed(wish, by)
        if accepted:
            self.accepted = [list(each.words) for each in accepted]
            self.accepted_because = because.strip()

    def release(self, case: Case, *, because: str, by: "Person | None" = None) -> None:
        """Let the resource go; whoever else wants it may have it from this transaction's end on."""
        if not self.stands:
            raise WrongMoment(_RELEASED)
        self._let_go(because, by)
        case.tell("booking.released", by=by, reason=because, **self.told(self._held_resource()))

    def hand_over(
        self, case: Case, substitute: Resource, *, by: "Person", because: str
    ) -> "Booking":
        """Let `substitute` do it instead (`models.taking_off` says who may decide so).

        The story tells all of it as one thing that happened.
        """
        was_confirmed = self.is_confirmed
        self._let_go(because, by)
        taken = Booking._kept(
            case, substitute, self.occasion, used_as=self.used_as, stands_in_for_id=self.id
        )
        if was_confirmed:
            taken.settle(by=by, because=because)
        return taken

    def _let_go(self, because: str, by: "Person | None") -> None:
        self.released_at, self.released_because = clock.now(), because
        self.released_by_id = by.id if by else None

    def _write_confirmed(self, wish: Wish, by: "Person") -> None:
        """Into the database at once, which has the last word."""
        try:
            with self.session.begin_nested():
                self.confirmed_at, self.confirmed_by_id = clock.now(), by.id
                self.session.flush()
        except IntegrityError as error:
            if NEVER_TWICE not in str(error.orig):
                raise
            raise AlreadyBooked(_diary(wish).refused(wish)) from None

    def _held_resource(self) -> Resource:
        return held_resource(self.session, self.session.get_one(Resource, self.resource_id))

    def told(self, resource: Resource) -> dict[str, Any]:
        """What an event says of it."""
        return {
            "booking": self.id,
            "resource": list(resource.name),
            "used_as": self.used_as,
            "since": in_bangkok(self.since).isoformat(),
            "until": in_bangkok(self.until).isoformat(),
        }


def may_accept(person: "Person", precedence: Precedence) -> bool:
    """Whether `person` may take on soft conflicts (handbook 3.5, step 4: who confirms).

    For a ceremony of state the director, for anything else the head of the group too; and who
    stands above them, where the office's work climbs that far.
    """
    may = _DIRECT if precedence.is_ceremony_of_state else _DIRECT | LEADERS | {Role.PRC_HEAD}
    return not may.isdisjoint(person.roles)


def _must_serve(case: Case, resource: Resource, used_as: str) -> None:
    if resource.office_id != case.office_id:
        raise NotFound
    if not resource.may_serve_as(used_as):
        raise CannotServe(_SERVES_NOT.fill(resource=resource.name))


def _wish(resource: Resource, occasion: Occasion, used_as: str, **more: Any) -> Wish:
    return Wish(held_resource(resource.session, resource), occasion, used_as, **more)


def _diary(wish: Wish) -> "Diary":
    from models.diary import Diary  # noqa: PLC0415 - it is read from bookings

    return Diary.of(wish.resource.session, [wish.resource], wish.occasion)


_DIRECT = frozenset({Role.DIRECTOR, Role.VICE_GOVERNOR, Role.GOVERNOR})
_NOT_HELD = _("การจองนี้ยืนยันหรือปล่อยไปแล้ว", "This booking was confirmed or released already.")
_RELEASED = _("การจองนี้ปล่อยไปแล้ว", "This booking was released already.")
_SERVES_NOT = _("จอง {resource} เพื่อการนี้ไม่ได้", "{resource} cannot be booked for that.")
_NOT_YOURS_TO_ACCEPT = _(
    "ผู้ยืนยันทั้งที่มีข้อเตือนต้องเป็นหัวหน้ากลุ่มงานประชาสัมพันธ์ และสำหรับรัฐพิธีต้องเป็นผู้อำนวยการ",
    "Warnings are accepted by the head of PR, for a ceremony of state by the director.",
)


def release_all(case: Case, *, because: str) -> None:
    """Whatever an ended case still has ahead of it is free again; what is over stays as it was."""
    mine = select(Booking).where(Booking.case_id == case.id, col(Booking.released_at).is_(None))
    for booking in case.session.exec(mine.order_by(col(Booking.id))):
        # What this very transaction has let go is not written yet.
        if booking.stands and not booking.is_over:
            booking.release(case, because=because)

"""Acting orders: who uses the authority of another post, by which order, until when (handbook 2.6).

They are judged at the moment of the act. What was signed by an order stays signed when the order is
revoked (`models.capacity.Capacity.record` is what it keeps).
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, ForeignKey, Index, or_
from sqlmodel import Field, Session, col, select

from models import clock
from models.capacity import covers
from models.errors import NotAllowed, NotFound, WrongMoment
from models.record import Row
from models.role import LEADERS, Role
from models.said import moment_said
from models.types import Json, Moment
from models.wording import Text, _

if TYPE_CHECKING:
    from models.document import Upload
    from models.person import Person

APPOINTERS = LEADERS | {Role.ADM_HEAD}
"""Who keeps the office's posts and orders; never who only looks after the system."""


class ActingOrder(Row, table=True):
    """`person_id` acts for the post `for_post_id` from `since` until `until` (exclusive).

    `own_post_id` is the person's own post when the order was issued. `missions` (keys; empty: every
    one) and `limit_satang` narrow the authority, `conditions` say in words what else binds it.
    `until` is open only for รักษาการในตำแหน่ง.
    """

    __tablename__ = "acting_order"
    __table_args__ = (Index("ix_acting_order_office", "office_id", "until"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    form: str = Field(max_length=20)
    for_post_id: int = Field(foreign_key="post.id")
    person_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False, index=True))
    own_post_id: int = Field(foreign_key="post.id")
    number: str = Field(max_length=60)
    ordered_on: date
    missions: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    conditions: str = Field(default="", max_length=2_000)
    limit_satang: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    until: datetime | None = Field(default=None, sa_column=Column(Moment))
    issued_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    issued_by_id: int = Field(foreign_key="person.id")
    revoked_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    revoked_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    revoked_reason: str = Field(default="", max_length=2_000)
    paper_sha256: str | None = Field(default=None, max_length=64)
    """The order as it was signed, among the office's uploads, where somebody brought it."""

    @property
    def ends(self) -> datetime | None:
        """When its authority ends or ended: the order's end, or the moment it was revoked."""
        ends = [moment for moment in (self.until, self.revoked_at) if moment is not None]
        return min(ends, default=None)

    def is_in_force(self, at: datetime) -> bool:
        """Whether it gives authority at that moment."""
        return self.since <= at and (self.ends is None or at < self.ends)

    def covers(self, mission: str, amount: int | None) -> bool:
        """Whether the matter is within its scope, and the money (in satang) within its limit."""
        return covers(self.missions, self.limit_satang, mission, amount)

    @property
    def state(self) -> str:
        """Where it stands now (`models.acting_form.STATES`)."""
        if self.revoked_at is not None:
            return "revoked"
        if self.is_in_force(clock.now()):
            return "in_force"
        return "to_come" if self.since > clock.now() else "ended"

    def may_revoke(self, person: "Person") -> bool:
        """Whether `person` may revoke it now."""
        return self._stands() and self._is_kept_by(person)

    def revoke(self, *, by: "Person", reason: str) -> None:
        """End it from now on; what was signed by it stays as it is."""
        if not self._is_kept_by(by):
            raise NotAllowed
        if self.revoked_at is not None:
            raise WrongMoment(_REVOKED_ALREADY)
        if not self._stands():
            raise WrongMoment(_OVER_ALREADY)
        self.revoked_at, self.revoked_by_id, self.revoked_reason = clock.now(), by.id, reason

    def must_take_paper(self, by: "Person") -> None:
        """Refuse a paper from who does not keep orders, and a second one."""
        if not self._is_kept_by(by):
            raise NotAllowed
        if self.paper_sha256 is not None:
            raise WrongMoment(_HAS_PAPER)

    def attach(self, upload: "Upload", *, by: "Person") -> None:
        """Keep the order as it was signed beside what was typed of it."""
        self.must_take_paper(by)
        self.paper_sha256 = upload.sha256

    def _stands(self) -> bool:
        return self.ends is None or clock.now() < self.ends

    def _is_kept_by(self, person: "Person") -> bool:
        return self.office_id == person.office_id and may_appoint(person)


def may_appoint(person: "Person") -> bool:
    """Whether `person` appoints, issues orders and revokes them."""
    return not APPOINTERS.isdisjoint(person.roles)


def held_order(session: Session, office_id: int, number: int) -> ActingOrder:
    """One order by its row's number, held against whoever signs by it; `NotFound` elsewhere."""
    found = session.exec(
        select(ActingOrder)
        .where(ActingOrder.id == number, ActingOrder.office_id == office_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    return found


def order_of(session: Session, office_id: int, number: int) -> ActingOrder:
    """The same, only to look at."""
    found = session.get(ActingOrder, number)
    if found is None or found.office_id != office_id:
        raise NotFound
    return found


def must_stand(session: Session, order_ids: tuple[int, ...]) -> None:
    """Hold these orders until this transaction ends, and refuse if one has ended.

    So a signature and a revocation that come at once are one after the other, never both.
    """
    if not order_ids:
        return
    found = session.exec(
        select(ActingOrder)
        .where(col(ActingOrder.id).in_(order_ids))
        .order_by(col(ActingOrder.id))
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    ).all()
    for order in found:
        if not order.is_in_force(clock.now()):
            raise NotAllowed(no_longer(order))


def orders_of(session: Session, office_id: int, *, after: datetime) -> list[ActingOrder]:
    """The orders of an office that had not ended by `after`, revoked ones too, newest first."""
    found = select(ActingOrder).where(
        ActingOrder.office_id == office_id,
        or_(col(ActingOrder.until).is_(None), col(ActingOrder.until) > after),
    )
    return list(session.exec(found.order_by(col(ActingOrder.since).desc(), col(ActingOrder.id))))


def no_longer(order: ActingOrder) -> Text:
    """Why an order gives no authority now: since when, and who revoked it."""
    if order.revoked_at is not None and order.revoked_at <= clock.now():
        from models.person import Person  # noqa: PLC0415 - it is built on this module

        who = order.session.get_one(Person, order.revoked_by_id).name
        when = moment_said(order.revoked_at)
        return _REVOKED.fill(number=order.number, when=when, who=who)
    if order.since > clock.now():
        return _NOT_YET.fill(number=order.number, when=moment_said(order.since))
    return _ENDED.fill(number=order.number, when=moment_said(order.until or clock.now()))


_REVOKED_ALREADY = _("คำสั่งนี้ถูกเพิกถอนแล้ว", "This order has been revoked already.")
_HAS_PAPER = _(
    "แนบไฟล์คำสั่งนี้แล้ว เปลี่ยนไม่ได้ เพราะเป็นหลักฐานของผู้ปฏิบัติหน้าที่แทน",
    "The paper of this order is there already; it is what people acted by, and stays.",
)
_OVER_ALREADY = _("คำสั่งนี้สิ้นสุดแล้ว", "This order has ended already.")
_ENDED = _(
    "คำสั่งที่ {number} สิ้นสุดแล้วเมื่อ {when} จึงปฏิบัติหน้าที่แทนด้วยคำสั่งนี้ไม่ได้",
    "Order {number} ended at {when}; nobody can act by it any more.",
)
_REVOKED = _(
    "คำสั่งที่ {number} ถูกเพิกถอนเมื่อ {when} โดย {who} จึงปฏิบัติหน้าที่แทนด้วยคำสั่งนี้ไม่ได้",
    "Order {number} was revoked by {who} at {when}; nobody can act by it any more.",
)
_NOT_YET = _(
    "คำสั่งที่ {number} มีผลตั้งแต่ {when} ขณะนี้ยังไม่มีผล",
    "Order {number} begins at {when}; it is not in force yet.",
)

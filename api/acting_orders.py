"""Acting orders: who uses the authority of which post, until when; issuing and revoking one."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from sqlmodel import col, select

from api.answers import Both, Given, Reason, RowId, When, Who
from api.days import begins, ends, first_day, last_day
from api.desk import Desk
from api.doors import Doors
from api.posts import Handle, colleague, several
from forms.dates import Day
from forms.numbers import Money
from forms.problems import refused
from forms.written import Line, LongText
from models import clock
from models.acting import ActingOrder, held_order, may_appoint, orders_of
from models.acting_form import ActingForm
from models.errors import FieldProblem, Invalid, NotFound
from models.establishment import post_named
from models.issuing import OrderGiven, issue
from models.person import Person
from models.post import Post
from models.wording import Text, _
from workflows.catalogue import MISSIONS

doors = Doors(prefix="/acting-orders", tags=["posts"])

SATANG = 100
KEPT_SHOWN = timedelta(days=366)
NO_MISSION = _("ไม่มีภารกิจนี้", "There is no such mission.")
NO_POST = _("ไม่มีตำแหน่งนี้ในสำนักงาน", "The office has no such post.")


def _known(mission: str) -> str:
    if mission not in {each.key for each in MISSIONS}:
        raise refused("unknown_mission", NO_MISSION)
    return mission


Missions = Annotated[
    tuple[Annotated[str, Field(max_length=60), AfterValidator(_known)], ...],
    BeforeValidator(several),
    Field(max_length=60),
]


class ActingOrderGiven(Given):
    """An order as it was signed. `last` is its last day, `amount` the limit in baht.

    Only acting in a vacant post may be without a last day; delegated authority needs `missions`.
    """

    form: ActingForm
    post: Handle
    person: Handle
    number: Annotated[Line, Field(max_length=60)]
    ordered_on: Day
    first: Day
    last: Day | None = None
    missions: Missions = ()
    amount: Money | None = None
    conditions: Annotated[LongText, Field(max_length=2_000)] | None = None

    def said_by(self, desk: Desk) -> OrderGiven:
        """With the rows that it names; `Invalid` names what the office does not have."""
        return OrderGiven(
            form=self.form,
            post=_post(desk, self.post),
            person=colleague(desk, self.person),
            number=self.number,
            ordered_on=self.ordered_on,
            since=begins(self.first),
            until=ends(self.last) if self.last else None,
            missions=self.missions,
            conditions=self.conditions or "",
            limit=None if self.amount is None else int(self.amount * SATANG),
        )


class RevocationGiven(Given):
    """Why an order is revoked."""

    reason: Annotated[Reason, Field(max_length=2_000)]


class ActingOrderTold(BaseModel):
    """An order; `state` is ``in_force``, ``to_come``, ``ended`` or ``revoked``."""

    url: str
    n: int
    form: ActingForm
    words: Both
    post: str
    person: Who
    number: str
    ordered_on: Day
    first: Day
    last: Day | None
    missions: list[str]
    amount: Decimal | None
    conditions: str
    state: str
    issued_by: Who
    issued_at: When
    revoked_by: Who | None
    revoked_at: When | None
    revoked_reason: str
    may_revoke: bool


class ActingOrders(BaseModel):
    """Orders, the latest to begin first; `may_issue` is whether I may enter one."""

    items: list[ActingOrderTold]
    may_issue: bool


@doors.get("")
def orders(desk: Desk) -> ActingOrders:
    """The orders in force, to come, and of the past year."""
    found = orders_of(desk.session, desk.me.office_id, after=clock.now() - KEPT_SHOWN)
    return ActingOrders(items=told(desk, found), may_issue=may_appoint(desk.me))


@doors.post("", status_code=201)
def enter(desk: Desk, given: ActingOrderGiven) -> ActingOrderTold:
    """Enter an order that was signed; it is refused where it overlaps or closes a circle."""
    return told(desk, [issue(desk.session, given.said_by(desk), by=desk.me)])[0]


@doors.post("/{n}/revocation")
def revoke(desk: Desk, n: RowId, given: RevocationGiven) -> ActingOrderTold:
    """Revoke an order from now on; what was signed by it stays as it is."""
    order = held_order(desk.session, desk.me.office_id, n)
    order.revoke(by=desk.me, reason=given.reason)
    return told(desk, [order])[0]


def told(desk: Desk, found: list[ActingOrder]) -> list[ActingOrderTold]:
    """What is told of these orders to who asks."""
    ids = {each.person_id for each in found} | {each.issued_by_id for each in found}
    ids |= {each.revoked_by_id for each in found if each.revoked_by_id}
    people = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    who = {person.id: Who.of(person) for person in people}
    for_posts = select(Post).where(col(Post.id).in_({each.for_post_id for each in found}))
    posts = {post.id: post for post in desk.session.exec(for_posts)}
    return [_told(desk, each, who, posts[each.for_post_id]) for each in found]


def state_of(order: ActingOrder) -> str:
    """Where an order stands now."""
    if order.revoked_at is not None:
        return "revoked"
    if order.is_in_force(clock.now()):
        return "in_force"
    return "to_come" if order.since > clock.now() else "ended"


STATES: dict[str, Text] = {
    "in_force": _("มีผลอยู่", "in force"),
    "to_come": _("ยังไม่มีผล", "to come"),
    "ended": _("สิ้นสุดแล้ว", "ended"),
    "revoked": _("เพิกถอนแล้ว", "revoked"),
}


def _told(desk: Desk, order: ActingOrder, who: dict[int, Who], post: Post) -> ActingOrderTold:
    limit = order.limit_satang
    form = ActingForm(order.form)
    return ActingOrderTold(
        **order.model_dump(include=_AS_THEY_ARE),
        url=f"/api/acting-orders/{order.id}",
        n=order.id,
        form=form,
        words=form.words.fill(post=post.title),
        post=post.key,
        person=who[order.person_id],
        first=first_day(order.since),
        last=last_day(order.until) if order.until else None,
        amount=None if limit is None else Decimal(limit) / SATANG,
        state=state_of(order),
        issued_by=who[order.issued_by_id],
        revoked_by=who[order.revoked_by_id] if order.revoked_by_id else None,
        may_revoke=order.may_revoke(desk.me),
    )


_AS_THEY_ARE = {
    "number", "ordered_on", "missions", "conditions", "issued_at", "revoked_at", "revoked_reason",
}  # fmt: skip


def _post(desk: Desk, key: str) -> Post:
    try:
        return post_named(desk.session, desk.me.office_id, key)
    except NotFound:
        raise Invalid([FieldProblem(("post",), "unknown_post", NO_POST)]) from None

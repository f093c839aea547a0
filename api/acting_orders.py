"""Acting orders: who uses the authority of which post, until when; issuing and revoking one."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from api.acting_order_told import ActingOrderTold, told
from api.answers import Given, Reason, RowId
from api.colleagues import colleague
from api.days import begins, ends
from api.desk import Desk
from api.doors import Doors
from api.posts import Handle, several
from forms.dates import Day
from forms.numbers import Money
from forms.problems import refused
from forms.written import Line, LongText
from models import clock
from models.acting import held_order, may_appoint, orders_of
from models.acting_form import ActingForm
from models.capacity import SATANG
from models.errors import FieldProblem, Invalid, NotFound
from models.establishment import post_named
from models.issuing import OrderGiven, issue
from models.person import Person
from models.post import Post
from models.wording import _
from workflows.catalogue import MISSIONS

doors = Doors(prefix="/acting-orders", tags=["posts"])

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
        post, person = _named(desk, self.post, self.person)
        return OrderGiven(
            form=self.form,
            post=post,
            person=person,
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


def _named(desk: Desk, post: str, person: str) -> tuple[Post, Person]:
    """Whose authority and by whom; both names are looked at, before either is refused."""
    try:
        found = _post(desk, post)
    except Invalid as refusal:
        try:
            colleague(desk, person)
        except Invalid as other:
            raise Invalid([*refusal.problems, *other.problems]) from None
        raise
    return found, colleague(desk, person)


def _post(desk: Desk, key: str) -> Post:
    try:
        return post_named(desk.session, desk.me.office_id, key)
    except NotFound:
        raise Invalid([FieldProblem(("post",), "unknown_post", NO_POST)]) from None

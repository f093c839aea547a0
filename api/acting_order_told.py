"""An acting order as it is told: whose authority, by whom, until when, and where it stands."""

from decimal import Decimal

from pydantic import BaseModel
from sqlmodel import col, select

from api.answers import Both, When, Who
from api.days import first_day, last_day
from api.desk import Desk
from forms.dates import Day
from models.acting import ActingOrder
from models.acting_form import ActingForm
from models.capacity import SATANG
from models.person import Person
from models.post import Post
from models.signing_gap import needless


class ActingOrderTold(BaseModel):
    """An order; `state` is ``in_force``, ``to_come``, ``ended`` or ``revoked``.

    `paper` is where the order lies as it was signed; null until somebody brings it. `remark` says
    where who holds the post is not entered as away.
    """

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
    paper: str | None
    remark: Both | None


def told(desk: Desk, found: list[ActingOrder]) -> list[ActingOrderTold]:
    """What is told of these orders to who asks."""
    ids = {each.person_id for each in found} | {each.issued_by_id for each in found}
    ids |= {each.revoked_by_id for each in found if each.revoked_by_id}
    people = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    who = {person.id: Who.of(person) for person in people}
    for_posts = select(Post).where(col(Post.id).in_({each.for_post_id for each in found}))
    posts = {post.id: post for post in desk.session.exec(for_posts)}
    return [_told(desk, each, who, posts[each.for_post_id]) for each in found]


def _told(desk: Desk, order: ActingOrder, who: dict[int, Who], post: Post) -> ActingOrderTold:
    limit, stands = order.limit_satang, order.state in {"in_force", "to_come"}
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
        state=order.state,
        issued_by=who[order.issued_by_id],
        revoked_by=who[order.revoked_by_id] if order.revoked_by_id else None,
        may_revoke=order.may_revoke(desk.me),
        paper=f"/api/acting-orders/{order.id}/paper" if order.paper_sha256 else None,
        remark=needless(desk.session, order) if stands else None,
    )


_AS_THEY_ARE = {
    "number", "ordered_on", "missions", "conditions", "issued_at", "revoked_at", "revoked_reason",
}  # fmt: skip

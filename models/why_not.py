"""Why somebody who acts for others may not do this, in words for an official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from models import clock
from models.acting import ActingOrder, no_longer
from models.authority import mission_of
from models.post import Post
from models.wording import Text, _

if TYPE_CHECKING:
    from models.human_task import HumanTask
    from models.person import Person


def why_not(task: HumanTask, person: Person) -> Text | None:
    """Why an order or a list of substitutes does not let `person` do this; None without either."""
    if person.office_id != task.office_id or person.id in task.barred:
        return None
    session, roles = task.session, {offer.role for offer in task.offers()}
    newest = (
        select(ActingOrder, Post)
        .join(Post, col(Post.id) == col(ActingOrder.for_post_id))
        .where(ActingOrder.person_id == person.id)
        .order_by(col(ActingOrder.since).desc(), col(ActingOrder.id).desc())
        .limit(20)
    )
    orders = [order for order, post in session.exec(newest) if not roles.isdisjoint(post.roles)]
    in_force = [order for order in orders if order.is_in_force(clock.now())]
    if in_force:
        return _beyond(in_force[0], mission_of(task))
    if orders:
        return no_longer(orders[0])
    held = [each for each in person.standing.stand_ins if not each.reaches(task.kind)]
    return _ONLY_REVIEWS if any(roles & each.post.roles for each in held) else None


def _beyond(order: ActingOrder, mission: str) -> Text:
    out_of_scope = order.missions and mission not in order.missions
    return (_OUT_OF_SCOPE if out_of_scope else _OVER_LIMIT).fill(number=order.number)


_OUT_OF_SCOPE = _(
    "เรื่องนี้อยู่นอกขอบเขตของคำสั่งที่ {number}", "This matter is outside the scope of order {number}."
)
_OVER_LIMIT = _(
    "วงเงินของเรื่องนี้เกินที่คำสั่งที่ {number} มอบไว้",
    "The money in this matter is more than order {number} allows.",
)
_ONLY_REVIEWS = _(
    "ผู้ทำหน้าที่แทนตามบัญชีทำได้เฉพาะงานตรวจ ไม่มีอำนาจอนุมัติหรือลงนาม ต้องมีคำสั่ง",
    "A default substitute only reviews; approving or signing needs an acting order.",
)

"""May this person act on this task, now, in what capacity, by which order: one answer for all.

Asked at the moment of the act (claim, complete), never kept from when the task was offered
(handbook 2.6). The questions of a page, of JSON and the gate in each verb all come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from models import clock
from models.acting import ActingOrder, no_longer
from models.case import Case
from models.person import stand_ins_in
from models.post import Post
from models.wording import Text, _

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.capacity import Capacity, StandIn
    from models.human_task import HumanTask
    from models.person import Person


def capacity_of(task: HumanTask, person: Person) -> Capacity | None:
    """In what capacity `person` may take `task` now; None where they may not.

    The own post goes before any order, an order before a substitute's list.
    """
    if person.office_id != task.office_id or person.id in task.barred:
        return None
    roles = frozenset(offer.role for offer in task.offers())
    people = frozenset(offer.person_id for offer in task.offers()) - {None}
    standing = person.standing
    if person.id in people or not standing.own_roles.isdisjoint(roles):
        return standing.as_holder(roles)
    # Orders come first in the list, as they were issued.
    fitting = (each for each in standing.stand_ins if _offered_through(each, roles, people))
    return next((each.capacity for each in fitting if _reaches(each, task)), None)


def stand_in_ids(
    session: Session, task: HumanTask, mission: str, role: str | None, person_id: int | None
) -> set[int]:
    """Who may take a task in the place of those who hold `role`, or of one person, today."""
    roles, people = frozenset({role}), frozenset({person_id}) - {None}
    return {
        somebody
        for somebody, several in stand_ins_in(session, task.office_id).items()
        for each in several
        if _offered_through(each, roles, people)
        and each.reaches(task.kind)
        and each.covers(mission, task.amount)
    }


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
        return _beyond(in_force[0], _mission(task))
    if orders:
        return no_longer(orders[0])
    held = [each for each in person.standing.stand_ins if not each.reaches(task.kind)]
    return _ONLY_REVIEWS if any(roles & each.post.roles for each in held) else None


def _offered_through(
    stand_in: StandIn, roles: frozenset[str | None], people: frozenset[int | None]
) -> bool:
    return not (stand_in.post.roles.isdisjoint(roles) and stand_in.people.isdisjoint(people))


def _reaches(stand_in: StandIn, task: HumanTask) -> bool:
    mission = _mission(task) if stand_in.missions else ""
    return stand_in.reaches(task.kind) and stand_in.covers(mission, task.amount)


def _mission(task: HumanTask) -> str:
    return task.session.get_one(Case, task.case_id).mission


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

"""Why somebody who acts for others may not do this, in words for an official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from models import clock
from models.acting import ActingOrder, no_longer
from models.post import Post
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.human_task import HumanTask
    from models.person import Person


def why_not(task: HumanTask, person: Person) -> Text | None:
    """Why an order, a list of substitutes or a loan does not let `person` do this; None without."""
    if person.office_id != task.office_id or person.id in task.barred:
        return None
    if task.is_decision and task.owner_id is not None and task.assignee_id == person.id:
        return _LENT
    orders = _orders(task, person)
    if any(order.is_in_force(clock.now()) for order in orders):
        return _beyond(task, person, {order.id: order.number for order in orders})
    if covering := _covering(task, orders):
        return no_longer(covering[0])
    roles = {each.role for each in task.offers()}
    held = [each for each in person.standing.stand_ins if not each.reaches(task.kind)]
    return _ONLY_REVIEWS if any(roles & each.post.roles for each in held) else None


def lost(task: HumanTask, person: Person) -> Text | None:
    """Why who could finish this by an order cannot any more; None for who never could.

    It is told to whose order ended while the task stood, and would bear it if it had not.
    """
    if person.id in task.barred or person.office_id != task.office_id:
        return None
    orders, now = _covering(task, _orders(task, person)), clock.now()
    if any(each.is_in_force(now) for each in orders):
        return None
    ended = ((each, each.ends) for each in orders if each.ends is not None and each.ends <= now)
    # One that was revoked before it began never bore anything.
    told = (each for each, end in ended if end >= task.opened_at and end > each.since)
    return next((no_longer(each) for each in told), None)


def _covering(task: HumanTask, orders: list[ActingOrder]) -> list[ActingOrder]:
    """Those whose scope and limit the matter is within."""
    return [each for each in orders if each.covers(task.case.mission, task.amount)]


def _orders(task: HumanTask, person: Person) -> list[ActingOrder]:
    """The orders for a post to which the task is offered, in force or not; the newest first."""
    offers = task.offers()
    roles, posts = {each.role for each in offers}, {each.post_id for each in offers}
    newest = (
        select(ActingOrder, Post)
        .join(Post, col(Post.id) == col(ActingOrder.for_post_id))
        .where(ActingOrder.person_id == person.id)
        .order_by(col(ActingOrder.since).desc(), col(ActingOrder.id).desc())
        .limit(20)
    )
    return [
        order
        for order, post in task.session.exec(newest)
        if post.id in posts or not roles.isdisjoint(post.roles)
    ]


def _beyond(task: HumanTask, person: Person, numbers: Mapping[int | None, str]) -> Text | None:
    """Why none of these orders covers the matter; None where one does, and something else bars."""
    mission, found = task.case.mission, None
    for each in person.standing.stand_ins:
        (link, *onward) = each.links
        if onward or link.order_id not in numbers:
            continue
        if each.bears(task.kind, mission, task.amount, task.barred):
            return None
        words = _OUT_OF_SCOPE if not each.covers(mission, 0) else _OVER_LIMIT
        words = _OWN_WORK if each.lender in task.barred else words
        found = found or words.fill(number=numbers[link.order_id])
    return found


_LENT = _(
    "งานนี้มอบให้ท่านทำแทนชั่วคราว ผู้มอบต้องเป็นผู้พิจารณาเอง โปรดส่งคืนเมื่อทำเสร็จ",
    "This was lent to you: whoever lent it decides on it. Please hand it back when it is done.",
)
_OWN_WORK = _(
    "ผู้มอบอำนาจตามคำสั่งที่ {number} จัดทำเรื่องนี้เอง จึงปฏิบัติราชการแทนในเรื่องนี้ไม่ได้",
    "Whoever delegated by order {number} did this work, so nobody decides on it on their behalf.",
)
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

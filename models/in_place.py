"""By which order somebody leads the office: kept beside what they did as its leader (2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.acting import must_stand
from models.role import LEADERS, Role
from models.secrecy import CLASSIFIERS, GROUP_HEADS

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.capacity import StandIn
    from models.person import Person

_BY_ROLES = {
    "booking.replaced": {Role.DIRECTOR},
    "case.withdrawal-asked": LEADERS,
    "case.urgency-changed": LEADERS | GROUP_HEADS,
    "case.classified": CLASSIFIERS,
    "human-task.cancelled": LEADERS,
    "register.number-cancelled": LEADERS | {Role.REG_CLERK, Role.ADM_HEAD},
}


def in_place(kind: str, by: Person | None, opened_by_id: int | None) -> dict[str, Any]:
    """``{"capacity": …}`` of an act that only an order lets `by` do; else nothing.

    Whoever opened a case takes it back in their own right.
    """
    roles = _BY_ROLES.get(kind)
    if roles is None or by is None or not by.standing.own_roles.isdisjoint(roles):
        return {}
    if kind == "case.withdrawal-asked" and by.id == opened_by_id:
        return {}
    return _by_order(by, lambda each: not each.post.roles.isdisjoint(roles))


def moved_in_place(by: Person, answers: int | None) -> dict[str, Any]:
    """As :func:`in_place`, of who gives away a task for which `answers` answered."""
    own, above = by.standing.own_roles, by.rungs_above(answers)
    moves = LEADERS | {Role.SYS_ADMIN}
    if by.id == answers or own & moves or by.standing.own_post_ids & above:
        return {}
    return _by_order(by, lambda each: bool(each.post.roles & moves) or each.post.id in above)


def _by_order(by: Person, gives: Callable[[StandIn], bool]) -> dict[str, Any]:
    """The orders are held until the transaction ends, as for a signature."""
    fitting = (each.capacity for each in by.standing.stand_ins if each.is_full and gives(each))
    capacity = next(fitting, None)
    if capacity is None:
        return {}
    must_stand(by.session, capacity.order_ids)
    return {"capacity": capacity.record()}

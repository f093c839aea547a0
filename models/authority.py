"""May this person act on this task, now, in what capacity, by which order: one answer for all.

Asked at the moment of the act (claim, complete), never kept from when the task was offered
(handbook 2.6). The questions of a page, of JSON and the gate in each verb all come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.case import Case
from models.person import stand_ins_in

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


def _offered_through(
    stand_in: StandIn, roles: frozenset[str | None], people: frozenset[int | None]
) -> bool:
    return not (stand_in.post.roles.isdisjoint(roles) and stand_in.people.isdisjoint(people))


def _reaches(stand_in: StandIn, task: HumanTask) -> bool:
    mission = mission_of(task) if stand_in.missions else ""
    return stand_in.reaches(task.kind) and stand_in.covers(mission, task.amount)


def mission_of(task: HumanTask) -> str:
    """The mission to whose case the task belongs."""
    return task.session.get_one(Case, task.case_id).mission

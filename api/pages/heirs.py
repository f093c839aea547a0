"""To whom a human task can be lent, and to whom it can be given for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.pages.choosable import Option, colleagues
from models.moves import Move, actions_for
from models.person import able_people, know_standings

if TYPE_CHECKING:
    from models.human_task import HumanTask
    from models.person import Person


def colleagues_but(me: Person) -> list[Option]:
    """Everybody else of the office who can be given work."""
    return [one for one in colleagues(me.session, me.office_id) if one.value != me.handle]


def heirs_but(me: Person, task: HumanTask) -> list[Option]:
    """To whom else I may give a task for good: a decision only to one it could be offered to."""
    if Move.REASSIGN not in actions_for(task, me):
        return []
    able = able_people(task.session, task.office_id)
    others = [person for person in able if person.id not in {task.assignee_id, me.id}]
    if task.is_decision:
        know_standings(task.session, task.office_id, others)
    return [Option(each.handle, each.name) for each in others if _inherits(task, each)]


def _inherits(task: HumanTask, person: Person) -> bool:
    """As `HumanTask.reassign` has it."""
    return task.is_offered_to(person) if task.is_decision else task.case.is_seen_by(person)

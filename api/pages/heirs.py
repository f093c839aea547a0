"""To whom a human task can be lent, and to whom it can be given for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.pages.choosable import Option, colleagues
from models.person import able_people

if TYPE_CHECKING:
    from models.human_task import HumanTask
    from models.person import Person


def colleagues_but(me: Person) -> list[Option]:
    """Everybody else of the office who can be given work."""
    return [one for one in colleagues(me.session, me.office_id) if one.value != me.handle]


def heirs_but(me: Person, task: HumanTask) -> list[Option]:
    """To whom else a task can be given for good: a decision only to one it could be offered to."""
    return [
        Option(person.handle, person.name)
        for person in able_people(task.session, task.office_id)
        if person.id not in {task.assignee_id, me.id} and _inherits(task, person)
    ]


def _inherits(task: HumanTask, person: Person) -> bool:
    """As `HumanTask.reassign` has it."""
    return task.is_offered_to(person) if task.is_decision else task.case.is_seen_by(person)

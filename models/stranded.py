"""Work that lies with somebody for whom its case is not there any more goes back (handbook 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.case import hold
from models.human_task import STANDING, HumanTask
from models.person import Person

if TYPE_CHECKING:
    from models.case import Case


def free_stranded(case: Case, *, by: Person) -> None:
    """Take the tasks of a secret case from who may not see it, for everybody they were offered to.

    A task that was lent goes back whole where either may not: who lent it could not take it back,
    and who has it could not finish it.
    """
    session = case.session
    hold(session, case.id)
    session.flush()
    for task in standing_tasks(case):
        holders = {task.assignee_id, task.owner_id} - {None}
        if not all(case.is_seen_by(session.get_one(Person, each)) for each in holders):
            task.free(by=by)


def standing_tasks(case: Case) -> list[HumanTask]:
    """The standing tasks of a case, held; the caller holds the case's lock."""
    of_case = HumanTask.case_id == case.id
    found = select(HumanTask).where(of_case, col(HumanTask.state).in_(STANDING))
    # Somebody may be claiming one just now; its row is theirs or ours, not both at once.
    held = found.with_for_update(key_share=True).execution_options(populate_existing=True)
    return list(case.session.exec(held))

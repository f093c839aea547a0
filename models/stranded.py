"""Work that lies with somebody who may not go on with it goes back (handbook 2.4, 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, cast, exists, func, literal, or_
from sqlmodel import Session, col, select

from models import clock
from models.case import hold
from models.human_task import STANDING, HumanTask, TaskState
from models.lasting import lasting
from models.offer import Offer
from models.office import Office
from models.person import Person
from models.post import Incumbency, Post
from models.rows import Rows

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


def free_undecidable(case: Case) -> None:
    """Take the decisions of a case from who may not decide them any more, for who may.

    Authority ends in many ways, some of which nobody brings about: an order's last day, the end of
    an absence. The clock's round asks (`workflows.rounds`).
    """
    for task in standing_tasks(case):
        if is_undecidable(task):
            task.free(by=None, reason="unentitled")


def is_undecidable(task: HumanTask) -> bool:
    """Whether a decision lies with somebody who may not decide it any more; lent, with who lent."""
    answers = task.owner_id or task.assignee_id
    if answers is None or not (task.is_standing and task.is_decision):
        return False
    return not task.is_offered_to(task.session.get_one(Person, answers))


def undecidable(session: Session) -> list[int]:
    """The cases with a decision that lies with somebody who may not decide it any more."""
    given = {"now": clock.now()}
    return [
        task.case_id for task in _IN_ANOTHERS_PLACE.each(session, given) if is_undecidable(task)
    ]


def standing_tasks(case: Case) -> list[HumanTask]:
    """The standing tasks of a case, held; the caller holds the case's lock."""
    of_case = HumanTask.case_id == case.id
    found = select(HumanTask).where(of_case, col(HumanTask.state).in_(STANDING))
    # Somebody may be claiming one just now; its row is theirs or ours, not both at once.
    held = found.with_for_update(key_share=True).execution_options(populate_existing=True)
    return list(case.session.exec(held))


_ANSWERS = func.coalesce(col(HumanTask.owner_id), col(HumanTask.assignee_id))
# A list of roles as it is written in both databases: ``["news_officer", "director"]``.
_ROLE_AMONG = cast(col(Post.roles), String).like(literal('%"').concat(col(Offer.role)).concat('"%'))
_IN_OWN_POST = exists().where(
    col(Offer.human_task_id) == col(HumanTask.id),
    or_(
        col(Offer.person_id) == _ANSWERS,
        exists().where(
            col(Incumbency.person_id) == _ANSWERS,
            lasting(col(Incumbency.since), col(Incumbency.until)),
            col(Post.id) == col(Incumbency.post_id),
            or_(col(Post.id) == col(Offer.post_id), _ROLE_AMONG),
        ),
    ),
)
# By way of the offices: an index knows what stands in each, and most tasks are done long ago.
_IN_ANOTHERS_PLACE: Rows[tuple[HumanTask]] = Rows(
    select(HumanTask)
    .join(Office, col(Office.id) == col(HumanTask.office_id))
    .where(
        col(HumanTask.state).in_((TaskState.CLAIMED, TaskState.DELEGATED)),
        col(HumanTask.kind) != "ask",
        ~_IN_OWN_POST,
    )
)
"""The decisions that somebody took otherwise than in a post they hold ``now``: few, by an order."""

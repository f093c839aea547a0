"""By when a task is to be taken and done: as its mission, its class and its letter say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import clock
from models.deliver_by import in_time
from models.due_rule import counted
from models.urgency_target import Limits, class_rule, internal_within, limits, target_of
from models.working_time import working_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from models.case import Case
    from models.deadline import Due
    from models.due_rule import Kept
    from models.human_task import HumanTask
    from models.urgency_target import UrgencyTarget


def hurry(
    session: Session, case: Case, task: HumanTask, target: UrgencyTarget | None, *, paced: bool
) -> None:
    """Give a task the limits that its class of urgency and its mission together set, from now.

    What must be in somebody's hands by a moment of its own is due by then at the latest.
    """
    task.class_rule, found = _hurried(session, case, task.mission_due_at, target, paced=paced)
    task.take_by, task.due_at = in_time(case, found, task.opened_at)
    task.internal_due_at = internal_within(task.internal_due_at, task.due_at)


def _hurried(
    session: Session,
    case: Case,
    mission_due: datetime | None,
    target: UrgencyTarget | None,
    *,
    paced: bool,
) -> tuple[Kept | None, Limits]:
    """The class's own rule from now on, and the limits that it and the mission together set."""
    rule = None if target is None else class_rule(target, clock.now(), paced=paced)
    if rule is None:
        return None, Limits(None, mission_due)
    return rule, limits(mission_due, rule, working_time(session, case.office_id))


def limits_now(session: Session, case: Case, due: Due, *, paced: bool) -> Limits:
    """The limits that a task would have that opened now."""
    now = clock.now()
    mission_due = counted(session, case.office_id, due, now).due_at
    target = target_of(session, case.office_id, case.urgency)
    _rule, found = _hurried(session, case, mission_due, target, paced=paced)
    return in_time(case, found, now)

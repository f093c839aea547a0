"""The open deadlines of an office that a changed calendar may move: of human tasks and of waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, or_
from sqlmodel import col, select

from models import clock
from models.case import ENDED, Case
from models.clock import in_bangkok
from models.deliver_by import in_time
from models.due_rule import Counted, counted_again
from models.human_task import STANDING, HumanTask
from models.rows import Rows
from models.step import Step, StepState
from models.urgency_target import Limits, limits

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from models.calendar import WorkingTime
    from models.person import Person


@dataclass(frozen=True)
class MovedDeadline:
    """A deadline that another calendar moves: of a `task`, or (None) of a wait of the case.

    Of a statute's, only the internal date moves: `due_at` equals `was_due_at`.
    """

    case: Case
    held: HumanTask | Step
    was_due_at: datetime
    due_at: datetime
    was_internal: datetime | None
    internal_due_at: datetime | None
    mission_due_at: datetime | None = None
    take_by: datetime | None = None

    @property
    def task(self) -> HumanTask | None:
        """The human task, None for a wait."""
        return self.held if isinstance(self.held, HumanTask) else None

    @property
    def is_statutory(self) -> bool:
        """Whether the deadline itself stays, for a statute sets it."""
        return self.due_at == self.was_due_at

    @property
    def is_shorter(self) -> bool:
        """Whether less time is left than before."""
        if self.is_statutory and self.internal_due_at and self.was_internal:
            return self.internal_due_at < self.was_internal
        return self.due_at < self.was_due_at

    def move(self, *, by: Person, reason: str) -> None:
        """Move it, with its event; what somebody is typing meanwhile is not refused for it.

        So the `version` of a task stays: its deadline is not what anybody answers to.
        """
        told: dict[str, Any] = {"key": self.held.key, "reason": reason, "shorter": self.is_shorter}
        told |= _moments(self.was_due_at, self.due_at)
        self.held.due_at = self.due_at
        task = self.task
        if task is None:
            self.case.tell("case.wait-moved", by=by, **told)
        elif not self.is_statutory:
            self.case.tell("human-task.due-moved", by=by, human_task_id=task.id, **told)
        else:
            told |= _moments(self.was_internal, self.internal_due_at)
            self.case.tell("human-task.internal-due-moved", by=by, human_task_id=task.id, **told)
        if task is not None:
            task.internal_due_at = self.internal_due_at
            task.mission_due_at, task.take_by = self.mission_due_at, self.take_by
            task.hastened_at = clock.now() if self.is_shorter else None


def _moments(was: datetime | None, due: datetime | None) -> dict[str, str | None]:
    return {
        name: in_bangkok(at).isoformat() if at else None
        for name, at in (("was", was), ("due", due))
    }


def moved_by(session: Session, office_id: int, working: WorkingTime) -> list[MovedDeadline]:
    """Every open deadline that falls on another moment by `working`; the first due comes first.

    What is read is read fresh, under whatever lock the caller holds.
    """
    given = {"office": office_id, "standing": list(STANDING), "ended": list(ENDED)}
    found: list[tuple[HumanTask | Step, Case]] = [
        *_TASKS.all(session, given),
        *_WAITS.all(session, given),
    ]
    moved = [each for held, case in found if (each := _counted_again(case, held, working))]
    return sorted(moved, key=lambda each: (each.was_due_at, each.case.code, each.held.key))


def _counted_again(
    case: Case, held: HumanTask | Step, working: WorkingTime
) -> MovedDeadline | None:
    if isinstance(held, HumanTask):
        return _task_counted_again(case, held, working)
    again = counted_again(held.due_rule or {}, held.opened_at, working)
    was_due, due = cast("datetime", held.due_at), cast("datetime", again.due_at)
    return None if was_due == due else MovedDeadline(case, held, was_due, due, None, None)


def by_mission(task: HumanTask, working: WorkingTime) -> Counted:
    """The limit that the mission alone sets a task, by this calendar."""
    if task.due_rule is None:
        return Counted(task.mission_due_at, task.internal_due_at)
    return counted_again(task.due_rule, task.opened_at, working)


def _task_counted_again(case: Case, task: HumanTask, working: WorkingTime) -> MovedDeadline | None:
    """By the first of its mission's rule, its class of urgency's, and the moment it is wanted."""
    mission = by_mission(task, working)
    by_class = Limits(task.take_by, mission.due_at)
    if task.class_rule is not None:
        by_class = limits(mission.due_at, task.class_rule, working)
    by_class = in_time(case, by_class, task.opened_at)
    was = cast("datetime", task.due_at), task.internal_due_at
    due = cast("datetime", by_class.due_at), mission.internal_due_at
    if was == due:
        return None
    return MovedDeadline(
        case, task, was[0], due[0], was[1], due[1], mission.due_at, by_class.take_by
    )


_OF_OPEN_CASES = (
    col(Case.office_id) == bindparam("office"),
    col(Case.state).not_in(bindparam("ended", expanding=True)),
)
_TASKS: Rows[tuple[HumanTask, Case]] = Rows(
    select(HumanTask, Case)
    .join(Case, col(Case.id) == col(HumanTask.case_id))
    .where(
        *_OF_OPEN_CASES,
        col(HumanTask.state).in_(bindparam("standing", expanding=True)),
        or_(col(HumanTask.due_rule).is_not(None), col(HumanTask.class_rule).is_not(None)),
        col(HumanTask.due_at).is_not(None),
    ),
    fresh=True,
)
_WAITS: Rows[tuple[Step, Case]] = Rows(
    select(Step, Case)
    .join(Case, col(Case.id) == col(Step.case_id))
    .where(
        *_OF_OPEN_CASES,
        Step.kind == "wait_until",
        Step.state == StepState.OPEN,
        col(Step.due_rule).is_not(None),
    ),
    fresh=True,
)

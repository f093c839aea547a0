"""The open deadlines of an office that a changed calendar may move: of human tasks and of waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

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
from models.urgency_target import Limits, internal_within, limits
from models.wait_words import waited_for

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from models.calendar import WorkingTime
    from models.person import Person
    from models.wording import Text


class Dates(NamedTuple):
    """Until when a task is to be done, by the office's own date, and until when to be taken."""

    due_at: datetime
    internal_due_at: datetime | None = None
    take_by: datetime | None = None

    @property
    def binding(self) -> tuple[datetime | None, ...]:
        """The same; where the office has no date of its own, the limit itself is it."""
        return self.due_at, self.internal_due_at or self.due_at, self.take_by


@dataclass(frozen=True)
class MovedDeadline:
    """Dates that move, of a `task`, or (None) of a wait of the case.

    Of a statute's deadline only the internal date moves, of one that is on the wall perhaps only by
    when its task is to be taken.
    """

    case: Case
    held: HumanTask | Step
    was: Dates
    dates: Dates
    mission_due_at: datetime | None = None

    @property
    def task(self) -> HumanTask | None:
        """The human task, None for a wait."""
        return self.held if isinstance(self.held, HumanTask) else None

    @property
    def title(self) -> Text:
        """What is to be done, or what the case waits for."""
        return self.held.title if isinstance(self.held, HumanTask) else waited_for(self.held)

    @property
    def is_statutory(self) -> bool:
        """Whether the deadline itself stays, for a statute sets it."""
        internal = self.was.internal_due_at != self.dates.internal_due_at
        return internal and self.was.due_at == self.dates.due_at

    @property
    def is_shorter(self) -> bool:
        """Whether less time is left than before."""
        return any(map(_is_sooner, self.was.binding, self.dates.binding))

    def move(self, *, by: Person, reason: str, **more: str) -> None:
        """Move it, with its event; what somebody is typing meanwhile is not refused for it.

        So the `version` of a task stays: its deadline is not what anybody answers to.
        """
        self.tell(by=by, reason=reason, **more)
        self.held.due_at = self.dates.due_at
        task = self.task
        if task is not None:
            task.internal_due_at, task.take_by = self.dates.internal_due_at, self.dates.take_by
            task.mission_due_at = self.mission_due_at
            task.hastened_at = clock.now() if self.is_shorter else None

    def tell(self, *, by: Person, reason: str, **more: str) -> None:
        """An event for each date that moves; `more` says by what (`models.story`), if not a day."""
        known: dict[str, Any] = {"by": by, "key": self.held.key, "reason": reason, **more}
        sooner = map(_is_sooner, self.was.binding, self.dates.binding)
        due, internal, take = map(_shift, self.was, self.dates, sooner)
        if self.task is None:
            self.case.tell("case.wait-moved", **known, **due)
            return
        known["human_task_id"] = self.task.id
        if due:
            self.case.tell("human-task.due-moved", **known, **due)
        if internal:
            self.case.tell("human-task.internal-due-moved", **known, **internal)
        if take:
            self.case.tell("human-task.take-by-moved", **known, **take)


def dates_of(task: HumanTask) -> Dates:
    """As they stand now, of a task that has a deadline."""
    return Dates(cast("datetime", task.due_at), task.internal_due_at, task.take_by)


def _is_sooner(was: datetime | None, now: datetime | None) -> bool:
    return now is not None and (was is None or now < was)


def _shift(was: datetime | None, now: datetime | None, shorter: bool) -> dict[str, Any]:  # noqa: FBT001 - mapped
    """What is told of a date; nothing of one that stays."""
    if was == now:
        return {}
    dates = {"was": was, "due": now}
    told = {name: in_bangkok(at).isoformat() if at else None for name, at in dates.items()}
    return told | {"shorter": shorter}


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
    return sorted(moved, key=lambda each: (each.was.due_at, each.case.code, each.held.key))


def _counted_again(
    case: Case, held: HumanTask | Step, working: WorkingTime
) -> MovedDeadline | None:
    if isinstance(held, HumanTask):
        return _task_counted_again(case, held, working)
    again = counted_again(held.due_rule or {}, held.opened_at, working)
    was_due, due = cast("datetime", held.due_at), cast("datetime", again.due_at)
    return None if was_due == due else MovedDeadline(case, held, Dates(was_due), Dates(due))


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
    due = cast("datetime", by_class.due_at)
    internal = internal_within(mission.internal_due_at, due)
    was, dates = dates_of(task), Dates(due, internal, by_class.take_by)
    return None if was == dates else MovedDeadline(case, task, was, dates, mission.due_at)


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

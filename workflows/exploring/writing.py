"""Writing down, in memory, what one reading found: as `tasks.apply` does it in the database."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.deadline import USUAL_TIME
from models.step import Step, StepState
from tasks.turn import DEPARTED, JOIN, RUN, SKIPPED, TIMER, HumanWork

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.calendar import WorkingTime
    from models.deadline import Due
    from tasks.turn import Opening, Turn

Record = dict[str, Step]
Openings = dict[str, "Opening"]


def written(
    record: Mapping[str, Step],
    openings: Mapping[str, Opening],
    turn: Turn,
    working: WorkingTime = USUAL_TIME,
) -> tuple[Record, Openings]:
    """The record and the openings with what `turn` opened, decided and cancelled."""
    after, opened = dict(record), dict(openings)
    notices = {call.key for call in turn.calls if not call.awaited}
    for key, reason in turn.cancellations.items():
        after[key] = ended(record[key], StepState.CANCELLED, {"cancelled": reason}, turn.at)
    for opening in turn.openings:
        after[opening.key] = _opened(opening, turn.at, working, is_notice=opening.key in notices)
        opened[opening.key] = opening
    return after, opened


def ended(step: Step, state: str, result: Any, at: datetime) -> Step:
    """The step with its end; the one that stands in other records is left as it is."""
    return Step(
        case_id=0,
        key=step.key,
        kind=step.kind,
        what=step.what,
        state=state,
        result=result,
        opened_at=step.opened_at,
        due_at=step.due_at,
        done_at=at,
    )


def _opened(opening: Opening, at: datetime, working: WorkingTime, *, is_notice: bool) -> Step:
    step = Step(
        case_id=0,
        key=opening.key,
        kind=opening.kind,
        what=opening.what,
        state=StepState.READY if opening.kind == RUN else StepState.OPEN,
        opened_at=at,
    )
    if opening.kind in {JOIN, DEPARTED} or is_notice:
        return ended(step, StepState.DONE, opening.body, at)
    if opening.kind == SKIPPED:
        return ended(step, StepState.CANCELLED, {"cancelled": opening.body}, at)
    if isinstance(opening.body, HumanWork):
        step.due_at = _falls_on(opening.body.due, at, working)
    elif opening.kind == TIMER:
        step.due_at = _falls_on(opening.body, at, working)
    return step


def _falls_on(due: Due, at: datetime, working: WorkingTime) -> datetime | None:
    return due if due is None or isinstance(due, datetime) else due.after(at, working)

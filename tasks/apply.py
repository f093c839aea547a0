"""Writing down what a replay found: steps open, human tasks are offered, losers are cancelled."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.booking import release_all
from models.due_rule import counted
from models.human_task import HumanTask
from models.step import UNDECIDED, Step, StepState
from models.types import must_be_keepable
from models.urgency_target import target_of
from tasks.came_up import tell_why
from tasks.limits import hurry
from tasks.offering import Offered, offer, offered
from tasks.record import finish
from tasks.signals import ENDED, Withdrawn
from tasks.turn import (
    CHILD,
    DEED,
    DEPARTED,
    DONE_AT_ONCE,
    JOIN,
    RUN,
    SKIPPED,
    TIMER,
    HumanWork,
    Opening,
    Turn,
)

if TYPE_CHECKING:
    from datetime import datetime

    from models.case import Case
    from models.urgency_target import UrgencyTarget


def apply(
    session: Session,
    case: Case,
    record: dict[str, Step],
    turn: Turn,
    *,
    paced: bool = False,
) -> None:
    """Write `turn` into the record; `record` then holds the new steps too.

    `paced` says that the mission's own limits speak of urgency already.

    Everything that a mission can get wrong (a handle that nobody has, a look-up that fails) raises
    before the first row is added, so that nothing need be taken back; but for deeds, which are.
    """
    target = _target(session, case, turn)
    deeds = any(opening.kind == DEED for opening in turn.openings)
    with session.begin_nested() if deeds else nullcontext():  # all of them, or none
        opened = [_opened(session, case, opening, turn.at) for opening in turn.openings]
    if turn.cancellations:
        session.flush()  # a task that was offered a moment ago may be among them
    for key, reason in turn.cancellations.items():
        _cancel(session, case, record[key], reason, turn.at)
    for step, work in opened:
        session.add(step)
        record[step.key] = step
        if work is not None:
            hurry(session, case, work[0], target, paced=paced)
            offer(session, *work)
            tell_why(case, work[0])


def end(session: Session, case: Case, record: dict[str, Step], turn: Turn, outcome: str) -> None:
    """The case ends: whatever was still waited for ends with it; only notices still go out.

    What it has booked ahead is free again. What a machine is at is given up too: it may finish, but
    nobody does it once more.
    """
    release_all(case, because=Withdrawn.reason if case.withdrawing else ENDED)
    case.close(outcome)
    session.flush()
    notices = {call.key for call in turn.calls if not call.awaited}
    for step in record.values():
        if step.state in UNDECIDED and step.key not in notices:
            _cancel(session, case, step, ENDED, turn.at)


def _target(session: Session, case: Case, turn: Turn) -> UrgencyTarget | None:
    """What the case's class of urgency wants, if there is anybody to want it of."""
    for_people = any(isinstance(opening.body, HumanWork) for opening in turn.openings)
    return target_of(session, case.office_id, case.urgency) if for_people else None


def _opened(
    session: Session, case: Case, opening: Opening, now: datetime
) -> tuple[Step, Offered | None]:
    """The rows of a step, not yet written."""
    step = Step(
        case_id=case.id,
        key=opening.key,
        kind=opening.kind,
        what=opening.what,
        state=StepState.READY if opening.kind == RUN else StepState.OPEN,
        opened_at=now,
    )
    if isinstance(opening.body, HumanWork):
        return step, offered(session, case, opening, opening.body)
    if opening.kind in {JOIN, DEPARTED}:
        finish(step, opening.body)
    elif opening.kind in DONE_AT_ONCE:
        what, arguments = opening.body
        with session.begin_nested():  # what the database refuses must not spoil the transaction
            found = what.for_case(case, arguments)
        must_be_keepable(found)
        finish(step, found)
    elif opening.kind == SKIPPED:
        _mark_cancelled(step, opening.body, now)
    elif opening.kind == TIMER:
        until = counted(session, case.office_id, opening.body, now)
        step.due_at, step.due_rule = until.due_at, until.rule
    elif opening.kind == CHILD:
        request, subject = opening.body
        step.result = {"request": request.record(), "subject": subject}
    return step, None


def _cancel(session: Session, case: Case, step: Step, reason: str, at: datetime) -> None:
    if step.state == StepState.OPEN:
        task = session.exec(
            select(HumanTask)
            .where(HumanTask.case_id == case.id, HumanTask.key == step.key)
            .with_for_update(key_share=True)  # somebody may be claiming it just now
            .execution_options(populate_existing=True)
        ).first()
        if task is not None and task.is_standing:
            task.cancel(by=None, reason=reason)
    _mark_cancelled(step, reason, at)


def _mark_cancelled(step: Step, reason: str, at: datetime) -> None:
    step.state = StepState.CANCELLED
    step.result = {"cancelled": reason}
    step.done_at = at
    step.lease_until = None

"""Waits that are over without anybody doing anything: times that came, messages, child cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, select

from models import clock
from models.case import Case
from models.database import in_trouble
from models.incident import step_failed
from models.message import oldest_untaken
from models.step import StepState
from tasks.record import finish
from tasks.turn import CHILD, CHILD_END, MESSAGE, TIMER

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.step import Step


def settle(session: Session, case: Case, record: dict[str, Step]) -> bool:
    """Finish every open wait of `record` that is over; whether there was one.

    One that cannot be finished (a child case that does not open) fails by itself, as a service step
    does: the others go on.
    """
    open_waits = [
        step for step in record.values() if step.state == StepState.OPEN and step.kind in _SETTLE
    ]
    settled = [_settled(session, case, step) for step in open_waits]
    return any(settled)


def _settled(session: Session, case: Case, step: Step) -> bool:
    try:
        return bool(_SETTLE[step.kind](session, case, step))
    except Exception as error:
        if in_trouble(error):
            raise
        step_failed(session, case, step, error)
        return False


def message_name(key: str) -> str:
    """The name of the message that the step at `key` waits for."""
    return key.rpartition("/")[2].partition("~")[0]


def _timer(_session: Session, _case: Case, step: Step) -> bool:
    if step.due_at is None or step.due_at > clock.now():
        return False
    finish(step, None)
    return True


def _message(session: Session, case: Case, step: Step) -> bool:
    message = oldest_untaken(session, case.id, message_name(step.key))
    if message is None:
        return False
    message.taken_by = step.key
    finish(step, message.payload)
    session.flush()
    return True


def _child(session: Session, case: Case, step: Step) -> bool:
    from workflows.opening import open_child  # noqa: PLC0415 - a child case is opened as any other is

    with session.begin_nested():  # a child that cannot be opened leaves nothing of itself
        child = open_child(session, case, step)
    finish(step, {"code": child.code})
    return True


def _child_end(session: Session, _case: Case, step: Step) -> bool:
    child = session.exec(select(Case).where(Case.code == step.what)).one()
    if child.is_open:
        return False
    finish(step, {"outcome": child.outcome})
    return True


_SETTLE: dict[str, Callable[[Session, Case, Step], Any]] = {
    TIMER: _timer,
    MESSAGE: _message,
    CHILD: _child,
    CHILD_END: _child_end,
}

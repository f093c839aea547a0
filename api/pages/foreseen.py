"""What would follow a decision: the mission is read as if it had been taken; nothing is written.

A replay only reads (`tasks.run`), so the page can say the consequence before anybody presses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models import clock
from models.deadline import falls_on
from models.person import by_handle
from models.role import Role
from models.step import UNDECIDED
from models.story import outcome_in_words
from models.wording import Text
from tasks.limits import limits_now
from tasks.offering import asked_of
from tasks.turn import TIMER, HumanWork
from workflows.advance import replay
from workflows.catalogue import mission_of
from workflows.imagined import imagined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from models.case import Case
    from models.deadline import Due
    from models.human_task import HumanTask


@dataclass(frozen=True)
class NextWork:
    """A task that would open: what, for whom, until when."""

    title: Text
    of: tuple[Text, ...]
    due_at: datetime | None


@dataclass(frozen=True)
class Foreseen:
    """What would follow: tasks, things that machines do, or the end of the case.

    `beside` tells whether something else of the case is still undecided, `until` which moment the
    mission would then wait for.
    """

    work: tuple[NextWork, ...]
    machines: tuple[Text, ...]
    ends: Text | None
    beside: bool
    until: datetime | None


def foreseen(
    session: Session, case: Case, task: HumanTask, result: Mapping[str, Any]
) -> Foreseen | None:
    """What the mission would do if `task` had that `result`; None where that cannot be said."""
    record = imagined(session, case, task, result)
    if record is None:
        return None
    try:
        turn = replay(case, record)
    except Exception:  # noqa: BLE001 - what a mission raises here it raises for nobody
        return None
    bodies = [each.body for each in turn.openings if isinstance(each.body, HumanWork)]
    # What else it opens may come first, and then it does not wait so long.
    waits = {each.kind for each in turn.openings} == {TIMER}
    timers = [_at(session, case, each.body) for each in turn.openings if waits]
    unawaited = {call.key for call in turn.calls if not call.awaited}
    over = unawaited | turn.cancellations.keys()
    return Foreseen(
        work=tuple(_next(session, case, body) for body in bodies),
        machines=tuple(call.step.title for call in turn.calls if call.key not in record),
        ends=outcome_in_words(turn.outcome.name) if turn.outcome else None,
        beside=any(each.state in UNDECIDED for key, each in record.items() if key not in over),
        until=min((at for at in timers if at is not None and at > clock.now()), default=None),
    )


def _next(session: Session, case: Case, work: HumanWork) -> NextWork:
    paced = mission_of(case.mission).paced
    due_at = limits_now(session, case, work.due, paced=paced).due_at
    of = asked_of(session, case, work.of)
    return NextWork(work.title, tuple(_called(session, whom) for whom in of), due_at)


def _at(session: Session, case: Case, due: Due) -> datetime | None:
    return falls_on(session, case.office_id, due, clock.now())


def _called(session: Session, whom: str) -> Text:
    if whom in frozenset(Role):
        return Role(whom).label
    person = by_handle(session, whom)
    return person.name if person else Text(whom, whom)

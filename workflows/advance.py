"""Advancing a case: replay its mission, write down what it found, until it waits.

This is the inline way, in the transaction of whatever changed the record; the caller holds the
case's lock. The engine (`workflows.leg`) goes through here too.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from models import clock
from models.database import in_trouble
from models.incident import raise_incident, settle_incidents
from models.step import WAITS_FOR_ENGINE
from tasks import record as records
from tasks.apply import apply, end
from tasks.run import CaseRun
from tasks.signals import ProcedureChanged
from tasks.turn import CHILD, DONE_AT_ONCE, SETTLED_BY_US, Outcome, Turn
from workflows.catalogue import mission_of
from workflows.settling import settle

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.case import Case
    from models.step import Step


def advance(session: Session, case: Case, record: dict[str, Step] | None = None) -> Turn | None:
    """Bring `case` as far as it goes without people and machines; None on an incident.

    If the mission raises, or asks for what cannot be written down, nothing of that reading was
    written (it is written at its end, `tasks.apply`): what led here stays, and the case gets an
    incident.
    """
    record = records.load(session, case) if record is None else record
    turn = None
    try:
        settle(session, case, record)
        turn = _go_on(session, case, record)
    except (Exception, ProcedureChanged) as error:
        if in_trouble(error):
            raise  # the database's trouble, not the mission's
        _note(session, case, error)
        if case.withdrawing and isinstance(error, ProcedureChanged):
            # Nobody can follow it any more, so nothing can clean up; taken back it can be.
            turn = Turn(clock.now(), outcome=Outcome("withdrawn"))
    if turn is not None:
        if turn.outcome is not None and case.is_open:
            end(session, case, record, turn, turn.outcome.name)
        settle_incidents(session, case)
    case.wants_engine = wants_engine(case, record if turn is not None else {})
    return turn


def replay(case: Case, record: dict[str, Step]) -> Turn:
    """Read the case's mission against its record; changes nothing."""
    mission = mission_of(case.mission)
    run = CaseRun(
        code=case.code,
        opened_at=case.opened_at,
        record=record,
        opened_by=case.opened_by_id,
        withdrawing=case.withdrawing,
        at=clock.now(),
    )
    return run.follow(mission.procedure, mission.opens_with.recall(case.request))


def wants_engine(case: Case, record: dict[str, Step]) -> bool:
    """Whether machines have something to do for this case: a step, or telling Prefect its end.

    Without a turn there is no knowing with what to do a step: it waits for the mend, as people do.
    """
    return (
        case.flow_run_id is None
        or not case.is_open
        or any(step.state in WAITS_FOR_ENGINE for step in record.values())
    )


def _go_on(session: Session, case: Case, record: dict[str, Step]) -> Turn:
    """Read, write down, and read again, as long as what was opened is over at once."""
    while True:
        turn = replay(case, record)
        for opening in turn.openings:
            if opening.kind == CHILD:
                mission_of(opening.what)  # one that the office has not must not get into the record
        apply(session, case, record, turn, paced=mission_of(case.mission).paced)
        if not _goes_on(session, case, record, turn):
            return turn


def _goes_on(session: Session, case: Case, record: dict[str, Step], turn: Turn) -> bool:
    """Whether one of the waits that this turn opened is over already."""
    opened = {opening.kind for opening in turn.openings} & SETTLED_BY_US
    settled = bool(opened - DONE_AT_ONCE) and settle(session, case, record)
    return settled or bool(opened & DONE_AT_ONCE)


def _note(session: Session, case: Case, error: BaseException) -> None:
    raise_incident(
        session,
        case,
        kind="procedure" if isinstance(error, ProcedureChanged) else "mission",
        message=f"{type(error).__name__}: {error}",
        traceback="".join(traceback.format_exception(error)),
    )

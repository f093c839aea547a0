"""A leg: everything that machines can do for a case now.

No lock and no transaction is held while a service step runs. The step is first written as running,
with a lease and the number of the attempt; a worker that dies lets the lease lapse and another
takes the step over.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError

from models import clock
from models.case import CaseState
from models.chain import digest
from models.database import in_trouble, write
from models.incident import step_failed
from models.step import UNDECIDED, Step, StepState
from models.types import must_be_keepable
from tasks import record as records
from tasks.service import ServiceCall, ServiceStep
from workflows.advance import advance
from workflows.leases import Leases, lease_end

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.case import Case
    from tasks.turn import Turn


class EngineLost(Exception):
    """The engine itself failed (Prefect did not answer); says nothing of the service step."""


@dataclass(frozen=True)
class Taken:
    """A service step that this leg has taken under a lease, with all that it needs to be run."""

    step: ServiceStep[Any]
    call: ServiceCall
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Ended:
    """The case has ended and machines have nothing left to do for it."""

    state: str
    outcome: str


log = structlog.get_logger(__name__)

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries to write a result down."""

Submit = Callable[[Taken], "Future[Any]"]


def run_leg(code: str, submit: Submit) -> Ended | None:
    """Do what machines can do for case `code`; None when all that is left waits for people or time.

    `submit` starts a service step somewhere and returns its future; the results are recorded as
    they come, and each may make further steps ready.
    """
    running: dict[Future[Any], Taken] = {}
    with Leases() as leases:
        taken, ended = _take(code)
        while True:
            for each in taken:
                leases.hold(each.call)
            running.update({submit(each): each for each in taken})
            if not running:
                return ended
            taken = []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done = running.pop(future)
                more, ended = _recorded(done, *_came_of(future))
                leases.let_go(done.call)
                taken += more


def _take(code: str) -> tuple[list[Taken], Ended | None]:
    """Advance the case and take every service step that nobody else is at."""
    with write() as session:
        case, record = records.held(session, code)
        turn = advance(session, case, record)
        return _taken(case, record, turn), _ended(case)


def _recorded(
    taken: Taken, result: Any, error: BaseException | None
) -> tuple[list[Taken], Ended | None]:
    """As `_record`, while the database has trouble too: what was done must not be done again."""
    for pause in PAUSES:
        try:
            return _record(taken, result, error)
        except OperationalError as trouble:
            if not in_trouble(trouble):
                raise
            log.warning("not recorded yet", step=taken.call.idempotency_key, exc_info=True)
            sleep(pause)
    return _record(taken, result, error)


def _record(
    taken: Taken, result: Any, error: BaseException | None
) -> tuple[list[Taken], Ended | None]:
    """Write down what became of a step, advance, and take what that made ready."""
    with write() as session:
        case, record = records.held(session, taken.call.case_code)
        step = record[taken.call.step_key]
        if step.state in UNDECIDED:  # else another worker was quicker, and its result stands
            if error is None:
                records.finish(step, result)
                attempt, sha256 = taken.call.attempt, digest(result)
                case.tell("service-step.done", key=step.key, attempt=attempt, sha256=sha256)
            elif step.attempt == taken.call.attempt:
                _failed(session, case, step, error)
        turn = advance(session, case, record)
        more = [] if isinstance(error, EngineLost) else _taken(case, record, turn)
        return more, _ended(case)


def _failed(session: Session, case: Case, step: Step, error: BaseException) -> None:
    if isinstance(error, EngineLost):
        step.state = StepState.READY
        return
    step_failed(session, case, step, error)


def _taken(case: Case, record: dict[str, Step], turn: Turn | None) -> list[Taken]:
    found = []
    for ready in turn.calls if turn is not None else ():
        step = record[ready.key]
        if not _is_free(step) or (ready.awaited and not case.is_open):
            continue  # once a case has ended nobody waits for what was not a notice
        step.state = StepState.RUNNING
        step.attempt += 1
        step.lease_until = lease_end()
        call = ServiceCall(
            case_id=case.id,
            case_code=case.code,
            office_id=case.office_id,
            step_key=step.key,
            attempt=step.attempt,
            secret=case.is_secret,
        )
        found.append(Taken(ready.step, call, ready.arguments))
    return found


def _is_free(step: Step) -> bool:
    lapsed = step.lease_until is None or step.lease_until <= clock.now()
    return step.state == StepState.READY or (step.state == StepState.RUNNING and lapsed)


def _ended(case: Case) -> Ended | None:
    if case.state in {CaseState.CLOSED, CaseState.WITHDRAWN}:
        return Ended(case.state, case.outcome or "")
    return None


def _came_of(future: Future[Any]) -> tuple[Any, BaseException | None]:
    """What a step returned, as JSON, or why it failed; what cannot be kept is a failure too."""
    try:
        result = future.result()
        result = result.model_dump(mode="json") if isinstance(result, BaseModel) else result
        must_be_keepable(result)
    except BaseException as error:  # noqa: BLE001 - whatever ended the step, its case goes on
        return None, error
    return result, None

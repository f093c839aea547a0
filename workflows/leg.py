"""A leg: everything that machines can do for a case now.

No lock and no transaction is held while a service step runs. The step is first written as running,
with a lease and the number of the attempt; a worker that dies lets the lease lapse and another
takes the step over.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from sqlmodel import col, update

from models import clock
from models.case import CaseState, lock_by_code
from models.database import write
from models.incident import raise_incident
from models.settings import settings
from models.step import UNDECIDED, Step, StepState
from tasks import record as records
from tasks.service import ServiceCall, ServiceStep
from workflows.advance import advance

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


Submit = Callable[[Taken], "Future[Any]"]


def run_leg(code: str, submit: Submit) -> Ended | None:
    """Do what machines can do for case `code`; None when all that is left waits for people or time.

    `submit` starts a service step somewhere and returns its future; the results are recorded as
    they come, and each may make further steps ready.
    """
    running: dict[Future[Any], Taken] = {}
    taken, ended = _take(code)
    while True:
        running.update({submit(each): each for each in taken})
        if not running:
            return ended
        done, _ = wait(running, timeout=settings().lease_seconds / 3, return_when=FIRST_COMPLETED)
        _renew([each.call for future, each in running.items() if future not in done])
        taken = []
        for future in done:
            more, ended = _record(running.pop(future), future)
            taken += more


def _take(code: str) -> tuple[list[Taken], Ended | None]:
    """Advance the case and take every service step that nobody else is at."""
    with write() as session:
        case = lock_by_code(session, code)
        record = records.load(session, case)
        turn = advance(session, case, record)
        return _taken(case, record, turn), _ended(case)


def _record(taken: Taken, future: Future[Any]) -> tuple[list[Taken], Ended | None]:
    """Write down what became of a step, advance, and take what that made ready."""
    result, error = _came_of(future)
    with write() as session:
        case = lock_by_code(session, taken.call.case_code)
        record = records.load(session, case)
        step = record[taken.call.step_key]
        if step.state in UNDECIDED:  # else another worker was quicker, and its result stands
            if error is None:
                records.finish(step, result)
                case.tell("service-step.done", key=step.key, attempt=taken.call.attempt)
            elif step.attempt == taken.call.attempt:
                _failed(session, case, step, error)
        turn = advance(session, case, record)
        more = [] if isinstance(error, EngineLost) else _taken(case, record, turn)
        return more, _ended(case)


def _failed(session: Session, case: Case, step: Step, error: BaseException) -> None:
    if isinstance(error, EngineLost):
        step.state = StepState.READY
        return
    step.state = StepState.FAILED
    raise_incident(
        session,
        case,
        kind="service",
        step_key=step.key,
        message=f"{type(error).__name__}: {error}",
        traceback="".join(traceback.format_exception(error)),
    )


def _taken(case: Case, record: dict[str, Step], turn: Turn | None) -> list[Taken]:
    found = []
    for ready in turn.calls if turn is not None else ():
        step = record[ready.key]
        if not _is_free(step):
            continue
        step.state = StepState.RUNNING
        step.attempt += 1
        step.lease_until = _lease()
        call = ServiceCall(
            case_id=case.id,
            case_code=case.code,
            office_id=case.office_id,
            step_key=step.key,
            attempt=step.attempt,
        )
        found.append(Taken(ready.step, call, ready.arguments))
    return found


def _is_free(step: Step) -> bool:
    lapsed = step.lease_until is None or step.lease_until <= clock.now()
    return step.state == StepState.READY or (step.state == StepState.RUNNING and lapsed)


def _renew(calls: list[ServiceCall]) -> None:
    """Say that the steps are still being worked on."""
    if not calls:
        return
    with write() as session:
        for call in calls:
            session.execute(
                update(Step)
                .where(
                    col(Step.case_id) == call.case_id,
                    col(Step.key) == call.step_key,
                    col(Step.attempt) == call.attempt,
                    col(Step.state) == StepState.RUNNING,
                )
                .values(lease_until=_lease())
            )


def _lease() -> Any:
    return clock.now() + timedelta(seconds=settings().lease_seconds)


def _ended(case: Case) -> Ended | None:
    if case.state in {CaseState.CLOSED, CaseState.WITHDRAWN}:
        return Ended(case.state, case.outcome or "")
    return None


def _came_of(future: Future[Any]) -> tuple[Any, BaseException | None]:
    """What a step returned, as JSON, or why it failed; what cannot be kept is a failure too."""
    try:
        result = future.result()
        result = result.model_dump(mode="json") if isinstance(result, BaseModel) else result
        json.dumps(result, allow_nan=False)
    except BaseException as error:  # noqa: BLE001 - whatever ended the step, its case goes on
        return None, error
    return result, None

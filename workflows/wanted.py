"""The cases that want the engine, and what becomes known of their flow runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import and_, col, exists, or_, select, update

from models import clock
from models.case import ENDED, Case, lock
from models.database import read, write
from models.event import Event
from models.settings import settings
from models.step import WAITS_FOR_ENGINE, Step, StepState
from tasks import record as records
from workflows.advance import wants_engine
from workflows.leg import Ended

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement


CLAIM = 10
"""Seconds in which a worker that claimed a case must have taken its steps."""


_ANY = select(Case.id).where(col(Case.wants_engine)).limit(1)


@dataclass(frozen=True)
class Wanted:
    """A case as the engine needs to know it.

    `has_work` says that a service step may be taken, `is_alive` that one is claimed or worked on;
    `flow_runs` is how many flow runs the case has had, `newest_event` tells whether something
    happened to it since the last look.
    """

    case_id: int
    code: str
    mission: str
    ended: Ended | None
    flow_run_id: str | None
    flow_runs: int
    has_work: bool
    is_alive: bool
    newest_event: int


def wanted_cases(besides: Collection[int] = (), *, limit: int = 200) -> list[Wanted]:
    """The cases that want the engine now, oldest first; `besides` are looked at in any case.

    A case of which somebody else does all that is to be done is left to them.
    """
    with read() as session:
        if not besides and session.exec(_ANY).first() is None:
            return []  # twenty times a second, on most days
        idle = or_(_ready(), col(Case.flow_run_id).is_(None), col(Case.state).in_(ENDED))
        wanting = _asked().where(col(Case.wants_engine), idle).order_by(col(Case.id)).limit(limit)
        found = {row[0].id: _wanted(*row) for row in session.exec(wanting)}
        if missing := set(besides) - found.keys():
            others = session.exec(_asked().where(col(Case.id).in_(missing)))
            found |= {row[0].id: _wanted(*row) for row in others}
    return list(found.values())


def case_now(case_id: int) -> Wanted:
    """How that case stands now."""
    with read() as session:
        return _wanted(*session.exec(_asked().where(Case.id == case_id)).one())


def claim(case_id: int) -> bool:
    """Say that this worker comes for the case's work; False when another one was quicker.

    The lease on a step that is only ready keeps the other workers from coming too; whoever comes
    nevertheless does no harm, because a step is taken under the case's lock (`workflows.leg`).
    """
    until = clock.now() + timedelta(seconds=min(CLAIM, settings().lease_seconds))
    with write() as session:
        lock(session, case_id)
        free = session.exec(
            select(Step).where(Step.case_id == case_id, _unfinished(), _free())
        ).all()
        for step in free:
            if step.state == StepState.READY:
                step.lease_until = until
        return bool(free)


def unclaim(case_id: int) -> None:
    """Give up what `claim` claimed and nobody took."""
    ready = and_(col(Step.case_id) == case_id, col(Step.state) == StepState.READY)
    with write() as session:
        session.execute(update(Step).where(ready).values(lease_until=None))


def note_run(case_id: int, flow_run_id: str, flow_runs: int) -> None:
    """Write down which flow run is the case's now, the how-manieth it is."""
    with write() as session:
        case = lock(session, case_id)
        case.flow_run_id, case.flow_runs = flow_run_id, flow_runs
        case.wants_engine = wants_engine(case, records.load(session, case))
        if flow_runs > 1:  # the new run's timeline tells the story from its beginning
            story = col(Event.case_id) == case_id
            session.execute(update(Event).where(story).values(in_timeline=False))


def note_end(case_id: int) -> None:
    """The flow run of an ended case was seen at its end: machines are done with it."""
    with write() as session:
        case = lock(session, case_id)
        undone = session.exec(select(Step.id).where(Step.case_id == case_id, _unfinished())).first()
        case.wants_engine = case.is_open or undone is not None


def _asked() -> Any:
    return select(Case, _ready(), _alive())


def _wanted(case: Case, has_work: Any, is_alive: Any) -> Wanted:
    return Wanted(
        case_id=case.id,
        code=case.code,
        mission=case.mission,
        ended=None if case.is_open else Ended(case.state, case.outcome or ""),
        flow_run_id=case.flow_run_id,
        flow_runs=case.flow_runs,
        has_work=bool(has_work),
        is_alive=bool(is_alive),
        newest_event=case.told,
    )


def _ready() -> ColumnElement[bool]:
    return exists().where(col(Step.case_id) == col(Case.id), _unfinished(), _free())


def _alive() -> ColumnElement[bool]:
    return exists().where(col(Step.case_id) == col(Case.id), _unfinished(), ~_free())


def _unfinished() -> ColumnElement[bool]:
    return col(Step.state).in_(WAITS_FOR_ENGINE)


def _free() -> ColumnElement[bool]:
    return or_(col(Step.lease_until).is_(None), col(Step.lease_until) <= clock.now())

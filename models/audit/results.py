"""What was decided, held against the evidence that its event pins (handbook 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from models.audit.finding import Finding
from models.audit.raw import UNREADABLE, as_text, columns_of, parsed, written_at
from models.audit.told import of_kind
from models.chain import digest
from models.evidence import pinned
from models.human_task import HumanTask, TaskState
from models.statement import Statement
from models.step import Step
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.told import CaseHead, Told

COMPLETED, DONE = "human-task.completed", "service-step.done"

_NO_EVENT = _(
    "งาน “{key}” มีผลแล้วโดยไม่มีเหตุการณ์ใดบันทึกไว้", "No event tells that the task “{key}” was finished."
)
_GONE = _(
    "งานของเหตุการณ์ที่ {n} หายไป หรือไม่เสร็จตามที่บันทึกไว้",
    "The task that event {n} tells of is missing, or not finished as it tells.",
)
_WHO = _(
    "ผู้ทำ เวลา หรือผลของงาน “{key}” ไม่ตรงกับเหตุการณ์ที่ {n}",
    "Who finished the task “{key}”, when or how is not what event {n} tells.",
)
_EVIDENCE = _(
    "เนื้อหาหรือผลของ “{key}” ไม่ตรงกับหลักฐานในเหตุการณ์ที่ {n}",
    "The content or the result of “{key}” is not what the evidence in event {n} pins.",
)


class Task(NamedTuple):
    """A human task."""

    id: int
    case_id: int
    key: str
    state: str
    outcome: str | None
    by: int | None
    at: str | None
    detail: Any


class Recorded(NamedTuple):
    """A step of the record."""

    id: int
    case_id: int
    key: str
    result: Any


def tasks_of(session: Session, cases: Sequence[CaseHead]) -> list[Task]:
    """The human tasks of these cases."""
    given = {"cases": [case.id for case in cases]}
    rows = _TASKS.execute(session.connection(), given).rows()
    return [Task._make([*row[:-1], parsed(row[-1])]) for row in rows]


def steps_of(session: Session, cases: Sequence[CaseHead]) -> dict[tuple[int, str], Recorded]:
    """The steps of these cases, by case and key."""
    given = {"cases": [case.id for case in cases]}
    rows = _STEPS.execute(session.connection(), given).rows()
    steps = [Recorded._make([*row[:-1], parsed(row[-1])]) for row in rows]
    return {(step.case_id, step.key): step for step in steps}


def look(
    case: CaseHead,
    events: Sequence[Told],
    tasks: Sequence[Task],
    steps: dict[tuple[int, str], Recorded],
) -> Iterator[Finding]:
    """What is wrong with the results of a case."""
    completed = {each.human_task: each for each in of_kind(events, COMPLETED)}
    for task in tasks:
        event = completed.pop(task.id, None)
        if event is not None:
            yield from _finished(case, task, event, steps.get((case.id, task.key)))
        elif task.state == TaskState.COMPLETED:
            text = _NO_EVENT.fill(key=task.key)
            yield Finding(case.code, "human_task", task.id, "no-event", text)
    for event in completed.values():
        row = event.human_task or 0
        yield Finding(case.code, "human_task", row, "missing", _GONE.fill(n=event.n))
    yield from _served(case, events, steps)


def _finished(case: CaseHead, task: Task, event: Told, step: Recorded | None) -> Iterator[Finding]:
    if task.state != TaskState.COMPLETED or step is None:
        yield Finding(case.code, "human_task", task.id, "missing", _GONE.fill(n=event.n))
        return
    if (task.by, task.at, task.outcome) != (event.actor, event.at, event.facts.get("outcome")):
        text = _WHO.fill(key=task.key, n=event.n)
        yield Finding(case.code, "human_task", task.id, "decided", text)
    if not isinstance(task.detail, dict):
        yield _evidence(case, "human_task", task.id, task.key, event)
    elif not _pins(event, lambda: pinned(task.detail, step.result, _documents(event)), step.result):
        yield _evidence(case, "step", step.id, task.key, event)


def _served(
    case: CaseHead, events: Sequence[Told], steps: dict[tuple[int, str], Recorded]
) -> Iterator[Finding]:
    """What machines did; events before there was a chain pin nothing of it."""
    for event in of_kind(events, DONE):
        key = str(event.facts.get("key"))
        step = steps.get((case.id, key))
        if "sha256" not in event.facts:
            continue
        if step is None:
            yield Finding(case.code, "step", key, "missing", _GONE.fill(n=event.n))
        elif not _pins(event, lambda step=step: digest(step.result), step.result):
            yield _evidence(case, "step", step.id, key, event)


def _pins(event: Told, worked_out: Any, result: Any) -> bool:
    if result is UNREADABLE:
        return False
    try:
        return bool(event.facts.get("sha256") == worked_out())
    except (TypeError, ValueError, RecursionError):
        return False


def _documents(event: Told) -> Any:
    return event.facts.get("documents", ())


def _evidence(case: CaseHead, table: str, row: int, key: str, event: Told) -> Finding:
    return Finding(case.code, table, row, "evidence", _EVIDENCE.fill(key=key, n=event.n))


_TASK = columns_of(HumanTask)
_STEP = columns_of(Step)
_TASKS = Statement(
    select(
        _TASK.id,
        _TASK.case_id,
        _TASK.key,
        _TASK.state,
        _TASK.outcome,
        _TASK.completed_by_id,
        written_at(_TASK.completed_at),
        as_text(_TASK.detail),
    )
    .where(_TASK.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(_TASK.case_id, _TASK.id)
)
_STEPS = Statement(
    select(_STEP.id, _STEP.case_id, _STEP.key, as_text(_STEP.result)).where(
        _STEP.case_id.in_(bindparam("cases", expanding=True))
    )
)

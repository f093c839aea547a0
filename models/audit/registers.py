"""The registers, held against the events of the signatures that took their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from models.audit.finding import Finding
from models.audit.raw import columns_of, written_at
from models.audit.results import COMPLETED
from models.audit.told import agrees, of_kind
from models.register_entry import RegisterEntry
from models.statement import Statement
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.results import Recorded, Task
    from models.audit.told import CaseHead, Told

CANCELLED = "register.number-cancelled"

_NOT_AS_SIGNED = _(
    "เลขที่ {number} ในทะเบียนไม่ตรงกับการลงนามที่บันทึกไว้",
    "The number {number} in the register is not as the signature has it.",
)
_NOT_ENTERED = _(
    "เลขที่ {number} ที่ลงนามในเหตุการณ์ที่ {n} ไม่อยู่ในทะเบียน",
    "The number {number}, signed in event {n}, is not in the register.",
)
_NOT_AS_CANCELLED = _(
    "การยกเลิกเลขที่ {number} ไม่ตรงกับที่บันทึกไว้",
    "Whether the number {number} was cancelled, by whom, when or why is not as it was told.",
)


class Entry(NamedTuple):
    """A number in a register."""

    id: int
    case_id: int
    office_id: int
    register: str
    year: int
    nth: int
    number: str
    subject: str
    to_whom: str
    human_task: int
    signed_at: str
    signed_by: int
    cancelled_at: str | None
    cancelled_by: int | None
    cancelled_reason: str


def entries_of(session: Session, cases: Sequence[CaseHead]) -> list[Entry]:
    """The numbers given to these cases."""
    given = {"cases": [case.id for case in cases]}
    return [Entry(*row) for row in _ENTRIES.execute(session.connection(), given).rows()]


def look(
    case: CaseHead,
    events: Sequence[Told],
    entries: Sequence[Entry],
    tasks: Sequence[Task],
    steps: dict[tuple[int, str], Recorded],
) -> Iterator[Finding]:
    """What is wrong with the numbers of a case."""
    signed = {each.human_task: each for each in of_kind(events, COMPLETED) if _number(each)}
    keys = {task.id: task.key for task in tasks}
    for entry in entries:
        event = signed.pop(entry.human_task, None)
        step = steps.get((case.id, keys.get(entry.human_task, "")))
        if not _is_as_signed(case, entry, event, step):
            text = _NOT_AS_SIGNED.fill(number=entry.number)
            yield Finding(case.code, "register_entry", entry.id, "signed", text)
        if not _is_as_cancelled(entry, of_kind(events, CANCELLED)):
            text = _NOT_AS_CANCELLED.fill(number=entry.number)
            yield Finding(case.code, "register_entry", entry.id, "cancelled", text)
    for event in signed.values():
        number = _number(event)
        text = _NOT_ENTERED.fill(number=number, n=event.n)
        yield Finding(case.code, "register_entry", number, "missing", text)


def _number(event: Told) -> str:
    return str(event.facts.get("number") or "")


def _is_as_signed(case: CaseHead, entry: Entry, event: Told | None, step: Recorded | None) -> bool:
    result: Any = step.result if step is not None else None
    if event is None or not isinstance(result, dict):
        return False
    given = {"register": entry.register, "year": entry.year, "count": entry.nth}
    return (
        entry.office_id == case.office_id
        and (entry.signed_at, entry.signed_by) == (event.at, event.actor)
        and (entry.number, given) == (result.get("number"), result.get("registered"))
        # Events from before it was told to whom a paper goes hold nothing of that fast.
        and agrees(event, number=entry.number, subject=entry.subject, to_whom=entry.to_whom)
    )


def _is_as_cancelled(entry: Entry, events: Sequence[Told]) -> bool:
    mine = [each for each in events if _speaks_of(each, entry)]
    if not mine:
        return (entry.cancelled_at, entry.cancelled_by, entry.cancelled_reason) == (None, None, "")
    told = mine[0]
    return (entry.cancelled_at, entry.cancelled_by, entry.cancelled_reason) == (
        told.at,
        told.actor,
        told.facts.get("reason"),
    )


def _speaks_of(event: Told, entry: Entry) -> bool:
    given = {"register": entry.register, "year": entry.year, "count": entry.nth}
    return agrees(event, number=entry.number, **given)


_ENTRY = columns_of(RegisterEntry)
_ENTRIES = Statement(
    select(
        _ENTRY.id,
        _ENTRY.case_id,
        _ENTRY.office_id,
        _ENTRY.register_name,
        _ENTRY.year,
        _ENTRY.count,
        _ENTRY.number,
        _ENTRY.subject,
        _ENTRY.to_whom,
        _ENTRY.human_task_id,
        written_at(_ENTRY.signed_at),
        _ENTRY.signed_by_id,
        written_at(_ENTRY.cancelled_at),
        _ENTRY.cancelled_by_id,
        _ENTRY.cancelled_reason,
    )
    .where(_ENTRY.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(_ENTRY.case_id, _ENTRY.id)
)

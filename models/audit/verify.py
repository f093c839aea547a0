"""The audit: everything looked at once, some cases at a time, so that memory stays what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from models.audit import anchors, chains, documents, opened, registers, results, seals
from models.audit.finding import Finding, Sums
from models.audit.told import EVERYTHING, Wanted, batches, told_of
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlmodel import Session

    from models.audit.told import CaseHead

R = TypeVar("R", results.Task, registers.Entry, documents.Filed, seals.Sealed)

_UNREADABLE = _("อ่านข้อมูลของเรื่องนี้ไม่ได้: {error}", "The rows of this case cannot be read: {error}")


def verify(
    session: Session, sums: Sums, wanted: Wanted = EVERYTHING, printed: Sequence[str] = ()
) -> Iterator[Finding]:
    """Everything that is not as it was told, case by case, the anchors last; `sums` grows with it.

    `printed` are roots of anchors as they were printed, which must still be there. The session
    shows one state of the record from beginning to end (`models.database.steady`).
    """
    for cases in batches(session, wanted):
        yield from _counted(sums, _of_cases(session, cases, sums))
    yield from _counted(sums, anchors.look(session, wanted, sums, printed))


def _counted(sums: Sums, found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        sums.findings += 1
        yield finding


def _of_cases(session: Session, cases: Sequence[CaseHead], sums: Sums) -> Iterator[Finding]:
    told = told_of(session, cases)
    steps = results.steps_of(session, cases)
    tasks = _by_case(results.tasks_of(session, cases))
    entries = _by_case(registers.entries_of(session, cases))
    papers = _by_case(documents.documents_of(session, cases))
    faces = _by_case(seals.seals_of(session, cases))
    asked = opened.asked_of(session, cases)
    for case in cases:
        events, mine = told[case.id], tasks.get(case.id, [])
        numbers, files = entries.get(case.id, []), papers.get(case.id, [])
        sums.cases += 1
        sums.events += len(events)
        sums.tasks += len(mine)
        sums.documents += len(files)
        sums.entries += len(numbers)
        try:
            yield from chains.look(case, events)
            yield from results.look(case, events, mine, steps)
            yield from registers.look(case, events, numbers, mine, steps)
            yield from documents.look(case, events, files)
            yield from seals.look(case, events, faces.get(case.id, []))
            yield from opened.look(case, events, asked[case.id])
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            text = _UNREADABLE.fill(error=error)  # SQLite keeps any value in any column
            yield Finding(case.code, "cases", case.id, "unreadable", text)


def _by_case(rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(row)
    return found

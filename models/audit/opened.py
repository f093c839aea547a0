"""What was asked for and how it is classed, held against the events of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from models.audit.finding import Finding
from models.audit.raw import as_text, columns_of, parsed
from models.audit.told import agrees, holds, of_kind
from models.case import Case
from models.pin import CASE
from models.statement import Statement
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.told import CaseHead, Told

OPENED = "case.opened"
CLASSES = {"secrecy": "case.classified", "urgency": "case.urgency-changed"}
"""The columns of a case that change, each with the event that says into what."""

_ASKED = _(
    "คำขอหรือชื่อเรื่องไม่ตรงกับที่บันทึกไว้เมื่อเปิดเรื่อง",
    "What was asked for, or its subject, is not what the case was opened with.",
)
_CLASSED = {
    "secrecy": _(
        "ชั้นความลับของเรื่องไม่ตรงกับที่บันทึกไว้", "The secrecy of the case is not what was told of it."
    ),
    "urgency": _(
        "ชั้นความเร็วของเรื่องไม่ตรงกับที่บันทึกไว้",
        "The urgency of the case is not what was told of it.",
    ),
}


class Asked(NamedTuple):
    """What a case is about."""

    id: int
    mission: str
    subject: str
    secrecy: str
    urgency: str
    request: Any


def asked_of(session: Session, cases: Sequence[CaseHead]) -> dict[int, Asked]:
    """What these cases are about, by case."""
    given = {"cases": [case.id for case in cases]}
    rows = _ASKED_FOR.execute(session.connection(), given).rows()
    return {row[0]: Asked._make([*row[:-1], parsed(row[-1])]) for row in rows}


def look(case: CaseHead, events: Sequence[Told], asked: Asked) -> Iterator[Finding]:
    """What is wrong with the request of a case, its subject and its classes."""
    opened = next(iter(of_kind(events, OPENED)), None)
    if not holds(opened, "asked", asked, CASE) or not agrees(opened, mission=asked.mission):
        yield Finding(case.code, "cases", case.id, "asked", _ASKED)
    for column, kind in CLASSES.items():
        told = [*([opened] if opened is not None else []), *of_kind(events, kind)]
        if told and not agrees(told[-1], **{column: getattr(asked, column)}):
            yield Finding(case.code, "cases", case.id, column, _CLASSED[column])


_CASE = columns_of(Case)
_ASKED_FOR = Statement(
    select(
        _CASE.id,
        _CASE.mission,
        _CASE.subject,
        _CASE.secrecy,
        _CASE.urgency,
        as_text(_CASE.request),
    ).where(_CASE.id.in_(bindparam("cases", expanding=True)))
)

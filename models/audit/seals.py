"""The seals of papers, which whoever holds one trusts, held against the events of their setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from models.audit.finding import Finding
from models.audit.raw import as_text, columns_of, parsed
from models.audit.told import holds, of_kind
from models.document import Document
from models.paper_seal import PaperSeal
from models.pin import SEAL
from models.statement import Statement
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.told import CaseHead, Told

_CHANGED = _(
    "ข้อความหรือรหัสสำหรับตรวจสอบเอกสารที่ {n} ไม่ตรงกับที่บันทึกไว้เมื่อจัดทำ",
    "What is told of document {n} to who checks it is not what was told when it was set.",
)
_MISSING = _(
    "ข้อความสำหรับตรวจสอบเอกสารที่ {n} หายไป",
    "What is told of document {n} to who checks it is missing.",
)
_NEWER = _(
    "ฉบับที่ใช้แทนเอกสารที่ {n} ไม่ตรงกับที่บันทึกไว้",
    "The paper that takes the place of document {n} is not the one that was set after it.",
)


class Sealed(NamedTuple):
    """The seal of the `n`-th document of a case."""

    id: int
    case_id: int
    n: int
    what: str | None
    superseded_by_id: int | None
    digest: str
    register_entry_id: int
    kind_th: str
    kind_en: str
    number: str
    dated: str | None
    subject: str
    office_name: str
    signer_name: str
    sha256: str
    signer_lines: Any


def seals_of(session: Session, cases: Sequence[CaseHead]) -> list[Sealed]:
    """The seals of the papers of these cases."""
    given = {"cases": [case.id for case in cases]}
    rows = _SEALS.execute(session.connection(), given).rows()
    return [Sealed._make([*row[:-1], parsed(row[-1])]) for row in rows]


def look(case: CaseHead, events: Sequence[Told], seals: Sequence[Sealed]) -> Iterator[Finding]:
    """What is wrong with the seals of a case."""
    told = {each.facts["n"]: each for each in of_kind(events, "document.set") if _n(each)}
    for seal in seals:
        event = told.pop(seal.n, None)
        if not holds(event, "seal", seal, SEAL) or (event and _is_put_in(event)):
            yield Finding(case.code, "paper_seal", seal.id, "changed", _CHANGED.fill(n=seal.n))
        if seal.superseded_by_id != _newer(seal, seals):
            yield Finding(case.code, "paper_seal", seal.id, "newer", _NEWER.fill(n=seal.n))
    for n, event in told.items():
        if "seal" in event.facts:
            yield Finding(case.code, "paper_seal", f"n={n}", "missing", _MISSING.fill(n=n))


def _n(event: Told) -> bool:
    return isinstance(event.facts.get("n"), int)


def _is_put_in(event: Told) -> bool:
    """Whether its paper was set without a seal, and told so by an event that pins its row."""
    return "row" in event.facts and "seal" not in event.facts


def _newer(seal: Sealed, seals: Sequence[Sealed]) -> int | None:
    """The next paper of that name under that number."""
    after = [
        each
        for each in seals
        if (each.register_entry_id, each.what) == (seal.register_entry_id, seal.what)
        and each.n > seal.n
    ]
    return after[0].id if after else None


_SEAL = columns_of(PaperSeal)
_DOCUMENT = columns_of(Document)
_SEALS = Statement(
    select(
        *(_SEAL.id, _DOCUMENT.case_id, _DOCUMENT.n, _DOCUMENT.what, _SEAL.superseded_by_id),
        *(_SEAL.digest, _SEAL.register_entry_id, _SEAL.kind_th, _SEAL.kind_en, _SEAL.number),
        *(as_text(_SEAL.dated), _SEAL.subject, _SEAL.office_name, _SEAL.signer_name, _SEAL.sha256),
        as_text(_SEAL.signer_lines),
    )
    .join(Document, _DOCUMENT.id == _SEAL.document_id)
    .where(_DOCUMENT.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(_DOCUMENT.case_id, _DOCUMENT.n)
)

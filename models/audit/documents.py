"""Documents, held against the event that tells of each, and the bytes in the file store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from models import file_store
from models.audit.finding import Finding
from models.audit.raw import columns_of, written_at
from models.audit.told import agrees, holds, of_kind
from models.document import Document
from models.errors import NotFound
from models.pin import DOCUMENT
from models.statement import Statement
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.told import CaseHead, Told

KINDS = ("document.attached", "document.set", "document.replaced")

_NOT_AS_FILED = _("เอกสารที่ {n} ไม่ใช่ฉบับที่บันทึกไว้", "Document {n} is not the one that was filed.")
_MISSING = _("เอกสารที่ {n} หายไป", "Document {n} is missing.")
_BYTES = _(
    "ไฟล์ของเอกสารที่ {n} หายไปหรือถูกแก้ไข ({sha256})",
    "The file of document {n} is missing or was changed ({sha256}).",
)


class Filed(NamedTuple):
    """A document."""

    id: int
    case_id: int
    n: int
    filename: str
    sha256: str
    created_by: int | None
    kind: str
    title_th: str
    title_en: str
    media_type: str
    size: int
    step_key: str | None
    what: str | None
    version: int
    replaces: int | None
    created_at: str


def documents_of(session: Session, cases: Sequence[CaseHead]) -> list[Filed]:
    """The documents of these cases."""
    given = {"cases": [case.id for case in cases]}
    return [Filed(*row) for row in _DOCUMENTS.execute(session.connection(), given).rows()]


def look(case: CaseHead, events: Sequence[Told], documents: Sequence[Filed]) -> Iterator[Finding]:
    """What is wrong with the documents of a case."""
    told = {each.facts["n"]: each for each in of_kind(events, *KINDS) if "n" in each.facts}
    for document in documents:
        event = told.pop(document.n, None)
        if event is None or not _is_as_filed(event, document):
            text = _NOT_AS_FILED.fill(n=document.n)
            yield Finding(case.code, "document", document.id, "changed", text)
        if not _is_whole(document.sha256):
            text = _BYTES.fill(n=document.n, sha256=document.sha256)
            yield Finding(case.code, "document", document.id, "bytes", text)
    for n in told:
        yield Finding(case.code, "document", f"n={n}", "missing", _MISSING.fill(n=n))


def _is_as_filed(event: Told, document: Filed) -> bool:
    return (
        event.actor == document.created_by
        and agrees(event, filename=document.filename, sha256=document.sha256)
        and holds(event, "row", document, DOCUMENT)
    )


def _is_whole(sha256: str) -> bool:
    try:
        with file_store.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except (OSError, NotFound):
        return False


_DOCUMENT = columns_of(Document)
_DOCUMENTS = Statement(
    select(
        *(_DOCUMENT.id, _DOCUMENT.case_id, _DOCUMENT.n, _DOCUMENT.filename, _DOCUMENT.sha256),
        *(_DOCUMENT.created_by_id, _DOCUMENT.kind, _DOCUMENT.title_th, _DOCUMENT.title_en),
        *(_DOCUMENT.media_type, _DOCUMENT.size, _DOCUMENT.step_key, _DOCUMENT.what),
        *(_DOCUMENT.version, _DOCUMENT.replaces, written_at(_DOCUMENT.created_at)),
    )
    .where(_DOCUMENT.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(_DOCUMENT.case_id, _DOCUMENT.n)
)

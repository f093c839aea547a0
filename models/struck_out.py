"""Which papers of a case are worth nothing any more, because their number was struck out."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.document import Document
from models.paper_seal import PaperSeal
from models.register_entry import RegisterEntry


class StruckOut(NamedTuple):
    """The number of a paper, when it was struck out, and why."""

    number: str
    at: datetime
    reason: str


def struck_out(session: Session, case_id: int) -> dict[int, StruckOut]:
    """The cancelled papers of a case, by the number of the document."""
    found = session.exec(
        select(Document.n, RegisterEntry)
        .join(PaperSeal, col(PaperSeal.document_id) == col(Document.id))
        .join(RegisterEntry, col(RegisterEntry.id) == col(PaperSeal.register_entry_id))
        .where(Document.case_id == case_id, col(RegisterEntry.cancelled_at).is_not(None))
    )
    return {
        n: StruckOut(entry.number, entry.cancelled_at, entry.cancelled_reason)
        for n, entry in found
        if entry.cancelled_at is not None
    }

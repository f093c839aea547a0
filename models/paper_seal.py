"""What whoever holds a signed paper may ask about it without signing in (handbook 2.8).

A paper that bears a number of a register is printed with a code that nobody can guess. Here stands
what the paper says, so that the code tells it again and a changed file is known as changed.
"""

import secrets
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field, Session, col, select

from models.access import digest
from models.case import Case
from models.document import Document
from models.errors import NotFound
from models.paper_code import signs_of
from models.record import Row
from models.register_entry import RegisterEntry
from models.types import Json
from models.wording import Text, _


class SealStatus(StrEnum):
    """What a paper is worth today."""

    VALID = "valid"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


STATUS: dict[SealStatus, Text] = {
    SealStatus.VALID: _(
        "สำนักงานออกเอกสารฉบับนี้จริง และยังใช้ได้", "The office issued this paper, and it stands."
    ),
    SealStatus.CANCELLED: _(
        "เอกสารฉบับนี้ถูกยกเลิกแล้ว ใช้อ้างอิงไม่ได้",
        "This paper was cancelled and is worth nothing any more.",
    ),
    SealStatus.SUPERSEDED: _(
        "มีเอกสารฉบับใหม่แทนฉบับนี้แล้ว", "A newer paper stands in the place of this one."
    ),
}
"""In words, for whoever asks."""


class Face(NamedTuple):
    """What is read on a paper by whoever holds it; `signer_lines` stand under the name (2.6)."""

    kind: Text
    number: str
    dated: date | None
    subject: str
    office_name: str
    signer_name: str
    signer_lines: list[str]


class PaperSeal(Row, table=True):
    """The seal of one paper; of its code only the digest is kept.

    `register_entry_id` is the number by which it was signed: who struck that out cancelled the
    paper. `sha256` is that of the very file that left the office.
    """

    __tablename__ = "paper_seal"

    id: int = Field(default=None, primary_key=True)
    digest: str = Field(max_length=64, unique=True)
    document_id: int = Field(
        default=None, sa_column=Column(ForeignKey("document.id"), nullable=False, unique=True)
    )
    register_entry_id: int = Field(
        sa_column=Column(ForeignKey("register_entry.id"), nullable=False, index=True)
    )
    kind_th: str
    kind_en: str
    number: str = Field(max_length=60)
    dated: date | None = None
    subject: str
    office_name: str
    signer_name: str
    signer_lines: list[str] = Field(sa_column=Column(Json, nullable=False))
    sha256: str = Field(max_length=64)
    superseded_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("paper_seal.id"), nullable=True)
    )

    @property
    def kind(self) -> Text:
        """What sort of paper it is."""
        return Text(self.kind_th, self.kind_en)

    def is_of(self, sha256: str) -> bool:
        """Whether the file with that sum is the very one that the office issued."""
        return secrets.compare_digest(self.sha256, sha256)


class Sealed(NamedTuple):
    """A seal with what became of its paper; `newer` is the one that took its place.

    `may_be_told` says whether whoever holds its code may read what the paper says, not only that
    its number exists: not what somebody brought to the office, and nothing of a secret case
    (handbook 2.4, 2.10).
    """

    seal: PaperSeal
    entry: RegisterEntry
    document: Document
    newer: PaperSeal | None
    may_be_told: bool

    @property
    def status(self) -> SealStatus:
        """What the paper is worth at this moment; cancelled outweighs superseded."""
        if self.entry.is_cancelled:
            return SealStatus.CANCELLED
        return SealStatus.SUPERSEDED if self.newer is not None else SealStatus.VALID


def new_seal(entry: RegisterEntry, face: Face, code: str, sha256: str) -> PaperSeal:
    """The seal of a paper that is not filed yet."""
    kind, number, dated, subject, office, name, lines = face
    return PaperSeal(
        digest=digest(signs_of(code)),
        register_entry_id=entry.id,
        kind_th=kind.th,
        kind_en=kind.en,
        number=number,
        dated=dated,
        subject=subject,
        office_name=office,
        signer_name=name,
        signer_lines=lines,
        sha256=sha256,
    )


def set_seal(session: Session, seal: PaperSeal, document: Document) -> None:
    """Seal a paper that was filed; it takes the place of those of its name under that number."""
    seal.document_id = document.id
    older = _standing(session, seal.register_entry_id, document.what)
    session.add(seal)
    session.flush()
    for each in older:
        each.superseded_by_id = seal.id


def sealed_by(session: Session, code: str) -> Sealed:
    """The paper that bears that code; `NotFound` if none does."""
    found = session.exec(
        select(PaperSeal, RegisterEntry, Document, Case)
        .join(RegisterEntry, col(RegisterEntry.id) == col(PaperSeal.register_entry_id))
        .join(Document, col(Document.id) == col(PaperSeal.document_id))
        .join(Case, col(Case.id) == col(Document.case_id))
        .where(PaperSeal.digest == digest(signs_of(code)))
    ).first()
    if found is None:
        raise NotFound
    seal, entry, document, case = found
    newer = session.get(PaperSeal, seal.superseded_by_id) if seal.superseded_by_id else None
    told = document.kind == "paper" and not case.is_secret
    return Sealed(seal, entry, document, newer, told)


def _standing(session: Session, entry_id: int, what: str | None) -> list[PaperSeal]:
    """The seals of papers of that name under that number which nothing has taken the place of."""
    found = (
        select(PaperSeal)
        .join(Document, col(Document.id) == col(PaperSeal.document_id))
        .where(
            PaperSeal.register_entry_id == entry_id,
            Document.what == what,
            col(PaperSeal.superseded_by_id).is_(None),
        )
    )
    return list(session.exec(found))

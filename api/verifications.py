"""Checking a signed paper by the code on it: nobody signs in, and nothing but its words is told."""

import hashlib
from datetime import date
from typing import Annotated

from fastapi import File, Path, UploadFile
from pydantic import BaseModel

from api.answers import Both, When
from api.doors import Doors
from api.problem import documented
from api.visitor import AnyVisitor, Visitor
from models.errors import NotFound, TooLarge
from models.guess import CodeKind, looked_up
from models.paper_code import grouped, signs_of
from models.paper_seal import STATUS, PaperSeal, Sealed, SealStatus, sealed_by

doors = Doors(prefix="/verifications/{seal}", tags=["verifications"])

Code = Annotated[str, Path(max_length=80, description="The code on the paper, however typed.")]
LARGEST_PAPER = 2 * 1024 * 1024
"""Bytes of a file that is compared; a paper of the office is a tenth of it."""


class NewerPaper(BaseModel):
    """The paper that took the place of this one, by what stands on it."""

    number: str
    dated: date | None


class PaperTold(BaseModel):
    """What stands on the paper, as it was issued."""

    kind: Both
    dated: date | None
    subject: str
    office: str
    signer_name: str
    signer_lines: list[str]
    newer: NewerPaper | None


class VerificationTold(BaseModel):
    """What a code tells; `paper` is null where only its number may be known (a secret paper)."""

    code: str
    number: str
    status: SealStatus
    words: Both
    cancelled_at: When | None
    paper: PaperTold | None


class ComparisonTold(BaseModel):
    """Whether the file that was sent is, byte by byte, the one that the office issued."""

    same: bool
    sha256: str
    status: SealStatus


@doors.get("", responses={**documented(429)})
def look(visitor: AnyVisitor, seal: Code) -> VerificationTold:
    """What the paper with this code says, and what it is worth today."""
    return told(found(visitor, seal), seal)


@doors.post("/comparison", responses={**documented(413, 429)})
def compare(visitor: AnyVisitor, seal: Code, file: Annotated[UploadFile, File()]) -> ComparisonTold:
    """Whether a file is the very one that was issued; it is looked at and not kept.

    An Idempotency-Key changes nothing here: the same file is answered alike, and nothing is done.
    """
    return compared(found(visitor, seal), file)


def found(visitor: Visitor, code: str) -> Sealed:
    """The paper that bears this code.

    Raises:
        NotFound: no paper does; noted.
        TooManyAttempts: too many unknown codes came from that address.
    """
    return looked_up(visitor.address, CodeKind.PAPER, lambda session: sealed_by(session, code))


def told(sealed: Sealed, code: str) -> VerificationTold:
    """What whoever holds the code may know."""
    return VerificationTold(
        code=grouped(signs_of(code)),
        number=sealed.seal.number,
        status=sealed.status,
        words=STATUS[sealed.status],
        cancelled_at=sealed.entry.cancelled_at,
        paper=_paper(sealed.seal, sealed.newer) if sealed.may_be_told else None,
    )


def compared(sealed: Sealed, file: UploadFile) -> ComparisonTold:
    """What the file's bytes say; `NotFound` where the paper itself may not be known."""
    if not sealed.may_be_told:
        raise NotFound
    if (file.size or 0) > LARGEST_PAPER:
        raise TooLarge
    sha256 = hashlib.file_digest(file.file, "sha256").hexdigest()  # type: ignore[arg-type]
    return ComparisonTold(same=sealed.seal.is_of(sha256), sha256=sha256, status=sealed.status)


def _paper(seal: PaperSeal, newer: PaperSeal | None) -> PaperTold:
    return PaperTold(
        kind=seal.kind,
        dated=seal.dated,
        subject=seal.subject,
        office=seal.office_name,
        signer_name=seal.signer_name,
        signer_lines=seal.signer_lines,
        newer=NewerPaper(number=newer.number, dated=newer.dated) if newer else None,
    )

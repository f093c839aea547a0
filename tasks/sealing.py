"""Sealing papers: one that bears a number of a register is printed with a code to check it by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session, col, select

from forms.qr import modules
from forms.sheets.face import face_of, number_on
from forms.sheets.sheet import Verification
from models.paper_code import new_code, signs_of
from models.paper_seal import Face, PaperSeal, new_seal
from models.register_entry import RegisterEntry
from models.settings import settings

if TYPE_CHECKING:
    from forms.sheets.sheet import Sheet


OPEN = "....."
"""What stands in the place of a number that is not taken yet."""


class Seal(NamedTuple):
    """The seal that a paper is set with, before it is filed."""

    code: str
    face: Face
    entry: RegisterEntry

    @property
    def printed(self) -> Verification:
        """The code as it stands on the paper, and the QR code of the address that tells of it."""
        base = settings().base_url
        return Verification(
            site=f"{base.partition('://')[2]}/verify",
            code=self.code,
            qr=modules(f"{base}/verify/{signs_of(self.code)}"),
        )

    def row(self, sha256: str) -> PaperSeal:
        """What is kept of it once the paper is filed whose bytes have that sum."""
        return new_seal(self.entry, self.face, self.code, sha256)


def unsealed() -> Verification:
    """What takes the place of a seal on a draft, so that its lines end where the paper's will."""
    base = settings().base_url
    rows = modules(f"{base}/verify/{signs_of(new_code())}")
    return Verification(
        site=f"{base.partition('://')[2]}/verify",
        code="(รหัสออกพร้อมเลข)",
        qr=tuple("0" * len(row) for row in rows),
    )


def seal_for(
    session: Session, case_id: int, template: str, sheet: Sheet, register: str | None = None
) -> Seal | None:
    """A new seal for the paper, if its number was given out to the case by a signature.

    `register` says in which register, where a case has the same number in two.
    """
    number = number_on(sheet)
    if number is None:
        return None
    signed = select(RegisterEntry).where(
        RegisterEntry.case_id == case_id, RegisterEntry.number == number
    )
    if register is not None:
        signed = signed.where(RegisterEntry.register_name == register)
    entry = session.exec(signed.order_by(col(RegisterEntry.id).desc())).first()
    return Seal(new_code(), face_of(template, sheet), entry) if entry is not None else None

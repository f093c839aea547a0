"""What every letter that leaves the office bears: `forms.sheets.outside_letter.AnyLetter`."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from models.clock import in_bangkok
from models.role import Role
from tasks.enclosing import enclosed
from tasks.letterhead import issuing_office, owner_unit, signed_by

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

    from forms.outgoing_letter import OutgoingLetter
    from tasks.decided import Decided
    from tasks.service import ServiceCall


def letter_data(
    session: Session, call: ServiceCall, signed: Decided[Any], writer: str
) -> dict[str, Any]:
    """All but subject and text: office, number, day, addressee, enclosures, and who signed it.

    `signed` holds an `OutgoingLetter`; `writer` is the handle of who wrote it.
    """
    letter: OutgoingLetter = signed.content
    enclosures = enclosed(session, call, letter.attachments)
    return {
        "office": issuing_office(session, call.office_id),
        "doc_no": signed.number,
        "doc_date": day_of(signed.at),
        "to": letter.paper_addressee(),
        "refs": [letter.refers_to] if letter.refers_to else [],
        "enclosures": [f"{PurePath(each.filename).stem} จำนวน 1 ชุด" for each in enclosures],
        "signer": signed_by(session, signed, Role.DIRECTOR),
        "owner_unit": owner_unit(session, call.office_id, writer),
    }


def day_of(moment: datetime) -> date:
    """The day in Bangkok."""
    return in_bangkok(moment).date()

"""What every signed letter to somebody outside says, whichever mission sends it (handbook 2.1)."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from models import clock
from models.role import Role
from tasks.enclosing import enclosed
from tasks.letterhead import issuing_office, owner_unit, signed_by

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

    from forms.outgoing_letter import OutgoingLetter
    from tasks.decided import Decided
    from tasks.service import ServiceCall


def day_of(moment: datetime) -> date:
    """The day in Bangkok."""
    return clock.in_bangkok(moment).date()


def outside_letter(
    session: Session, call: ServiceCall, signed: Decided[Any], owner: str
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.AnyLetter`, but for its subject; `owner` is who wrote it."""
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
        "owner_unit": owner_unit(session, call.office_id, owner),
    }

"""A case with a document, and a call of a service step on it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from models import file_store
from models.case import Case
from models.database import write
from models.document import Document
from models.office import Office
from models.wording import Text
from tasks.service import ServiceCall

if TYPE_CHECKING:
    from sqlmodel import Session

KNOWS: dict[str, Any] = {"subject": "แผนสื่อ", "words": None, "follow_up_on": None}
NEWSROOMS = [{"name": f"สถานีข่าว {n}", "email": f"desk-{n}@example.invalid"} for n in range(1, 4)]


def opened_case() -> ServiceCall:
    """The call of the step ``invite/send-letters`` of a new case, whose document 1 is a PDF."""
    with write() as session:
        office = _office(session)
        case = Case(
            office_id=office.id,
            code="PRES-2570-0001",
            mission="press-conference",
            subject="น้ำท่วม",
            request={},
            opened_at=datetime(2026, 11, 22, tzinfo=UTC),
        )
        session.add(case)
        session.flush()
        Document.file(
            session,
            case.id,
            kind="attachment",
            title=Text("กำหนดการ", "Programme"),
            filename="กำหนดการ.pdf",
            sha256=file_store.put(b"%PDF-1.7 %%EOF"),
            media_type="application/pdf",
            size=14,
        )
        return ServiceCall(case.id, case.code, office.id, "invite/send-letters", 1)


def _office(session: Session) -> Office:
    office = Office(
        key="songkhla",
        name_th="สำนักงานประชาสัมพันธ์จังหวัดสงขลา",
        name_en="Songkhla Provincial PR Office",
        province_th="สงขลา",
        province_en="Songkhla",
    )
    session.add(office)
    session.flush()
    return office

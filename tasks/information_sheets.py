"""What the letters about official information say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from forms.information_request import RIGHT_TO_APPEAL
from models import clock
from models.database import read
from models.role import Role
from tasks.enclosing import enclosed
from tasks.letterhead import addressee, issuing_office, owner_unit, signed_by

if TYPE_CHECKING:
    from forms.information_request import DisclosureOrder, InformationRequest, ThirdPartyNotice
    from forms.outgoing_letter import OutgoingLetter
    from tasks.decided import Decided
    from tasks.service import ServiceCall


def order(
    call: ServiceCall,
    request: InformationRequest,
    signed: Decided[DisclosureOrder],
    owner: str,
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.OutsideLetter`: the order, its reasons, the right to appeal."""
    said = signed.content
    with read() as session:
        asker = addressee(session, request)
    parts = [
        f"ตามที่ {asker} ขอข้อมูลข่าวสาร เรื่อง {request.subject} (คำขอเลขที่ {call.case_code}) นั้น",
        f"สำนักงานพิจารณาแล้ว มีคำสั่ง{said.disclosure.label.th} ด้วยเหตุผล ดังนี้\n{said.reasons}",
    ]
    if said.grounds:
        listed = "\n".join(f"- {ground.label.th}" for ground in said.grounds)
        parts.append(f"เหตุตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540\n{listed}")
    if said.withheld:
        parts.append(f"ส่วนที่ปิดทับ: {said.withheld}")
    if not said.refuses:
        paid = "เมื่อชำระค่าธรรมเนียมสำเนาแล้ว " if request.wants_copies else ""
        parts.append(f"{paid}สำนักงานจะให้ข้อมูลข่าวสารโดยวิธี{request.deliver.label.th}")
    if said.grounds:
        parts.append(RIGHT_TO_APPEAL.th)
    return {**_letter(call, signed, owner), "body": "\n".join(parts)}


def third_party_notice(
    call: ServiceCall, signed: Decided[ThirdPartyNotice], owner: str
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.OutsideLetter`: what was asked for, and how to object."""
    body = (
        f"ด้วยมีผู้ขอข้อมูลข่าวสารของราชการซึ่งอาจกระทบถึงประโยชน์ได้เสียของท่าน ได้แก่\n"
        f"{signed.content.what}\n"
        "ท่านมีสิทธิคัดค้านการเปิดเผยเป็นหนังสือพร้อมเหตุผล ภายใน 15 วันนับแต่วันที่ได้รับแจ้ง "
        "ตามมาตรา 17 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 "
        f"โดยอ้างเลขที่เรื่อง {call.case_code}"
    )
    return {**_letter(call, signed, owner), "body": body}


def _letter(call: ServiceCall, signed: Decided[Any], owner: str) -> dict[str, Any]:
    letter: OutgoingLetter = signed.content
    with read() as session:
        enclosures = enclosed(session, call, letter.attachments)
        return {
            "office": issuing_office(session, call.office_id),
            "doc_no": signed.number,
            "doc_date": clock.in_bangkok(signed.at).date(),
            "subject": letter.paper_subject(),
            "to": letter.paper_addressee(),
            "refs": [letter.refers_to] if letter.refers_to else [],
            "enclosures": [f"{PurePath(each.filename).stem} จำนวน 1 ชุด" for each in enclosures],
            "signer": signed_by(session, signed, Role.DIRECTOR),
            "owner_unit": owner_unit(session, call.office_id, owner),
        }

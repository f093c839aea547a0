"""Complete answers to the forms of an information request: OIAR-2570-0001, pictures and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.information_request import (
    AmendedInformationRequest,
    Appeal,
    AppealRuling,
    Assessment,
    Collected,
    DisclosureOrder,
    Extension,
    Fee,
    GivenAtOnce,
    HandedOver,
    InformationRegistration,
    InformationRegistrationAgain,
    InformationRequest,
    Objection,
    Payment,
    RedactedRelease,
    Release,
    ThirdParty,
    ThirdPartyNotice,
)
from tests.forms.sample_request import REQUESTER, UPLOAD

if TYPE_CHECKING:
    from forms.form import Form

INFORMATION: dict[str, Any] = REQUESTER | {
    "requester_type": "person",
    "org_id": "person-1",
    "org_name": None,
    "contact_name": "ประชาชนผู้ยื่นคำขอ รายที่ 1",
    "contact_position": "ประชาชน",
    "contact_email": "person-1@example.invalid",
    "letter_no": None,
    "letter_date": None,
    "letter_file": None,
    "subject": "ขอไฟล์ภาพข่าวและรายชื่อผู้ร่วมกิจกรรมย้อนหลัง 5 ปี",
    "detail": "ขอไฟล์ภาพข่าวและรายชื่อผู้ร่วมกิจกรรมของสำนักงาน",
    "urgency": "normal",
    "urgency_reason": None,
    "requester_name": "ประชาชนผู้ยื่นคำขอ รายที่ 1",
    "id_last4": "๑๒๓๔",
    "is_thai": True,
    "info_wanted": "ไฟล์ภาพข่าวและรายชื่อผู้ร่วมกิจกรรมที่สำนักงานจัด",
    "period_from": "1/10/2564",
    "period_to": "30/9/2569",
    "access_form": ["file"],
    "purpose": "ศึกษาวิจัย",
    "deliver": "email",
    "address": "1 ถนนราชดำเนิน อำเภอเมืองสงขลา",
    "fee_ack": True,
}
REGISTERED: dict[str, Any] = {
    "intelligible": True,
    "held": True,
    "decision": "accept",
    "owner": "photo-officer-1",
    "done_by": None,
    "refer_to": "สวท.สงขลา",
    "refer_email": "radio@example.invalid",
    "missing": ["ชื่อกิจกรรมที่ต้องการ"],
    "reason": "ต้องรวบรวมจากคลังภาพ",
    "words_for_requester": "ขออภัย",
}
PARTY: dict[str, Any] = {
    "name": "มูลนิธิผู้ร่วมจัดกิจกรรม",
    "email": "party@example.invalid",
    "interest": "รายชื่อสมาชิก",
}
COLLECTED: dict[str, Any] = {
    "found": True,
    "what": "ภาพข่าว 1,240 ภาพ และบัญชีรายชื่อ 38 กิจกรรม",
    "pages": 120,
    "files": [UPLOAD],
    "third_parties": [],
    "words_for_requester": None,
}
ASSESSED: dict[str, Any] = {
    "disclosure": "partial",
    "grounds": ["s15_5"],
    "withheld": "ชื่อ ที่อยู่ และโทรศัพท์ของผู้ร่วมกิจกรรม",
    "reasons": "ภาพข่าวเผยแพร่แล้ว แต่รายชื่อเป็นข้อมูลส่วนบุคคลที่ผู้ร่วมกิจกรรมไม่คาดว่าจะเปิดเผย",
}
RELEASED: dict[str, Any] = {"redacted": "รายชื่อทั้งหมด", "pages": 82, "files": [UPLOAD]}
SUPPLEMENT = "เฉพาะกิจกรรมสโมสรคนสื่อ"
INFORMATION_ANSWERS: dict[type[Form], dict[str, Any]] = {
    InformationRequest: INFORMATION,
    AmendedInformationRequest: INFORMATION
    | {"supplement": SUPPLEMENT, "supplement_files": [UPLOAD]},
    InformationRegistration: REGISTERED | {"done_by": "18/12/2569"},
    InformationRegistrationAgain: REGISTERED,
    GivenAtOnce: {
        "words": "เผยแพร่แล้วในเว็บไซต์",
        "link": "https://songkhla.example.invalid/photos",
        "files": [UPLOAD],
    },
    ThirdParty: PARTY,
    Collected: COLLECTED | {"third_parties": [PARTY]},
    Assessment: ASSESSED,
    DisclosureOrder: ASSESSED
    | {
        "addressee": "ประชาชนผู้ยื่นคำขอ รายที่ 1",
        "refers_to": None,
        "upholds_objections": False,
        "attachments": [UPLOAD],
    },
    ThirdPartyNotice: {
        "addressee": PARTY["name"],
        "refers_to": None,
        "what": "รายชื่อสมาชิกที่ร่วมกิจกรรมของสำนักงาน",
        "attachments": [UPLOAD],
    },
    Objection: {
        "objects": True,
        "reasons": "สมาชิกไม่ยินยอม",
        "received_on": "22/11/2569",
        "letter": UPLOAD,
    },
    Extension: {"reason": "ข้อมูลจำนวนมาก และต้องตัดข้อมูลส่วนบุคคล", "done_by": "18/12/2569"},
    Release: RELEASED,
    RedactedRelease: RELEASED,
    Fee: {"amount": "82", "worked_out": "82 หน้า หน้าละ 1 บาท"},
    Payment: {"receipt_no": "1/2570", "paid_on": "22/11/2569"},
    HandedOver: {"way": "post", "on": "22/11/2569", "to": "EX 1234 5678 9 TH"},
    Appeal: {
        "remedy": "appeal",
        "lodged_on": "22/11/2569",
        "reasons": "รายชื่อเป็นประโยชน์สาธารณะ",
        "letter": UPLOAD,
    },
    AppealRuling: {
        "ruling": "disclose",
        "reference": "สค 1/2570",
        "what": "ให้เปิดเผยรายชื่อวิทยากร",
        "letter": UPLOAD,
    },
}

"""One right answer for every form of a complaint: COMP-2570-0003 of the sample cases (3.11).

The sample cases give its title, its requester, its channel and its moments; the rest is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.complaint import (
    AboutStaff,
    AgencyAnswer,
    AmendedComplaint,
    Classification,
    ComplaintOpinion,
    ComplaintProposal,
    ComplaintRegistration,
    ComplaintRegistrationAgain,
    ComplaintRequest,
    ComplaintSupplement,
    ComplaintSupplementOnPaper,
    FactReport,
    FinderNamed,
    ForwardingLetter,
    LeadersClassification,
    NamedClassification,
    ProgressNotice,
    ProvinceReply,
    ReplyLetter,
    RespondentHeard,
)
from forms.complaint.letters import ComplaintLetter
from tests.forms.sample_request import UPLOAD

if TYPE_CHECKING:
    from forms.form import Form

LATE_WARNINGS = "ร้องเรียนเสียงตามสายชุมชนแจ้งเตือนน้ำท่วมล่าช้า"
IMPOSTOR = "แจ้งเพจแอบอ้างชื่อสำนักงานประชาสัมพันธ์จังหวัดสงขลา"

COMPLAINT: dict[str, Any] = {
    "requester_type": "person",
    "channel": "web",
    "anonymous": False,
    "contact_name": "ชาวบ้านริมคลองอู่ตะเภา",
    "contact_position": "ค้าขาย",
    "contact_phone": "081-234-5678",
    "contact_email": "resident@example.invalid",
    "contact_address": "1 หมู่ 2 อำเภอหาดใหญ่ จังหวัดสงขลา",
    "contact_back": "email",
    "subject": LATE_WARNINGS,
    "detail": "เคยแจ้งเทศบาลแล้ว ยังไม่ได้รับคำตอบ",
    "urgency": "normal",
    "attachments": [UPLOAD],
    "category": "other_agency",
    "about_org": "ที่ว่าการอำเภอหาดใหญ่",
    "about_person_role": "ผู้ดูแลเสียงตามสาย",
    "about_staff": [{"person": "pr-officer-2"}],
    "occurred_at": "2026-11-20T18:30",
    "place": "ชุมชนริมคลองอู่ตะเภา",
    "facts": "น้ำเข้าบ้านเวลา 18.30 น. แต่เสียงตามสายแจ้งเตือนเวลา 20.00 น.",
    "relief_wanted": "ให้แจ้งเตือนก่อนน้ำมาถึงอย่างน้อย 1 ชั่วโมง",
    "evidence": [UPLOAD],
    "witnesses": "เพื่อนบ้านสามหลังได้ยินพร้อมกัน",
    "privacy_ack": True,
    "privacy_version": "2569-10",
}
REGISTERED: dict[str, Any] = {
    "decision": "accept",
    "same_as": None,
    "missing": ["เวลาที่แจ้งเตือน"],
    "reason": None,
    "words_for_requester": None,
}
MERGED: dict[str, Any] = {
    "decision": "merge",
    "same_as": "COMP-2570-0001",
    "reason": "เหตุการณ์เดียวกัน",
    "words_for_requester": "สำนักงานรวมเรื่องของท่านกับเรื่องเดิม และจะแจ้งผลพร้อมกัน",
}
CLASSIFIED: dict[str, Any] = {
    "route": "accept",
    "finder": "eval-officer-1",
    "agency": None,
    "agency_email": "hatyai@example.invalid",
    "hazard": False,
    "reason": "อยู่ในอำนาจหน้าที่ของสำนักงาน",
    "words_for_requester": "สำนักงานรับเรื่องไว้ตรวจสอบ",
}
FORWARDED: dict[str, Any] = CLASSIFIED | {
    "route": "forward",
    "finder": None,
    "agency": "ที่ว่าการอำเภอหาดใหญ่",
}
LETTER: dict[str, Any] = {
    "addressee": "นายอำเภอหาดใหญ่",
    "refers_to": None,
    "subject": "ขอส่งเรื่องร้องเรียนการแจ้งเตือนน้ำท่วม",
    "body": "ด้วยสำนักงานได้รับเรื่องร้องเรียนว่าเสียงตามสายแจ้งเตือนหลังน้ำเข้าบ้านแล้ว",
    "attachments": [UPLOAD],
}

COMPLAINT_ANSWERS: dict[type[Form], dict[str, Any]] = {
    AboutStaff: {"person": "pr-officer-2"},
    ComplaintRequest: COMPLAINT,
    AmendedComplaint: COMPLAINT | {"supplement": "เวลา 18.35 น.", "supplement_files": [UPLOAD]},
    ComplaintSupplement: {"supplement": "เวลา 18.35 น."},
    ComplaintSupplementOnPaper: {
        "supplement": "ตามหนังสือที่แนบ",
        "letter_no": "พิเศษ/1",
        "letter_date": "2026-11-22",
        "letter_file": UPLOAD,
        "supplement_files": [UPLOAD],
    },
    ComplaintRegistration: REGISTERED,
    ComplaintRegistrationAgain: REGISTERED,
    Classification: CLASSIFIED,
    NamedClassification: CLASSIFIED,
    LeadersClassification: CLASSIFIED,
    FinderNamed: {"finder": "eval-officer-1", "instructions": "รายงานใน 5 วันทำการ"},
    FactReport: {
        "background": "มีผู้ร้องว่าเสียงตามสายแจ้งเตือนล่าช้า",
        "findings": "เสียงตามสายแจ้งเตือนเวลา 20.00 น. หลังน้ำเข้าบ้าน 90 นาที",
        "sources": "บันทึกการออกอากาศ และสอบถามผู้ดูแล",
        "legal": "แผนเผชิญเหตุอุทกภัยจังหวัด",
        "attachments": [UPLOAD],
    },
    RespondentHeard: {"heard": True, "statement": "ได้รับข้อความแจ้งเตือนเวลา 19.55 น."},
    ComplaintProposal: {
        "finding": "remedy",
        "considerations": "ข้อความแจ้งเตือนส่งถึงผู้ดูแลช้ากว่าแผน",
        "remedy": "ตั้งเวลาส่งข้อความอัตโนมัติถึงผู้ดูแลเสียงตามสาย",
    },
    ComplaintLetter: LETTER,
    ForwardingLetter: LETTER | {"words_for_requester": "สำนักงานส่งเรื่องของท่านไปที่ว่าการอำเภอหาดใหญ่แล้ว"},
    ReplyLetter: LETTER
    | {
        "addressee": "ผู้ร้อง",
        "subject": "แจ้งผลเรื่องร้องเรียน",
        "body": "สำนักงานตรวจสอบแล้ว และได้ปรับเวลาแจ้งเตือนให้เร็วขึ้น",
    },
    AgencyAnswer: {
        "answer": "อำเภอปรับเวรผู้ดูแลเสียงตามสายเป็น 24 ชั่วโมง",
        "letter_no": "สข 0118/45",
        "letter_file": UPLOAD,
    },
    ProgressNotice: {"words": "อยู่ระหว่างสอบถามผู้ดูแลเสียงตามสาย", "done_by": "2026-12-20"},
    ProvinceReply: {
        "letter_no": "สข 0017/123",
        "letter_date": "2026-11-22",
        "letter_file": UPLOAD,
        "still_to_send": True,
    },
    ComplaintOpinion: {"satisfaction": 2, "asks_review": True, "why": "ยังแจ้งเตือนช้าอยู่"},
}

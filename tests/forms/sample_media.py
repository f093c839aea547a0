"""Complete answers to the forms of media coordination: MEDI-2570-0001, the culture street."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.media_coordination import (
    AmendedMediaRequest,
    IntervieweeAnswer,
    MediaAnswer,
    MediaCheckIn,
    MediaCoverage,
    MediaInvitation,
    MediaMaterial,
    MediaPlan,
    MediaReplies,
    MediaRequest,
    MediaScreening,
    MediaScreeningAgain,
    OutletPresent,
    OutletReply,
    SupportArranged,
)
from tests.forms.sample_press import INVITED
from tests.forms.sample_request import REQUESTER, UPLOAD

if TYPE_CHECKING:
    from forms.form import Form

MEDIA: dict[str, Any] = REQUESTER | {
    "org_id": "org-culture",
    "org_name": "สำนักงานวัฒนธรรมจังหวัดสงขลา",
    "contact_email": "org-culture@example.invalid",
    "subject": "เชิญสื่อมวลชนทำข่าวโครงการถนนวัฒนธรรมเมืองเก่าสงขลา",
    "detail": "เปิดถนนวัฒนธรรม มีการแสดงและตลาดย้อนยุค",
    "urgency": "normal",
    "urgency_reason": None,
    "service_kind": "invitation",
    "event_start": "28/11/2569 16:00",
    "event_end": "2026-11-28T20:00",
    "meeting_point": "ถนนนางงาม เมืองสงขลา",
    "target_media": ["songkhla-daily", "south-online"],
    "interviewee": "วัฒนธรรมจังหวัดสงขลา",
    "questions": "ความเป็นมาของโครงการ",
    "hospitality": ["refreshments", "อาหาร"],
    "transport": "office_car",
    "budget": "๕,๐๐๐",
    "restrictions": "ห้ามใช้โดรน",
}
SCREENED: dict[str, Any] = {
    "decision": "accept",
    "missing": ["กำหนดการ"],
    "reason": None,
    "words_for_requester": None,
}
SUPPLEMENT: dict[str, Any] = {"supplement": "แนบกำหนดการแล้ว", "supplement_files": [UPLOAD]}
REPLIED: dict[str, Any] = {"outlet": "เพจหาดใหญ่", "reply": "มา", "reporters": 2}
CAME: dict[str, Any] = {
    "outlet": "เพจหาดใหญ่",
    "reporters": 2,
    "arrived_at": "2026-11-22T07:00",
}
MEDIA_ANSWERS: dict[type[Form], dict[str, Any]] = {
    MediaRequest: MEDIA,
    AmendedMediaRequest: MEDIA | SUPPLEMENT,
    MediaScreening: SCREENED,
    MediaScreeningAgain: SCREENED,
    MediaPlan: {
        "coordinator": "media-liaison-1",
        "weight": "ordinary",
        "interviewee": None,
        "needs_photographer": True,
        "needs_car": True,
        "budget": "5000",
        "instructions": "เชิญสื่อท้องถิ่นให้ครบ",
    },
    IntervieweeAnswer: {
        "reply": "accept",
        "answered_by": "วัฒนธรรมจังหวัดสงขลา",
        "starts_at": "2026-11-28T17:00",
        "note": "ขอไม่เกิน 20 นาที",
    },
    MediaAnswer: {
        "addressee": "บรรณาธิการหนังสือพิมพ์สงขลารายวัน",
        "refers_to": "หนังสือที่ วธ 0212/45",
        "subject": "ตอบคำถามเรื่องถนนวัฒนธรรม",
        "body": "สำนักงานขอตอบคำถามตามลำดับ ดังนี้ โครงการเริ่มเมื่อปี 2566",
        "attachments": [UPLOAD],
    },
    MediaInvitation: {
        "outlets": INVITED,
        "words": "มีที่จอดรถ",
        "headline": "เปิดถนนวัฒนธรรมเมืองเก่าสงขลา",
        "reason": "ด้วยสำนักงานวัฒนธรรมจังหวัดสงขลากำหนดเปิดถนนวัฒนธรรม",
        "starts_at": "2026-11-28T16:00",
        "ends_at": "2026-11-28T20:00",
        "meeting_point": "ถนนนางงาม เมืองสงขลา",
        "interviewee": "วัฒนธรรมจังหวัดสงขลา",
        "programme": "16.00 น. ลงทะเบียน\n17.00 น. พิธีเปิด",
        "restrictions": "ห้ามใช้โดรน",
        "reply_by": "2026-11-26T16:30",
    },
    OutletReply: REPLIED,
    MediaReplies: {"replies": [REPLIED], "more_to_come": False, "note": "โทรยืนยันแล้ว"},
    SupportArranged: {"arranged": True, "what": "ช่างภาพหนึ่งคน"},
    OutletPresent: CAME,
    MediaCheckIn: {
        "held": True,
        "present": [CAME],
        "register_files": [UPLOAD],
        "note": "เรียบร้อย",
    },
    MediaMaterial: {
        "headline": "ภาพเปิดถนนวัฒนธรรม",
        "words": "ผู้ร่วมงานชมการแสดงและตลาดย้อนยุค",
        "link": "https://songkhla.example.invalid/street",
        "files": [UPLOAD],
    },
    MediaCoverage: {
        "outlets": 3,
        "reach": "8,000",
        "links": ["https://a.example.invalid/street"],
        "tone": "positive",
        "note": "ทางบวก",
        "percent_coming": 75,
        "asked_media": 2,
        "satisfaction": 4,
    },
}

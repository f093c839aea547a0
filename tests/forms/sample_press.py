"""A complete, right answer for every form of a press conference: PRES-2570-0001."""

from __future__ import annotations

from typing import Any

from forms.form import Form
from forms.press_conference import (
    AccreditedBriefingHeld,
    Barred,
    BriefingHeld,
    ChangedFact,
    Clip,
    ClipReport,
    ClosingSummary,
    Correction,
    CutFact,
    Fact,
    FactSheet,
    FactVerification,
    Invited,
    InvitePlan,
    LeftOpen,
    Moment,
    OfficialRelease,
    OpenQuestion,
    PressConferenceRequest,
    Question,
    RsvpCount,
    Speaker,
    SpeakerBrief,
    TalkingPoints,
    ToldByTelephone,
    Transcript,
    UrgentTalkingPoints,
    VenueChecklist,
)
from tests.forms.sample_request import REQUESTER, UPLOAD

FACT = {
    "value": "เปิดศูนย์พักพิง 22 แห่ง",
    "source": "ปภ. จังหวัดสงขลา",
    "as_of": "22/11/2569 06:00",
    "confirmed_by": "หัวหน้า ปภ. จังหวัด",
}
QUESTION = {"question": "อพยพเมื่อใด", "answer": "ภายใน 14.00 น.", "do_not_answer": False}
SPEAKERS = [
    {"name": "รองผู้ว่าราชการจังหวัด", "position": "โฆษก", "order": 1, "minutes": 10, "reserve": False},
    {"name": "หัวหน้า ปภ.", "position": "ผู้แถลงสำรอง", "order": 2, "minutes": 10, "reserve": True},
]
PRESS_CONFERENCE: dict[str, Any] = REQUESTER | {
    "mode": "urgent",
    "weight": "crisis",
    "topic": "สถานการณ์อุทกภัย",
    "objective": "ให้ประชาชนอพยพทันเวลา",
    "why_conference": "ต้องตอบคำถามสื่อพร้อมกันทุกราย",
    "key_messages": ["อพยพภายใน 14.00 น.", "ศูนย์พักพิงพร้อม 22 แห่ง", "โทร 1784 ตลอด 24 ชม."],
    "facts": [FACT],
    "qa": [QUESTION | {"question": f"คำถามที่ {n}"} for n in range(1, 6)],
    "speakers": SPEAKERS,
    "start_at": "22 พ.ย. 2569 เวลา 10.30 น.",
    "venue": "ศูนย์บัญชาการเหตุการณ์จังหวัดสงขลา",
    "live_url": "https://example.invalid/live",
    "sign_language": True,
    "invite_list_id": "all-media",
    "accreditation": False,
    "embargo": "2026-11-22T10:30",
    "press_kit": [UPLOAD],
}
INVITED = [
    {"outlet": "สวท.สงขลา", "kind": "state", "contact": "บก.", "email": "a@example.invalid",
     "phone": "074311222"},
    {"outlet": "หนังสือพิมพ์ท้องถิ่น", "kind": "local", "email": "b@example.invalid"},
    {"outlet": "เพจหาดใหญ่", "kind": "online", "email": "c@example.invalid"},
    {"outlet": "วิทยุชุมชนสะเดา", "kind": "community_radio", "phone": "0812345678"},
]  # fmt: skip
CLIP = {
    "outlet": "เพจหาดใหญ่",
    "headline": "เปิดศูนย์พักพิง 24 แห่ง",
    "link": "https://example.invalid/1",
    "seen_at": "2026-11-22T07:00",
    "match": "wrong",
    "key_message": 2,
    "note": "จำนวนศูนย์ผิด ที่ถูกคือ 22",
}
TALKING_POINTS: dict[str, Any] = {
    "opening": "สวัสดีครับ",
    "key_messages": ["อพยพภายใน 14.00 น."],
    "qa": [QUESTION],
    "do_not_answer": [{"matter": "ผู้เสียชีวิต", "say_instead": "รอแพทย์ยืนยัน"}],
    "press_kit": [UPLOAD],
}
BRIEFING_HELD: dict[str, Any] = {
    "started_at": "2026-11-22T06:00",
    "ended_at": "2026-11-22T06:45",
    "other_time_reason": "เลื่อนตามสถานการณ์น้ำ",
    "media_count": 15,
    "recordings": [UPLOAD],
    "recording_url": "https://example.invalid/rec",
    "media_register": [UPLOAD],
    "time_codes": [{"at": "๐๐:๑๒:๓๐", "what": "มาตรการอพยพ"}],
    "open_questions": [{"question": "งบเยียวยาเท่าใด", "asked_by": "สวท.สงขลา"}],
    "note": "เรียบร้อย",
}
CHANGED = {"was": "24 แห่ง", "now": "22 แห่ง", "confirmed_by": "หัวหน้า ปภ."}
CUT = {"value": "อพยพแล้ว 900 คน", "source": "เพจท้องถิ่น", "note": "นับซ้ำ"}

PRESS_ANSWERS: dict[type[Form], dict[str, Any]] = {
    PressConferenceRequest: PRESS_CONFERENCE,
    Fact: FACT,
    Question: QUESTION,
    Speaker: SPEAKERS[0],
    Invited: INVITED[0],
    InvitePlan: {"invited": INVITED, "words": "ขอเชิญร่วมทำข่าว", "reply_by": "2026-11-22T09:30"},
    RsvpCount: {"coming": "๑๒", "not_coming": 1, "no_answer": 3, "reporters": 20, "note": "-"},
    Barred: {"matter": "ผู้เสียชีวิต", "say_instead": "รอแพทย์ยืนยัน"},
    TalkingPoints: TALKING_POINTS,
    UrgentTalkingPoints: TALKING_POINTS | {"qa": PRESS_CONFERENCE["qa"]},
    ChangedFact: CHANGED,
    CutFact: CUT,
    FactSheet: {"standing": [FACT], "changed": [CHANGED], "cut": [CUT]},
    FactVerification: {
        "verdict": "corrected",
        "corrected_value": "22 แห่ง",
        "answered_by": "หัวหน้า ปภ.",
        "how": "paper",
        "answered_at": "22/11/2569 07.00 น.",
        "evidence": UPLOAD,
        "note": "ตามบันทึก",
    },
    VenueChecklist: dict.fromkeys(
        ("venue", "backdrop", "sound", "screen", "cameras", "live", "internet",
         "sign_language", "backup_power", "media_desk", "access"),
        "ready",
    ) | {"checked_at": "2026-11-22T07:00", "photos": [UPLOAD], "note": "พร้อม"},
    SpeakerBrief: {
        "points_read": True,
        "rehearsed": False,
        "not_rehearsed_because": "เวลาไม่พอ",
        "changes_wished": "ขอย้ายลำดับ",
    },
    Moment: {"at": "12:30", "what": "มาตรการอพยพ"},
    OpenQuestion: {"question": "งบเยียวยาเท่าใด", "asked_by": "สวท.สงขลา"},
    BriefingHeld: BRIEFING_HELD,
    AccreditedBriefingHeld: BRIEFING_HELD,
    OfficialRelease: {
        "headline": "จังหวัดสงขลาแจ้งอพยพ",
        "body": "จังหวัดสงขลาแจ้งอพยพประชาชนริมคลองอู่ตะเภา",
        "photos": [UPLOAD],
        "clip": UPLOAD,
        "link": "https://example.invalid/news",
        "published_at": "2026-11-22T07:00",
    },
    Transcript: {"text": "คำต่อคำ", "file": UPLOAD, "complete": False, "unclear": "นาทีที่ 3"},
    Clip: CLIP,
    ClipReport: {"clips": [CLIP], "summary": "หนึ่งรายผิด", "more_to_come": False},
    Correction: {
        "outlets": ["เพจหาดใหญ่"],
        "what_was_wrong": "24 แห่ง",
        "who_erred": "us",
        "correct_statement": "22 แห่ง",
        "source": "ปภ.จังหวัดสงขลา",
        "evidence": UPLOAD,
        "published_url": "https://example.invalid/c",
    },
    ToldByTelephone: {
        "told": ["วิทยุชุมชนสะเดา"], "told_at": "2026-11-22T07:00", "note": "-",
    },
    LeftOpen: {"question": "งบเยียวยาเท่าใด", "owner": "ปภ.", "due": "2026-11-25"},
    ClosingSummary: {
        "minutes_to_briefing": 200,
        "media_count": 15,
        "pickup_percent": 80,
        "corrections": 1,
        "lessons": "ตรวจตัวเลขก่อนแถลง",
        "open_questions": [{"question": "งบเยียวยาเท่าใด", "owner": "ปภ.", "due": "2026-11-25"}],
    },
}  # fmt: skip

"""One complete, right answer for every form: what the sample cases would have had filled in.

PRES-2570-0001 was asked for on 22 November 2026 at 07:10; everything below is as of NOW.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from forms.consultation import (
    Advice,
    ConsultationRequest,
    FollowUp,
    NextStep,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    SpeakerLetter,
    WrittenAdvice,
)
from forms.decision import Acknowledgement, Approval, Decision, Review
from forms.form import Form
from forms.outside_decision import ConfirmingEvidence, OutsideDecision
from forms.press_conference import (
    Barred,
    BriefingHeld,
    Clip,
    ClipReport,
    ClosingSummary,
    Correction,
    Fact,
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
    Transcript,
    VenueChecklist,
)
from forms.requester import RequesterBlock
from models.clock import BANGKOK

NOW = datetime(2026, 11, 22, 7, 10, tzinfo=BANGKOK)
UPLOAD = "sha256:" + "0a" * 32

REQUESTER: dict[str, Any] = {
    "requester_type": "state",
    "org_id": "org-ddpm",
    "org_name": "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัดสงขลา",
    "contact_name": "หัวหน้าฝ่ายป้องกัน",
    "contact_position": "นักวิเคราะห์นโยบายและแผน",
    "contact_phone": "๐๗๔-๓๑๑-๒๒๒",
    "contact_email": "org-ddpm@example.invalid",
    "letter_no": "สข ๐๐๒๑/ว ๑๒๓",
    "letter_date": "๒๒ พ.ย. ๒๕๖๙",
    "letter_file": UPLOAD,
    "subject": "แถลงข่าวสถานการณ์อุทกภัยและมาตรการอพยพ ครั้งที่ 2",
    "detail": "ระดับน้ำในคลองอู่ตะเภาสูงขึ้น ต้องแจ้งมาตรการอพยพ",
    "urgency": "most_urgent",
    "urgency_reason": "น้ำจะถึงเขตเทศบาลในบ่ายวันนี้",
    "attachments": [UPLOAD],
    "privacy_ack": True,
    "privacy_version": "2569-10",
    "channel": "web",
}
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
    "invite_list_id": "songkhla-all",
    "accreditation": False,
    "embargo": "2026-11-22T10:30",
    "press_kit": [UPLOAD],
}
CONSULTATION: dict[str, Any] = REQUESTER | {
    "urgency": "normal",
    "consult_topic": ["planning", "crisis"],
    "problem": "ประชาชนไม่ทราบแผนบริหารจัดการน้ำ",
    "objective": "ให้ทราบก่อนฤดูฝน",
    "audience": "ประชาชนริมคลอง",
    "budget_hint": "๑๕๐,๐๐๐.๕๐",
    "mode": "meeting",
    "preferred_slots": ["2026-11-30T10:00", "1/12/2569 13:30"],
    "existing_material": [UPLOAD],
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
DECISION: dict[str, Any] = {
    "outcome": "return",
    "comment": "ตัวเลขไม่ตรง",
    "reasons": {"facts.0.value": "ต้องเป็น 22 แห่ง"},
    "edited": None,
    "words_for_requester": "โปรดแก้ไข",
}

ANSWERS: dict[type[Form], dict[str, Any]] = {
    RequesterBlock: REQUESTER,
    PressConferenceRequest: PRESS_CONFERENCE,
    Fact: FACT,
    Question: QUESTION,
    Speaker: SPEAKERS[0],
    Invited: INVITED[0],
    InvitePlan: {"invited": INVITED, "words": "ขอเชิญร่วมทำข่าว", "reply_by": "2026-11-22T09:30"},
    RsvpCount: {"coming": "๑๒", "not_coming": 1, "no_answer": 3, "reporters": 20, "note": "-"},
    Barred: {"matter": "ผู้เสียชีวิต", "say_instead": "รอแพทย์ยืนยัน"},
    TalkingPoints: {
        "opening": "สวัสดีครับ",
        "key_messages": ["อพยพภายใน 14.00 น."],
        "qa": [QUESTION],
        "do_not_answer": [{"matter": "ผู้เสียชีวิต", "say_instead": "รอแพทย์ยืนยัน"}],
        "press_kit": [UPLOAD],
    },
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
    BriefingHeld: {
        "started_at": "2026-11-22T06:00",
        "ended_at": "2026-11-22T06:45",
        "media_count": 15,
        "recordings": [UPLOAD],
        "recording_url": "https://example.invalid/rec",
        "media_register": [UPLOAD],
        "time_codes": [{"at": "๐๐:๑๒:๓๐", "what": "มาตรการอพยพ"}],
        "open_questions": [{"question": "งบเยียวยาเท่าใด", "asked_by": "สวท.สงขลา"}],
        "note": "เรียบร้อย",
    },
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
    ClipReport: {"clips": [CLIP], "summary": "หนึ่งรายผิด"},
    Correction: {
        "outlets": ["เพจหาดใหญ่"],
        "what_was_wrong": "24 แห่ง",
        "who_erred": "us",
        "correct_statement": "22 แห่ง",
        "evidence": UPLOAD,
        "published_url": "https://example.invalid/c",
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
    ConsultationRequest: CONSULTATION,
    ScreeningAndMatch: {
        "decision": "refer",
        "adviser": None,
        "sensitive": True,
        "refer_to": "สปข.6",
        "reason": "เกินภารกิจ",
        "words_for_requester": "ขอส่งต่อ สปข.6",
    },
    SlotProposal: {
        "slots": ["2026-11-30T10:00", "2026-12-01T10:00"],
        "place": "ห้องประชุม",
        "online_url": "https://example.invalid/meet",
        "words": "โปรดเลือก",
    },
    SlotAnswer: {"chosen": None, "new_slots": ["2026-12-02T10:00"], "note": "ติดราชการ"},
    Advice: {
        "situation": "รับรู้ต่ำ",
        "recommendations": ["ทำแผนรายเดือน", "ใช้ผู้นำชุมชน"],
        "cautions": "อย่าใช้ศัพท์เทคนิค",
        "references": "แผน ปชส.",
        "attachments": [UPLOAD],
    },
    NextStep: {"what": "ร่างแผน", "who": "ชลประทาน", "due": "30/11/2569"},
    SessionRecord: {
        "started_at": "2026-11-20T10:00",
        "ended_at": "2026-11-20T11:00",
        "mode": "online",
        "place": "ออนไลน์",
        "participants": 4,
        "discussed": "แผนสื่อสาร",
        "agreed": "ทำแผนร่วม",
        "next_steps": [{"what": "ร่างแผน", "who": "ชลประทาน", "due": "30/11/2569"}],
        "attachments": [UPLOAD],
    },
    WrittenAdvice: {
        "subject": "ข้อเสนอแนะแผนสื่อสาร",
        "addressee": "ผู้อำนวยการสำนักงานชลประทานที่ 16",
        "refers_to": "หนังสือที่ กษ 0332/12",
        "body": "สำนักงานฯ ขอเสนอแนะแผนสื่อสารดังนี้",
        "attachments": [UPLOAD],
    },
    FollowUp: {"use": "not_used", "satisfaction": 4, "note": "รองบประมาณ"},
    SpeakerLetter: {
        "reply": "accept",
        "addressee": "อธิการบดี",
        "refers_to": "อว 1/2569",
        "speaker": "pr-officer-1",
        "topic": "การเขียนข่าว",
        "event": "อบรมนักศึกษา",
        "starts_at": "2026-12-01T09:00",
        "ends_at": "2026-12-01T12:00",
        "place": "หาดใหญ่",
        "audience_count": 40,
        "honorarium": "1200",
        "needs": "เครื่องฉาย",
        "words": "ยินดี",
        "attachments": [UPLOAD],
    },
    Decision: DECISION,
    Approval: DECISION,
    Review: DECISION,
    Acknowledgement: {"acknowledged": True, "note": "ทราบ"},
    OutsideDecision: DECISION | {
        "decided_by_role": "vice_governor",
        "decided_by_name": "รองผู้ว่าราชการจังหวัด",
        "how": "telephone",
        "decided_at": "2026-11-22T07:05",
        "evidence": UPLOAD,
    },
    ConfirmingEvidence: {"evidence": UPLOAD, "note": "ตามหนังสือ"},
}  # fmt: skip

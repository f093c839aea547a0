"""One complete, right answer for every form: what the sample cases would have had filled in.

PRES-2570-0001 was asked for on 22 November 2026 at 07:10; everything below is as of NOW.
"""

from __future__ import annotations

from typing import Any

from forms.booking import ResourceChoice
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
from forms.outgoing_letter import OutgoingLetter, WrittenLetter
from forms.outside_decision import (
    ConfirmingEvidence,
    GovernorsClearance,
    GovernorsDecision,
    OutsideClearance,
    OutsideDecision,
    ProvinceDecision,
)
from forms.requester import RequesterBlock
from tests.forms.sample_complaint import COMPLAINT_ANSWERS
from tests.forms.sample_information import INFORMATION_ANSWERS
from tests.forms.sample_media import MEDIA_ANSWERS
from tests.forms.sample_news import NEWS_ANSWERS
from tests.forms.sample_press import (
    CLIP,
    FACT,
    INVITED,
    PRESS_ANSWERS,
    PRESS_CONFERENCE,
    QUESTION,
    SPEAKERS,
)
from tests.forms.sample_request import NOW, REQUESTER, UPLOAD
from tests.forms.sample_supplement import supplemented

__all__ = [
    "ANSWERS", "CLIP", "CONSULTATION", "DECISION", "FACT", "INVITED", "NOW", "PRESS_CONFERENCE",
    "QUESTION", "REQUESTER", "SPEAKERS", "UPLOAD",
]  # fmt: skip

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
DECISION: dict[str, Any] = {
    "outcome": "return",
    "comment": "ตัวเลขไม่ตรง",
    "reasons": {"facts.0.value": "ต้องเป็น 22 แห่ง"},
    "edited": None,
    "words_for_requester": "โปรดแก้ไข",
}
OUTSIDE: dict[str, Any] = DECISION | {
    "decided_by_role": "vice_governor",
    "decided_by_name": "รองผู้ว่าราชการจังหวัด",
    "how": "telephone",
    "decided_at": "2026-11-22T07:05",
    "evidence": UPLOAD,
}
LETTER: dict[str, Any] = {
    "subject": "ข้อเสนอแนะแผนสื่อสาร",
    "addressee": "ผู้อำนวยการสำนักงานชลประทานที่ 16",
    "refers_to": "หนังสือที่ กษ 0332/12",
    "body": "สำนักงานฯ ขอเสนอแนะแผนสื่อสารดังนี้",
    "attachments": [UPLOAD],
}
ANSWERS: dict[type[Form], dict[str, Any]] = {
    RequesterBlock: REQUESTER,
    ResourceChoice: {"resource": "video-officer-1", "because": "ช่างภาพนิ่งติดงานอื่น"},
    **PRESS_ANSWERS,
    **NEWS_ANSWERS,
    **INFORMATION_ANSWERS,
    **MEDIA_ANSWERS,
    **COMPLAINT_ANSWERS,
    ConsultationRequest: CONSULTATION,
    **supplemented(CONSULTATION, UPLOAD),
    OutgoingLetter: {"addressee": "ผู้ขอ", "refers_to": None, "attachments": [UPLOAD]},
    ScreeningAndMatch: {
        "decision": "refer",
        "adviser": None,
        "sensitive": True,
        "missing": ["แผนสื่อเดิม"],
        "refer_to": "สปข.6",
        "refer_email": "prd6@example.invalid",
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
    WrittenLetter: LETTER,
    WrittenAdvice: LETTER,
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
    OutsideDecision: OUTSIDE,
    ProvinceDecision: OUTSIDE,
    OutsideClearance: OUTSIDE,
    GovernorsDecision: {**OUTSIDE, "decided_by_role": "governor"},
    GovernorsClearance: {**OUTSIDE, "decided_by_role": "governor"},
    ConfirmingEvidence: {"evidence": [UPLOAD], "note": "ตามหนังสือ"},
}  # fmt: skip

"""Complete answers to the forms of the news service: NEWS-2570-0002, Loy Krathong at Hat Yai."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.coverage import CoverageReport
from forms.news import (
    AmendedNewsRequest,
    ClearedPhotograph,
    Consent,
    Coverage,
    FirstCoverage,
    NewsAssignment,
    NewsCorrection,
    NewsDraft,
    NewsMailing,
    NewsRequest,
    NewsScreening,
    NewsScreeningAgain,
    NewsScreeningIncomplete,
    NewsSupplement,
    NewsSupplementOnPaper,
    Photograph,
    Placement,
    Publication,
    Translation,
    WrongStatement,
)
from forms.newsrooms import Mailing
from tests.forms.sample_press import INVITED
from tests.forms.sample_request import REQUESTER, UPLOAD

if TYPE_CHECKING:
    from forms.form import Form

PICTURE = "sha256:" + "0b" * 32
"""A photograph; where files are real it is replaced by a real one."""

SHOT: dict[str, Any] = {
    "file": PICTURE,
    "caption": "ขบวนกระทงของเยาวชน",
    "shows_minor": True,
    "consent": UPLOAD,
}
NEWS: dict[str, Any] = REQUESTER | {
    "requester_type": "local_gov",
    "org_id": "org-hatyai-city",
    "org_name": "เทศบาลนครหาดใหญ่",
    "contact_email": "org-hatyai-city@example.invalid",
    "subject": "ขอเผยแพร่ข่าวประเพณีลอยกระทงนครหาดใหญ่ ประจำปี 2569",
    "detail": "เทศบาลจัดงานลอยกระทง ณ สวนสาธารณะ",
    "urgency": "normal",
    "urgency_reason": None,
    "news_kind": "invitation",
    "who": "เทศบาลนครหาดใหญ่",
    "what": "จัดงานประเพณีลอยกระทง ประจำปี 2569",
    "when": "24/11/2569 17:00",
    "where": "สวนสาธารณะเทศบาลนครหาดใหญ่",
    "why": "สืบสานประเพณี",
    "how": "ประกวดกระทงและขบวนแห่",
    "has_event": True,
    "event_start": "2026-11-24T17:00",
    "event_end": "2026-11-24T23:00",
    "venue": "สวนสาธารณะเทศบาลนครหาดใหญ่",
    "district": "hat_yai",
    "chair_name": "นายกเทศมนตรีนครหาดใหญ่",
    "chair_position": "ประธานจัดงาน",
    "audience": ["public", "visitors"],
    "channels": ["web", "facebook", "radio"],
    "languages": ["thai", "malay_rumi", "english"],
    "photos": [SHOT],
    "embargo_until": None,
    "fact_source_doc": [UPLOAD],
    "want_reporter": True,
}
SUPPLEMENT = "ส่งหนังสือยินยอมแล้ว"
SCREENED: dict[str, Any] = {
    "fits_mission": True,
    "commercial": False,
    "secret": False,
    "complete": True,
    "decision": "accept",
    "missing": ["มาตรการความปลอดภัยทางน้ำ"],
    "reason": None,
    "words_for_requester": None,
}
ASKED: dict[str, Any] = SCREENED | {
    "complete": False,
    "decision": "ask_once",
}
TRANSLATION = {"language": "english", "text": "Loy Krathong at Hat Yai"}
DRAFT: dict[str, Any] = {
    "headline": "หาดใหญ่ชวนลอยกระทง 24 พ.ย.",
    "lead": "เทศบาลนครหาดใหญ่เชิญชวนร่วมงานลอยกระทง",
    "body": "เทศบาลนครหาดใหญ่จัดงานประเพณีลอยกระทง คาดว่ามีผู้ร่วมงาน 5,000 คน",
    "tags": ["ลอยกระทง", "หาดใหญ่"],
    "photos": [SHOT],
    "translations": [TRANSLATION],
    "touches": ["figures"],
    "to_confirm": ["ผู้ร่วมงาน 5,000 คน"],
    "fact_owner": "เทศบาลนครหาดใหญ่",
    "publish_at": "2026-11-23T09:00",
}
PLACED = {
    "channel": "web",
    "link": "https://songkhla.example.invalid/news/1",
    "placed_at": "2026-11-22T07:00",
}
STATEMENT = {
    "wrong": "ผู้ร่วมงาน 5,000 คน",
    "right": "ผู้ร่วมงาน 3,000 คน",
    "source": "เทศบาลนครหาดใหญ่",
}
COVERED: dict[str, Any] = {
    "outlets": 6,
    "reach": "12,500",
    "links": ["https://a.example.invalid/1"],
    "tone": "positive",
    "note": "ทางบวก",
}
WRONG: dict[str, Any] = COVERED | {
    "is_wrong": True,
    "what_is_wrong": "จำนวนผู้ร่วมงานคลาดเคลื่อน",
}
MAILING: dict[str, Any] = {"outlets": INVITED, "words": "โปรดเผยแพร่ก่อนวันงาน"}
NEWS_ANSWERS: dict[type[Form], dict[str, Any]] = {
    NewsRequest: NEWS,
    AmendedNewsRequest: NEWS | {"supplement": SUPPLEMENT, "supplement_files": [UPLOAD]},
    Photograph: SHOT,
    ClearedPhotograph: SHOT,
    NewsSupplement: {"supplement": SUPPLEMENT},
    Consent: {"photo": 1, "file": UPLOAD},
    NewsSupplementOnPaper: {
        "supplement": SUPPLEMENT,
        "letter_no": "สข 52002/1",
        "letter_date": "2026-11-22",
        "letter_file": UPLOAD,
        "consents": [{"photo": 1, "file": UPLOAD}],
        "supplement_files": [UPLOAD],
    },
    NewsScreening: SCREENED,
    NewsScreeningIncomplete: ASKED,
    NewsScreeningAgain: SCREENED,
    NewsAssignment: {
        "writer": "pr-officer-2",
        "instructions": "เน้นความปลอดภัยทางน้ำ",
        "target_media": ["songkhla-daily", "south-online"],
    },
    Translation: TRANSLATION,
    NewsDraft: DRAFT,
    Placement: PLACED,
    Publication: {"placements": [PLACED], "note": "ปักหมุดไว้"},
    Mailing: MAILING,
    NewsMailing: MAILING,
    CoverageReport: COVERED,
    FirstCoverage: WRONG,
    Coverage: WRONG | {"more_to_come": True},
    WrongStatement: STATEMENT,
    NewsCorrection: {"remedy": "correct", "items": [STATEMENT], "reason": "ผู้จัดแก้ไขตัวเลข"},
}

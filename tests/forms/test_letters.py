"""Letters: complete or not written, Thai first, and nothing slips into their headers."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import UndefinedError

from forms.letters import LETTERS, write_letter

FRAME: dict[str, Any] = {
    "office": {"th": "สำนักงานประชาสัมพันธ์จังหวัดสงขลา", "en": "Songkhla Provincial PR Office"},
    "code": "CONS-2570-0001",
    "recipient": {"name": "กองสาธารณสุข", "email": "health@example.invalid"},
}
START = "2026-11-22T10:30:00+07:00"
KNOWS: dict[str, dict[str, Any]] = {
    "number-only": {},
    "press-invitation": {
        "topic": "น้ำท่วม", "start_at": START, "venue": "ศาลากลาง", "reply_by": START,
        "live_url": "https://live.example.invalid/?a=1&b=2", "embargo": START, "words": None,
        "reply_to": "media@example.invalid", "sign_language": True, "accreditation": True,
    },
    "press-called-off": {
        "topic": "น้ำท่วม", "start_at": START, "venue": "ศาลากลาง", "reason": "น้ำลดแล้ว",
    },
    "press-release": {
        "headline": "แจ้งอพยพ", "topic": "น้ำท่วม", "link": "https://n.example.invalid",
        "embargo": START,
    },
    "press-not-needed": {"topic": "น้ำท่วม", "reason": "ข่าวแจกพอ"},
    "press-correction": {
        "topic": "น้ำท่วม", "what_was_wrong": "24 แห่ง", "correct_statement": "22 แห่ง",
        "our_mistake": True, "published_url": "https://a.example.invalid",
    },
    "news-status": {
        "subject": "ลอยกระทง", "words_th": "เผยแพร่แล้ว", "words_en": "Published",
        "link": "https://n.example.invalid",
    },
    "news-release": {
        "number": "1/2569", "headline": "ลอยกระทง", "lead": "เชิญร่วมงาน", "words": "ก่อนวันงาน",
        "photos": 2, "contact": "pr@example.invalid",
    },
    "news-correction": {
        "number": "2/2569", "old_number": "1/2569", "headline": "ลอยกระทง", "retracts": False,
        "items": [{"wrong": "5,000", "right": "3,000"}], "reason": "ผู้จัดแก้ไข",
        "contact": "pr@example.invalid",
    },
    "media-invitation": {
        "topic": "ถนนวัฒนธรรม", "start_at": START, "end_at": START, "meeting_point": "ถนนนางงาม",
        "interviewee": "วัฒนธรรมจังหวัด", "restrictions": "ห้ามใช้โดรน", "words": "มีที่จอดรถ",
        "reply_by": START, "reply_to": "pr@example.invalid",
    },
    "media-reminder": {
        "topic": "ถนนวัฒนธรรม", "start_at": START, "meeting_point": "ถนนนางงาม",
        "reply_to": "pr@example.invalid",
    },
    "media-called-off": {
        "topic": "ถนนวัฒนธรรม", "start_at": START, "meeting_point": "ถนนนางงาม",
        "contact": "pr@example.invalid",
    },
    "media-material": {
        "headline": "ถนนวัฒนธรรม", "words": "ภาพและข้อมูล", "link": "https://n.example.invalid",
        "contact": "pr@example.invalid",
    },
    "letter-sent": {"subject": "ตอบคำถามสื่อ", "number": "สข 0031/1"},
    "case-received": {
        "subject": "แผนสื่อ", "tracking_code": "AB12CD", "tracking_url": "https://t.example.invalid",
    },
    "slot-proposal": {
        "subject": "แผนสื่อ", "answer_url": "https://a.example.invalid/x", "reply_by": START,
        "slots": [{"starts_at": START, "ends_at": None, "place": "ห้องประชุม"}], "words": None,
    },
    "advice-sent": {"subject": "แผนสื่อ", "words": "ขอบคุณ", "follow_up_on": "2026-12-20"},
    "speaker-letter": {
        "subject": "อบรมนักศึกษา", "accepts": True, "speaker": "นักประชาสัมพันธ์ชำนาญการ",
        "topic": "การเขียนข่าว", "starts_at": START, "ends_at": START, "place": "หาดใหญ่",
        "words": "ยินดี",
    },
    "more-wanted": {
        "subject": "แผนสื่อ", "missing": ["งบประมาณ", "แผนเดิม"], "reply_by": START,
        "answer_url": "https://a.example.invalid/x",
    },
    "case-referred": {
        "subject": "แผนสื่อ", "requester": "เทศบาล", "contact": "กองช่าง", "contact_position": "ช่าง",
        "phone": "074311222", "email": "a@example.invalid", "detail": "ก", "problem": "ข",
        "objective": "ค", "words": None,
    },
    "follow-up": {"subject": "แผนสื่อ", "answer_url": None, "reply_by": START},
    "complaint-forwarded": {"subject": "แจ้งเตือนช้า", "number": "สข 0031/12", "reminds": True},
    "complaint-answered": {"subject": "แจ้งเตือนช้า", "number": "สข 0031/13"},
    "complaint-opinion": {
        "subject": "แจ้งเตือนช้า", "answer_url": "https://a.example.invalid/x", "reply_by": START,
    },
    "case-declined": {"subject": "แผนสื่อ", "reason": "นอกหน้าที่", "forwarded_to": "สวท.สงขลา"},
    "office-word": {"subject": "ขอภาพข่าว", "words_th": "ตามหนังสือที่แนบ", "words_en": "Attached."},
    "case-withdrawn": {"subject": "แผนสื่อ", "reason": "ผู้ขอยกเลิก"},
    "no-answer-closed": {"subject": "แผนสื่อ", "asked_on": "2026-11-10"},
    "notice": {
        "headline_th": "ครบกำหนด", "headline_en": "Due", "words_th": "วันนี้", "words_en": "Today",
        "link": "https://p.example.invalid",
    },
}  # fmt: skip


def test_every_letter_is_known_here() -> None:
    assert set(KNOWS) == set(LETTERS)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_speaks_thai_first_then_english(name: str) -> None:
    letter = write_letter(name, FRAME | KNOWS[name])
    thai, english = letter.text.split("——————")
    assert "ขอแสดงความนับถือ\nสำนักงานประชาสัมพันธ์จังหวัดสงขลา" in thai
    assert "Songkhla Provincial PR Office" in english
    assert letter.subject
    assert "\n\n\n" not in letter.text


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_that_lacks_something_is_not_written(name: str) -> None:
    for key in KNOWS[name]:
        with pytest.raises(UndefinedError, match=key):
            write_letter(name, FRAME | {k: v for k, v in KNOWS[name].items() if k != key})


@pytest.mark.parametrize("name", LETTERS)
def test_what_may_be_none_leaves_no_trace(name: str) -> None:
    spoken = {
        "starts_at",
        "ends_at",
        "start_at",
        "subject",
        "topic",
        "asked_on",
        "slots",
        "accepts",
    }
    spoken |= {"missing", "items"} | ({"reply_by"} if name == "more-wanted" else set())
    empty = {key: value if key in spoken else None for key, value in KNOWS[name].items()}
    assert "\n\n\n" not in write_letter(name, FRAME | empty).text


def test_a_subject_stays_one_line() -> None:
    """Who asks chooses the subject; it must not begin another header."""
    knows = KNOWS["case-withdrawn"] | {"subject": "x\r\nBcc: all@example.invalid\u2028\x00y"}
    subject = write_letter("case-withdrawn", FRAME | knows).subject
    assert subject == "ยกเลิกเรื่อง x Bcc: all@example.invalid y / Withdrawn"


def test_times_are_bangkok_in_both_calendars() -> None:
    knows = KNOWS["press-invitation"] | {"start_at": "2026-11-22T03:30:00+00:00"}
    letter = write_letter("press-invitation", FRAME | knows)
    assert "22 พฤศจิกายน 2569 เวลา 10.30 น." in letter.text
    assert "22 November 2026, 10:30" in letter.text


def test_the_html_says_the_same_and_nothing_more() -> None:
    knows = KNOWS["press-invitation"] | {"topic": "<script>alert(1)</script>"}
    letter = write_letter("press-invitation", FRAME | knows)
    assert "<script>" in letter.text
    assert "<script>" not in letter.html
    assert '<a href="https://live.example.invalid/?a=1&amp;b=2">' in letter.html


def test_a_refusal_says_why_in_both_languages() -> None:
    letter = write_letter("case-declined", FRAME | KNOWS["case-declined"])
    thai, english = letter.text.split("——————")
    assert "นอกหน้าที่" in thai
    assert "นอกหน้าที่" in english


def test_a_declining_speaker_s_letter_names_no_hour() -> None:
    """Nobody comes at that hour: the letter must not look like an appointment."""
    declined = write_letter("speaker-letter", FRAME | KNOWS["speaker-letter"] | {"accepts": False})
    assert "ขออภัยที่ไม่สามารถจัดวิทยากร" in declined.text
    assert "22 พฤศจิกายน 2569" not in declined.text


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(LookupError):
        write_letter("../letter", FRAME)

"""A full set of data for the papers of the news service: NEWS-2570-0002 and its correction."""

from __future__ import annotations

from typing import Any

HEAD: dict[str, Any] = {
    "office": {
        "name": "สำนักงานประชาสัมพันธ์จังหวัดสงขลา",
        "address": "ศาลากลางจังหวัดสงขลา ถนนราชดำเนิน อำเภอเมืองสงขลา จังหวัดสงขลา 90000",
        "phone": "0 7431 1234",
        "email": "songkhla@example.invalid",
    },
    "code": "NEWS-2570-0002",
    "subject": "หาดใหญ่เชิญชวนร่วมประเพณีลอยกระทง 24 พฤศจิกายนนี้",
    "issued_on": "2026-11-17",
}
CONTACT = "songkhla@example.invalid · 0 7431 1234"
NEWS_PAPERS: dict[str, dict[str, Any]] = {
    "news": HEAD
    | {
        "number": "12/2569",
        "lead": "เทศบาลนครหาดใหญ่เชิญชวนประชาชนและนักท่องเที่ยวร่วมงานประเพณีลอยกระทง",
        "body": (
            "เทศบาลนครหาดใหญ่จัดงานประเพณีลอยกระทง ประจำปี 2569 ณ สวนสาธารณะเทศบาลนครหาดใหญ่ "
            "ในวันที่ 24 พฤศจิกายน 2569 เวลา 17.00 น. เป็นต้นไป คาดว่ามีผู้ร่วมงาน 5,000 คน\n"
            "- มีเรือและเจ้าหน้าที่กู้ภัยทางน้ำประจำจุด 6 จุด\n"
            "- โทร. 1669 ตลอดงาน"
        ),
        "tags": ["ลอยกระทง", "หาดใหญ่"],
        "photos": [{"caption": "ขบวนกระทงของเยาวชน"}, {"caption": "เวทีประกวดกระทง"}],
        "contact": CONTACT,
    },
    "news-correction": HEAD
    | {
        "number": "13/2569",
        "corrects": {
            "number": "12/2569",
            "subject": HEAD["subject"],
            "issued_on": "2026-11-17",
        },
        "items": [
            {
                "wrong": "คาดว่ามีผู้ร่วมงาน 5,000 คน",
                "right": "คาดว่ามีผู้ร่วมงาน 3,000 คน",
                "source": "เทศบาลนครหาดใหญ่",
            }
        ],
        "reason": "ผู้จัดงานแก้ไขประมาณการผู้ร่วมงาน",
    },
    "news-dispatch": HEAD
    | {
        "number": "12/2569",
        "sent_at": "2026-11-17T11:05:00+07:00",
        "newsrooms": [
            {"outlet": "สถานีวิทยุของรัฐ สงขลา", "way": "อีเมล"},
            {"outlet": "วิทยุชุมชนจะนะ", "way": "โทรศัพท์"},
        ],
        "words": "โปรดเผยแพร่ก่อนวันงาน",
        "photo_count": 2,
        "contact": CONTACT,
    },
}

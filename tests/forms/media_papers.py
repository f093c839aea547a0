"""A full set of data for the papers of media coordination: MEDI-2570-0001."""

from __future__ import annotations

from typing import Any

from tests.forms.news_papers import CONTACT, HEAD

MEDIA_PAPERS: dict[str, dict[str, Any]] = {
    "media-invitation": {
        "office": HEAD["office"],
        "code": "MEDI-2570-0001",
        "issued_on": "2026-11-20",
        "urgency": "ด่วน",
        "topic": "เปิดโครงการถนนวัฒนธรรมเมืองเก่าสงขลา",
        "reason": (
            "ด้วยสำนักงานวัฒนธรรมจังหวัดสงขลากำหนดเปิดโครงการถนนวัฒนธรรมเมืองเก่าสงขลา "
            "เพื่อส่งเสริมการท่องเที่ยวเชิงวัฒนธรรมและเศรษฐกิจชุมชน"
        ),
        "start_at": "2026-11-28T16:00:00+07:00",
        "end_at": "2026-11-28T20:00:00+07:00",
        "meeting_point": "ถนนนางงาม เมืองสงขลา",
        "interviewee": "วัฒนธรรมจังหวัดสงขลา",
        "programme": "16.00 น. ลงทะเบียนสื่อมวลชน\n17.00 น. พิธีเปิด\n18.00 น. ชมตลาดย้อนยุค",
        "restrictions": "ไม่อนุญาตให้ใช้โดรนเหนือพื้นที่จัดงาน",
        "reply_by": "2026-11-26T16:30:00+07:00",
        "reply_to": CONTACT,
    },
}

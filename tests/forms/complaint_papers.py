"""A full set of data for the paper of a complaint: COMP-2570-0003."""

from __future__ import annotations

from typing import Any

from tests.forms.news_papers import HEAD

COMPLAINT_PAPERS: dict[str, dict[str, Any]] = {
    "complaint-receipt": {
        "office": HEAD["office"],
        "code": "COMP-2570-0003",
        "subject": "ร้องเรียนเสียงตามสายชุมชนแจ้งเตือนน้ำท่วมล่าช้า",
        "category": "เรื่องของหน่วยอื่น",
        "channel": "เว็บไซต์",
        "contact_back": "รหัสติดตาม",
        "received_at": "2026-11-20T21:30:00+07:00",
        "tracking_code": "AB12CD34",
        "tracking_url": "https://prasan.example.invalid/track/COMP-2570-0003/AB12CD34",
    },
}

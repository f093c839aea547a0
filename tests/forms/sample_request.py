"""Who asks, and when: what the samples of every mission have in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any

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

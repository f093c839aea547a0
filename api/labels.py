"""What the fields of a request are called that stand in no form of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.labels import WHOLE, joined
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS: dict[str, Text] = {
    "awaiting": _("เฉพาะที่รอหลักฐาน", "Only those awaiting evidence"),
    "bands": _("ช่วงวงเงิน", "Bands of money"),
    "announced_at": _("ประกาศเมื่อ", "Announced"),
    "answer": _("สิ่งที่กรอก", "Answer"),
    "code": _("เลขเรื่อง", "Code of the case"),
    "comment": _("ความเห็น", "Comment"),
    "cursor": _("ตำแหน่งหน้าถัดไป", "Cursor"),
    "count": _("ลำดับเลข", "Count"),
    "date": _("วันหยุด", "Day off"),
    "day": _("วัน", "Day"),
    "file": _("ไฟล์", "File"),
    "fingerprint": _("รหัสผลที่ตรวจแล้ว", "Fingerprint of the preview"),
    "first": _("วันแรก", "First day"),
    "grant_type": _("ชนิดการขอโทเค็น", "Grant type"),
    "human_task": _("งาน", "Human task"),
    "Idempotency-Key": _("รหัสกันทำซ้ำ", "Idempotency-Key"),
    "in_trouble": _("เฉพาะที่มีเหตุขัดข้อง", "Only those in trouble"),
    "if-none-match": _("รุ่นที่มีอยู่แล้ว", "Version already known"),
    "incident_id": _("เหตุขัดข้อง", "Incident"),
    "kind": _("การเปลี่ยนแปลง", "Change"),
    "key": _("รหัสภารกิจ", "Key of the mission"),
    "last_rung": _("ชั้นสุดท้าย", "Last rung"),
    "last": _("วันสุดท้าย", "Last day"),
    "limit": _("จำนวนต่อหน้า", "How many on a page"),
    "matter": _("เรื่อง", "Matter"),
    "mine": _("เฉพาะที่ฉันเกี่ยวข้อง", "Only mine"),
    "mission": _("ภารกิจ", "Mission"),
    "n": _("ลำดับเอกสาร", "Number of the document"),
    "name": _("ชื่อข้อความ", "Name of the message"),
    "note": _("ข้อความ", "Note"),
    "outcome": _("ผลการพิจารณา", "Outcome"),
    "overdue": _("เฉพาะที่เกินกำหนด", "Only overdue"),
    "password": _("รหัสผ่าน", "Password"),
    "payload": _("เนื้อหาข้อความ", "Content of the message"),
    "q": _("คำค้น", "Words looked for"),
    "reason": _("เหตุผล", "Reason"),
    "reference": _("ไฟล์ที่ส่งไว้", "Upload"),
    "request": _("คำขอ", "Request"),
    "requester": _("ผู้ขอ", "Requester"),
    "seal": _("รหัสตรวจสอบเอกสาร", "Code of the paper"),
    "source": _("ที่มาของเกณฑ์", "Ground of the rule"),
    "scope": _("ขอบเขต", "For whom"),
    "source_ref": _("เลขที่หรือชื่อประกาศ", "Announcement"),
    "span": _("ระยะเวลา", "Span"),
    "start": _("เวลาเริ่มนับ", "Start"),
    "state": _("สถานะ", "State"),
    "task_id": _("งาน", "Human task"),
    "to": _("ผู้รับงาน", "To whom"),
    "token": _("ลิงก์", "Link"),
    "up_to_baht": _("วงเงินไม่เกิน (บาท)", "Up to (baht)"),
    "upload": _("ไฟล์ที่ส่งไว้", "Upload"),
    "username": _("ชื่อผู้ใช้", "User name"),
    "version": _("รุ่น", "Version"),
    "year": _("ปี", "Year"),
    "why": _("เหตุผล", "Why"),
    "words": _("ความเห็น", "Remark"),
}


def label_in_request(path: Sequence[str | int]) -> Text:
    """What the field at that path of a request is called; a name unknown here as it is."""
    if not path:
        return WHOLE
    return joined(LABELS.get(str(part), Text(str(part), str(part))) for part in path)

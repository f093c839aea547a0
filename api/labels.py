"""What the fields of a request are called that stand in no form of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.labels import WHOLE, joined
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS: dict[str, Text] = {
    "answer": _("สิ่งที่กรอก", "Answer"),
    "code": _("เลขเรื่อง", "Code of the case"),
    "comment": _("ความเห็น", "Comment"),
    "cursor": _("ตำแหน่งหน้าถัดไป", "Cursor"),
    "count": _("ลำดับเลข", "Count"),
    "dated": _("ลงวันที่", "Dated"),
    "day": _("วัน", "Day"),
    "file": _("ไฟล์", "File"),
    "first": _("วันแรก", "First day"),
    "grant_type": _("ชนิดการขอโทเค็น", "Grant type"),
    "handle": _("ผู้ใช้", "Person"),
    "human_task": _("งาน", "Human task"),
    "Idempotency-Key": _("รหัสกันทำซ้ำ", "Idempotency-Key"),
    "in_trouble": _("เฉพาะที่มีเหตุขัดข้อง", "Only those in trouble"),
    "if-none-match": _("รุ่นที่มีอยู่แล้ว", "Version already known"),
    "incident_id": _("เหตุขัดข้อง", "Incident"),
    "key": _("รหัสภารกิจ", "Key of the mission"),
    "last": _("วันสุดท้าย", "Last day"),
    "letter_no": _("เลขที่หนังสือ", "Letter number"),
    "level": _("ชั้นความลับ", "Class of secrecy"),
    "limit": _("จำนวนต่อหน้า", "How many on a page"),
    "may_open": _("ผู้มีสิทธิเปิด", "Who may open it"),
    "mine": _("เฉพาะที่ฉันเกี่ยวข้อง", "Only mine"),
    "mission": _("ภารกิจ", "Mission"),
    "n": _("ลำดับเอกสาร", "Number of the document"),
    "name": _("ชื่อข้อความ", "Name of the message"),
    "note": _("ข้อความ", "Note"),
    "outcome": _("ผลการพิจารณา", "Outcome"),
    "overdue": _("เฉพาะที่เกินกำหนด", "Only overdue"),
    "password": _("รหัสผ่าน", "Password"),
    "payload": _("เนื้อหาข้อความ", "Content of the message"),
    "person": _("ผู้อ่าน", "Reader"),
    "place_kept": _("ที่เก็บเอกสารจริง", "Where the paper lies"),
    "q": _("คำค้น", "Words looked for"),
    "readers": _("ผู้อ่าน", "Readers"),
    "reason": _("เหตุผล", "Reason"),
    "reference": _("ไฟล์ที่ส่งไว้", "Upload"),
    "request": _("คำขอ", "Request"),
    "requester": _("ผู้ขอ", "Requester"),
    "secrecy": _("ชั้นความลับ", "Class of secrecy"),
    "source": _("จาก", "From"),
    "span": _("ระยะเวลา", "Span"),
    "start": _("เวลาเริ่มนับ", "Start"),
    "state": _("สถานะ", "State"),
    "task_id": _("งาน", "Human task"),
    "to": _("ผู้รับงาน", "To whom"),
    "token": _("ลิงก์", "Link"),
    "upload": _("ไฟล์ที่ส่งไว้", "Upload"),
    "urgency": _("ชั้นความเร็ว", "Class of urgency"),
    "username": _("ชื่อผู้ใช้", "User name"),
    "version": _("รุ่นของงาน", "Version of the task"),
    "year": _("ปี", "Year"),
    "words": _("ความเห็น", "Remark"),
}


def label_in_request(path: Sequence[str | int]) -> Text:
    """What the field at that path of a request is called; a name unknown here as it is."""
    if not path:
        return WHOLE
    return joined(LABELS.get(str(part), Text(str(part), str(part))) for part in path)

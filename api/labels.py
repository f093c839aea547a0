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
    "amount": _("วงเงิน (บาท)", "Limit (baht)"),
    "answer": _("สิ่งที่กรอก", "Answer"),
    "change": _("ตำแหน่งที่จะเปลี่ยน", "Post to change"),
    "code": _("เลขเรื่อง", "Code of the case"),
    "comment": _("ความเห็น", "Comment"),
    "conditions": _("เงื่อนไข", "Conditions"),
    "cursor": _("ตำแหน่งหน้าถัดไป", "Cursor"),
    "count": _("ลำดับเลข", "Count"),
    "date": _("วันหยุด", "Day off"),
    "dated": _("ลงวันที่", "Dated"),
    "day": _("วัน", "Day"),
    "event": _("เหตุการณ์ที่", "Event"),
    "file": _("ไฟล์", "File"),
    "fingerprint": _("รหัสผลที่ตรวจแล้ว", "Fingerprint of the preview"),
    "first": _("วันแรก", "First day"),
    "form": _("รูปแบบ", "Form of acting"),
    "grant_type": _("ชนิดการขอโทเค็น", "Grant type"),
    "handle": _("ผู้ใช้", "Person"),
    "human_task": _("งาน", "Human task"),
    "hours": _("เวลาทำการ", "Hours"),
    "Idempotency-Key": _("รหัสกันทำซ้ำ", "Idempotency-Key"),
    "in_trouble": _("เฉพาะที่มีเหตุขัดข้อง", "Only those in trouble"),
    "if-none-match": _("รุ่นที่มีอยู่แล้ว", "Version already known"),
    "instead": _("ผู้แทนหรือสิ่งที่ใช้แทน", "Substitute"),
    "incident_id": _("เหตุขัดข้อง", "Incident"),
    "last_rung": _("ชั้นสุดท้าย", "Last rung"),
    "key": _("รหัส", "Key"),
    "kind": _("ประเภท", "Kind"),
    "last": _("วันสุดท้าย", "Last day"),
    "letter_no": _("เลขที่หนังสือ", "Letter number"),
    "level": _("ชั้นความลับ", "Class of secrecy"),
    "limit": _("จำนวนต่อหน้า", "How many on a page"),
    "matter": _("เรื่อง", "Matter"),
    "may_open": _("ผู้มีสิทธิเปิด", "Who may open it"),
    "mine": _("เฉพาะที่ฉันเกี่ยวข้อง", "Only mine"),
    "mission": _("ภารกิจ", "Mission"),
    "missions": _("เรื่องที่มอบอำนาจ", "Matters"),
    "n": _("ลำดับ", "Number"),
    "name": _("ชื่อข้อความ", "Name of the message"),
    "note": _("ข้อความ", "Note"),
    "number": _("เลขที่คำสั่ง", "Number of the order"),
    "ordered_on": _("วันที่ลงนามคำสั่ง", "Date of the order"),
    "outcome": _("ผลการพิจารณา", "Outcome"),
    "overdue": _("เฉพาะที่เกินกำหนด", "Only overdue"),
    "substitute": _("ตำแหน่งที่แทน", "Post that stands in"),
    "paper": _("เอกสารฉบับที่", "Which paper"),
    "password": _("รหัสผ่าน", "Password"),
    "payload": _("เนื้อหาข้อความ", "Content of the message"),
    "person": _("บุคคล", "Person"),
    "post": _("ตำแหน่ง", "Post"),
    "place_kept": _("ที่เก็บเอกสารจริง", "Where the paper lies"),
    "q": _("คำค้น", "Words looked for"),
    "read_at": _("เปิดอ่านเมื่อ", "Opened to be read at"),
    "readers": _("ผู้อ่าน", "Readers"),
    "reason": _("เหตุผล", "Reason"),
    "reference": _("ไฟล์ที่ส่งไว้", "Upload"),
    "request": _("คำขอ", "Request"),
    "requester": _("ผู้ขอ", "Requester"),
    "seal": _("รหัสตรวจสอบเอกสาร", "Code of the paper"),
    "source": _("ที่มา", "Source"),
    "scope": _("ขอบเขต", "For whom"),
    "source_ref": _("เลขที่หรือชื่อประกาศ", "Announcement"),
    "rule": _("เรื่องที่กำหนด", "Rule"),
    "roles": _("บทบาท", "Roles"),
    "secrecy": _("ชั้นความลับ", "Class of secrecy"),
    "span": _("ระยะเวลา", "Span"),
    "start": _("เวลาเริ่มนับ", "Start"),
    "state": _("สถานะ", "State"),
    "status": _("สถานะวันหยุด", "How sure the day off is"),
    "task_id": _("งาน", "Human task"),
    "to": _("ผู้รับงาน", "To whom"),
    "tracking": _("รหัสติดตาม", "Tracking code"),
    "token": _("ลิงก์", "Link"),
    "unit": _("หน่วย", "Unit"),
    "up_to_baht": _("วงเงินไม่เกิน (บาท)", "Up to (baht)"),
    "upload": _("ไฟล์ที่ส่งไว้", "Upload"),
    "urgency": _("ชั้นความเร็ว", "Class of urgency"),
    "username": _("ชื่อผู้ใช้", "User name"),
    "value": _("จำนวน", "Value"),
    "version": _("รุ่น", "Version"),
    "wants": _("เป้าหมาย", "What is wanted"),
    "weekdays": _("วันทำการ", "Working days"),
    "year": _("ปี", "Year"),
    "why": _("เหตุผล", "Why"),
    "words": _("ความเห็น", "Remark"),
}


def label_in_request(path: Sequence[str | int]) -> Text:
    """What the field at that path of a request is called; a name unknown here as it is."""
    if not path:
        return WHOLE
    return joined(LABELS.get(str(part), Text(str(part), str(part))) for part in path)

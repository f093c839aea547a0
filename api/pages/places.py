"""The places of the tab “Office”: what the office keeps, each with what it is for."""

from __future__ import annotations

from typing import NamedTuple

from models.wording import Text, _


class Place(NamedTuple):
    """A page of the office. `forms` begin the addresses to which its forms go elsewhere."""

    href: str
    title: Text
    purpose: Text
    forms: tuple[str, ...] = ()
    secret: bool = False

    def is_at(self, path: str) -> bool:
        """Whether that address belongs to this place."""
        return any(path == each or path.startswith(f"{each}/") for each in (self.href, *self.forms))


PLACES = (
    Place(
        "/registers",
        _("ทะเบียน", "Registers"),
        _(
            "เลขหนังสือ คำสั่ง และประกาศที่ออกแล้ว รวมเลขที่ยกเลิกพร้อมเหตุผล",
            "The numbers that were given, cancelled ones with their reason.",
        ),
    ),
    Place(
        "/posts",
        _("ตำแหน่ง", "Posts"),
        _(
            "ผู้ดำรงตำแหน่ง คำสั่งให้ปฏิบัติหน้าที่แทน และผู้ไม่อยู่ปฏิบัติราชการ",
            "Who holds which post, who acts by which order, and who is away.",
        ),
        ("/acting-orders", "/absences", "/incumbencies"),
    ),
    Place(
        "/ladder",
        _("บันไดการอนุมัติ", "Approval ladder"),
        _(
            "เรื่องแต่ละชนิดขึ้นไปถึงผู้มีอำนาจชั้นใด และในวงเงินเท่าใด",
            "How far up each matter goes, and up to how much money.",
        ),
    ),
    Place(
        "/outside-decisions",
        _("ผลการพิจารณาภายนอก", "Outside decisions"),
        _(
            "ผลที่ผู้มีอำนาจภายนอกสั่งการ ผู้บันทึก และหลักฐานที่ยังรอ",
            "What was decided outside the office, who entered it, and which papers are awaited.",
        ),
    ),
    Place(
        "/bookings",
        _("การจองทรัพยากร", "Bookings"),
        _(
            "พิธีกร ช่างภาพ รถ ห้อง และอุปกรณ์ ใครหรืออะไรว่าง และเรื่องใดจองไว้",
            "People to be lent, vehicles, rooms and equipment: what is free, and who has it.",
        ),
    ),
    Place(
        "/office/booking-limits",
        _("ระยะห่างของการจอง", "Booking limits"),
        _(
            "เวลาเดินทาง เวลาพัก และจำนวนงานต่อวัน ที่ยืนยันชิดกว่านี้ต้องบอกเหตุผล",
            "The way, the rest and how many a day; what lies closer is confirmed with a reason.",
        ),
    ),
    Place(
        "/calendar",
        _("ปฏิทิน", "Calendar"),
        _(
            "วันทำการ วันหยุด และการนับกำหนดเวลา การเปลี่ยนวันหยุดเลื่อนกำหนดที่ค้างอยู่",
            "Working days, days off, how deadlines are counted; a changed day off moves them.",
        ),
    ),
    Place(
        "/office/hours",
        _("เวลาทำการ", "Hours of the office"),
        _(
            "วันและเวลาที่สำนักงานเปิด ซึ่งกำหนดของงานนับตาม",
            "The days and hours by which deadlines are counted.",
        ),
    ),
    Place(
        "/office/urgency",
        _("เป้าหมายชั้นความเร็ว", "Targets of urgency"),
        _(
            "งานด่วนแต่ละชั้นต้องรับหรือเสร็จภายในเวลาเท่าใด",
            "Within what time work of each class of urgency is to be taken or done.",
        ),
    ),
    Place(
        "/secret-register",
        _("ทะเบียนลับ", "Secret register"),
        _(
            "เลขทะเบียนและที่เก็บเอกสารลับ โดยไม่เก็บเนื้อหา",
            "The numbers of secret papers and where they lie, without what they say.",
        ),
        secret=True,
    ),
)
"""In the order in which they stand on the page and in the way between them."""

"""Choosing what is booked, where what was wanted is not free or speaks against itself."""

from __future__ import annotations

from forms.contact import Key
from forms.field import field
from forms.form import Form
from forms.written import LongText
from models.wording import _


class ResourceChoice(Form):
    """Who or what is used all the same, or instead, and why (handbook 3.5, steps 2 to 4)."""

    title = _("เลือกผู้ปฏิบัติงานหรือทรัพยากรที่ใช้", "Choose who or what is used")

    resource: Key = field(
        "ผู้ปฏิบัติงาน รถ ห้อง หรืออุปกรณ์",
        "Person, vehicle, room or equipment",
        help=_(
            "สิ่งที่ยืนยันแล้วในเรื่องอื่นใช้ซ้อนเวลากันไม่ได้ ข้อเตือนอื่นยืนยันได้ด้วยเหตุผล",
            "What another case has confirmed cannot be used; a warning is accepted with a reason.",
        ),
    )
    because: LongText = field("เหตุผล", "Why", min_length=1, max_length=1_000)

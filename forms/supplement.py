"""What a requester adds when asked for what is missing, which is asked once (handbook 3.0)."""

from __future__ import annotations

from typing import Any, Self

from forms.dates import Day
from forms.field import field
from forms.files import ATTACHMENTS, LETTER, Upload
from forms.form import Form
from forms.written import Line, LongText
from models.wording import _

_ADDED = _("ข้อมูลเพิ่มเติมจากผู้ขอ", "What the requester added")


class Supplement(Form):
    """What the requester adds through the link of the letter."""

    title = _("ข้อมูลเพิ่มเติม", "What is added")

    supplement: LongText = field(
        *_ADDED,
        max_length=5_000,
        help=_(
            "ตอบทุกรายการที่ขอ ถ้าต้องส่งเอกสาร โปรดส่งทั้งหมดทางอีเมลหรือที่สำนักงานโดยอ้างเลขที่เรื่อง แทนการตอบที่นี่",
            "Answer every point. If files are asked for, send everything by e-mail or to the office"
            " with the case's number, instead of answering here.",
        ),
    )

    def changes_in(self, request: Form) -> dict[str, Any]:  # noqa: ARG002 (some look into it)
        """What of the request's record it adds or replaces."""
        return {name: value for name, value in self.record().items() if value}


class SupplementOnPaper(Supplement):
    """The same as a clerk enters it, with the letter and the files that came."""

    title = _("บันทึกข้อมูลเพิ่มเติมที่ได้รับ", "Enter what came")

    supplement: LongText = field(
        *_ADDED,
        max_length=5_000,
        help=_("ตามที่ผู้ขอแจ้งมา ครบทุกรายการ", "All that the requester said."),
    )
    letter_no: Line | None = field("เลขที่หนังสือ", "Letter number", default=None, max_length=100)
    letter_date: Day | None = field("ลงวันที่", "Letter date", default=None)
    letter_file: Upload | None = field("ไฟล์หนังสือ", "Letter file", default=None, accepts=LETTER)
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )


class Amended(Form):
    """What a mission's own request becomes with it: ``class AmendedX(Amended, XRequest)``."""

    title = _("คำขอ (เพิ่มเติมแล้ว)", "Request, amended")

    supplement: LongText = field(*_ADDED, max_length=5_000)
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )

    @classmethod
    def of(cls, request: Form, added: Supplement) -> Self:
        """The request with what was added in it."""
        return cls.recall(request.record() | added.changes_in(request))

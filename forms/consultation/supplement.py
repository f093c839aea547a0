"""What a requester adds when asked for what is missing, which is asked once (handbook 3.0)."""

from __future__ import annotations

from forms.consultation.request import ConsultationRequest
from forms.dates import Day
from forms.field import field
from forms.files import ATTACHMENTS, LETTER, Upload
from forms.form import Form
from forms.written import Line, LongText
from models.wording import _

_ADDED = _("ข้อมูลเพิ่มเติมจากผู้ขอ", "What the requester added")


class AmendedRequest(ConsultationRequest):
    """A request with what its requester added when asked."""

    title = _("คำขอรับคำปรึกษา (เพิ่มเติมแล้ว)", "Consultation request, amended")

    supplement: LongText = field(*_ADDED, max_length=5_000)
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )


class Supplement(Form):
    """What the requester adds through the link of the letter."""

    title = _("ข้อมูลเพิ่มเติม", "What is added")

    supplement: LongText = field(
        *_ADDED,
        max_length=5_000,
        help=_(
            "ตอบทุกรายการที่ขอ เอกสารส่งได้ทางอีเมลหรือที่สำนักงาน โดยอ้างเลขที่เรื่อง",
            "Answer every point. Files come by e-mail or to the office, with the case's number.",
        ),
    )

    def added_to(self, request: ConsultationRequest) -> AmendedRequest:
        """The request with this in it."""
        given = {name: value for name, value in self.record().items() if value}
        return AmendedRequest.recall(request.record() | given)


class SupplementOnPaper(Supplement):
    """The same as a clerk enters it, with the files that came."""

    title = _("บันทึกข้อมูลเพิ่มเติมที่ได้รับ", "Enter what came")

    letter_no: Line | None = field("เลขที่หนังสือ", "Letter number", default=None, max_length=100)
    letter_date: Day | None = field("ลงวันที่", "Letter date", default=None)
    letter_file: Upload | None = field("ไฟล์หนังสือ", "Letter file", default=None, accepts=LETTER)
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )

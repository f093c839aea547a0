"""What a requester adds when news is returned for what is missing, which is once (3.0)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dates import Day
from forms.field import field
from forms.files import ATTACHMENTS, LETTER, Upload
from forms.form import Form
from forms.listed import repeated
from forms.news.photographs import MOST_PHOTOGRAPHS
from forms.news.request import NewsRequest
from forms.numbers import Whole
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import _

_ADDED = _("ข้อมูลเพิ่มเติมจากผู้ขอ", "What the requester added")


class AmendedNewsRequest(NewsRequest):
    """A request for news with what its requester added when asked."""

    title = _("คำขอจัดทำข่าว (เพิ่มเติมแล้ว)", "News request, amended")

    supplement: LongText = field(*_ADDED, max_length=5_000)
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )


class NewsSupplement(Form):
    """What the requester adds through the link of the letter."""

    title = _("ข้อมูลเพิ่มเติมสำหรับข่าว", "What is added to a news request")

    supplement: LongText = field(
        *_ADDED,
        max_length=5_000,
        help=_(
            "ตอบทุกรายการที่ขอ ถ้าต้องส่งเอกสาร (เช่น หนังสือยินยอม) โปรดส่งทั้งหมดทางอีเมลหรือที่สำนักงาน"
            "โดยอ้างเลขที่เรื่อง แทนการตอบที่นี่",
            "Answer every point. If files are asked for (a consent, say), send everything by e-mail"
            " or to the office with the case's number, instead of answering here.",
        ),
    )

    def added_to(self, request: NewsRequest) -> AmendedNewsRequest:
        """The request with this in it."""
        return AmendedNewsRequest.recall(request.record() | {"supplement": self.supplement})


class Consent(Form):
    """A guardian's consent, and the photograph that it is for."""

    title = _("หนังสือยินยอมของผู้ปกครอง", "Guardian's consent")

    photo: Whole = field("ภาพที่", "Photograph no.", ge=1, le=MOST_PHOTOGRAPHS)
    file: Upload = field("หนังสือยินยอม", "Consent", accepts=LETTER)


class NewsSupplementOnPaper(Form):
    """The same as a clerk enters it, with the files that came."""

    title = _("บันทึกข้อมูลเพิ่มเติมของข่าวที่ได้รับ", "Enter what came for a news request")

    supplement: LongText = field(*_ADDED, max_length=5_000)
    letter_no: Line | None = field("เลขที่หนังสือ", "Letter number", default=None, max_length=100)
    letter_date: Day | None = field("ลงวันที่", "Letter date", default=None)
    letter_file: Upload | None = field("ไฟล์หนังสือ", "Letter file", default=None, accepts=LETTER)
    consents: tuple[Consent, ...] = field(
        "หนังสือยินยอมของผู้ปกครอง", "Guardians' consents", default=(), max_length=MOST_PHOTOGRAPHS
    )
    supplement_files: tuple[Upload, ...] = field(
        "เอกสารเพิ่มเติม", "Files added", default=(), max_length=10, accepts=ATTACHMENTS
    )

    def added_to(self, request: NewsRequest) -> AmendedNewsRequest:
        """The request with this in it, each consent at its photograph."""
        came = {each.photo: each.file for each in self.consents}
        given = {
            name: value
            for name, value in self.record().items()
            if value and name in AmendedNewsRequest.model_fields
        }
        photos = [
            photo.record() | ({"consent": came[n]} if n in came else {})
            for n, photo in enumerate(request.photos, start=1)
        ]
        return AmendedNewsRequest.recall(request.record() | given | {"photos": photos})

    @rule("consents", row_by_row=True)
    def _a_photograph_has_one_consent(self) -> Iterator[FieldProblem]:
        yield from repeated((each.photo for each in self.consents), "consents", "photo")

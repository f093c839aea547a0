"""What the owner of the information found, and whom it concerns (step 4)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.contact import Email
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.form import Form
from forms.listed import repeated
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

MOST_THIRD_PARTIES = 20


class ThirdParty(Form):
    """Somebody whose interests the disclosure may touch (section 17)."""

    title = _("ผู้มีส่วนได้เสีย", "Third party")

    name: Line = field("ชื่อ", "Name", min_length=2, max_length=200)
    email: Email | None = field("อีเมล", "E-mail", default=None)
    interest: LongText = field("ประโยชน์ได้เสียที่อาจถูกกระทบ", "What is at stake", max_length=1_000)


class Collected(Form):
    """What there is, as it lies in the office's files; or that there is nothing."""

    title = _("ข้อมูลที่รวบรวมได้", "What was collected")

    found: bool = field("พบข้อมูลตามคำขอ", "It was found", widget="yes_no")
    what: LongText = field(
        "รายการที่พบ หรือที่ได้ค้นหาแล้ว",
        "What was found, or where it was sought",
        max_length=10_000,
    )
    pages: Whole = field("จำนวนหน้า", "Pages", ge=0, le=100_000)
    files: tuple[Upload, ...] = field(
        "ไฟล์",
        "Files",
        default=(),
        max_length=20,
        accepts=ATTACHMENTS,
        help=_("ถ้ามีแต่กระดาษ ไม่ต้องแนบ", "Where there is only paper, attach nothing."),
    )
    third_parties: tuple[ThirdParty, ...] = field(
        "ผู้มีส่วนได้เสียที่ต้องแจ้งให้คัดค้านได้",
        "Third parties who may object",
        default=(),
        max_length=MOST_THIRD_PARTIES,
        help=_("มีเวลาคัดค้าน 15 วันนับแต่วันแจ้ง (ม.17)", "They have 15 days to object (section 17)."),
    )
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ขอ",
        "Words for the requester",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อไม่พบข้อมูล", "Needed when nothing was found."),
    )

    @rule("third_parties", row_by_row=True)
    def _third_parties_differ(self) -> Iterator[FieldProblem]:
        yield from repeated((each.name for each in self.third_parties), "third_parties", "name")

    @rule("found", "words_for_requester")
    def _finding_nothing_has_its_words(self) -> Iterator[FieldProblem]:
        if not self.found and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


_WORDS_MISSING: Text = _("ไม่พบข้อมูล ต้องมีถ้อยคำถึงผู้ขอ", "Nothing was found: say so to the requester.")

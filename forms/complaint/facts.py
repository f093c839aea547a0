"""What was found, what the respondent says, and what is proposed (steps 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.form import Form
from forms.problems import problem
from forms.rules import rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _


class FactReport(Form):
    """รายงานข้อเท็จจริง: what was done to find out, and what was found."""

    title = _("รายงานข้อเท็จจริง", "Report of the facts")

    background: LongText = field("เรื่องเดิม", "Background", max_length=5_000)
    findings: LongText = field("ข้อเท็จจริงที่พบ", "What was found", min_length=20, max_length=20_000)
    sources: LongText = field(
        "พยานหลักฐานและวิธีตรวจสอบ", "Evidence, and how it was checked", max_length=5_000
    )
    legal: LongText | None = field(
        "ข้อกฎหมาย/ระเบียบ", "Law and rules", default=None, max_length=5_000
    )
    attachments: tuple[Upload, ...] = field(
        "เอกสารประกอบ", "Attachments", default=(), max_length=10, accepts=ATTACHMENTS
    )


class RespondentHeard(Form):
    """What whoever is complained of says to it; who complained is not told to them."""

    title = _("บันทึกการรับฟังผู้ถูกร้อง", "The respondent's hearing")

    heard: bool = field(
        "การรับฟัง",
        "Hearing",
        yes_no=(_("ได้รับฟังแล้ว", "Heard"), _("ไม่ได้รับฟัง", "Not heard")),
        help=_("แจ้งเฉพาะข้อเท็จจริง ไม่เปิดเผยตัวผู้ร้อง", "Tell the facts only, never who complained."),
    )
    statement: LongText = field(
        "คำชี้แจง หรือเหตุที่ไม่ได้รับฟัง", "What they say, or why they were not heard", max_length=10_000
    )


class Finding(Choice):
    """What it comes to (step 7)."""

    UPHELD = "upheld", "มีมูล", "Upheld"
    NOT_UPHELD = "not_upheld", "ไม่มีมูล", "Not upheld"
    MEDIATION = "mediation", "ไกล่เกลี่ย", "Mediation"
    REMEDY = "remedy", "แก้ไขเยียวยา", "Put right"
    DISCIPLINE = "discipline", "ดำเนินการทางวินัย (สายงานบุคคล)", "Discipline (personnel)"


class ComplaintProposal(Form):
    """What the complaint officer proposes on the facts, for the head and who decides."""

    title = _("ข้อเสนอผลการพิจารณาเรื่องร้องเรียน", "Proposal on a complaint")

    finding: Finding = field("ผลการพิจารณาที่เสนอ", "Finding proposed")
    considerations: LongText = field("ข้อพิจารณา", "Considerations", max_length=10_000)
    remedy: LongText | None = field(
        "การแก้ไขที่จะทำ",
        "What is to be done",
        default=None,
        max_length=5_000,
        needed=_("จำเป็น เว้นแต่ไม่มีมูล", "Needed, unless it is not upheld."),
    )

    @rule("finding", "remedy")
    def _what_is_upheld_is_put_right(self) -> Iterator[FieldProblem]:
        if self.finding is not Finding.NOT_UPHELD and not self.remedy:
            yield problem("required", _REMEDY_MISSING, "remedy")


_REMEDY_MISSING: Text = _("ต้องระบุสิ่งที่จะแก้ไขหรือดำเนินการ", "Say what is to be done about it.")

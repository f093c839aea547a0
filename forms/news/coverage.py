"""What became of the news, and putting right what was wrong in it (steps 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from forms.choice import Choice
from forms.coverage import CoverageReport
from forms.field import field
from forms.form import Form
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Reason = Annotated[LongText, Field(max_length=3_000)]


class FirstCoverage(CoverageReport):
    """How far the news came within 24 hours, and whether it was right."""

    title = _("ผลการเผยแพร่ข่าว 24 ชั่วโมง", "Coverage after 24 hours")

    is_wrong: bool = field("พบข้อความผิดในข่าวของสำนักงาน", "Our news was wrong", widget="yes_no")
    what_is_wrong: LongText | None = field(
        "ผิดตรงไหน",
        "What is wrong",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อพบข้อความผิด", "Needed when it was wrong."),
    )

    @rule("is_wrong", "what_is_wrong")
    def _a_mistake_is_named(self) -> Iterator[FieldProblem]:
        if self.is_wrong and not self.what_is_wrong:
            yield problem("required", _WRONG_UNEXPLAINED, "what_is_wrong")


class Coverage(FirstCoverage):
    """How far it came within seven days; what turns out wrong meanwhile is reported at once."""

    title = _("ผลการเผยแพร่ข่าว 7 วัน", "Coverage after 7 days")

    more_to_come: bool = field(
        "ยังต้องติดตามต่อ",
        "Watching goes on",
        widget="yes_no",
        help=_(
            "พบข้อความผิดให้รายงานทันที แล้วติดตามต่อในรายงานถัดไป",
            "Report what is wrong at once, and go on watching in the next report.",
        ),
    )


class Remedy(Choice):
    """What is done about news that was wrong."""

    CORRECT = "correct", "แก้ไขข่าว", "Correct it"
    RETRACT = "retract", "ถอนข่าว", "Retract it"


class WrongStatement(Form):
    """What was said, what is right, and who confirms it."""

    title = _("ข้อความที่คลาดเคลื่อน", "Wrong statement")

    wrong: LongText = field("ข้อความเดิม", "As it was", max_length=1_000)
    right: LongText = field("ข้อความที่ถูกต้อง", "As it should be", max_length=1_000)
    source: Line = field("แหล่งยืนยัน", "Confirmed by", min_length=2, max_length=200)


class NewsCorrection(Form):
    """A new numbered item that names the old one; what was published is never written over."""

    title = _("ข่าวแก้ไข/ถอนข่าว", "Correction or retraction")

    remedy: Remedy = field(
        "วิธีดำเนินการ",
        "What is done",
        help=_(
            "แก้ไขเมื่อผิดบางส่วน ถอนเมื่อใช้ไม่ได้ทั้งฉบับ",
            "Correct what is wrong in part; retract what cannot stand at all.",
        ),
    )
    items: tuple[WrongStatement, ...] = field(
        "ข้อความที่คลาดเคลื่อน",
        "Wrong statements",
        default=(),
        max_length=20,
        needed=_("จำเป็นเมื่อแก้ไขข่าว", "Needed to correct it."),
    )
    reason: Reason | None = field(
        "คำชี้แจง/เหตุที่ถอน",
        "Explanation, or why it is retracted",
        default=None,
        needed=_("จำเป็นเมื่อถอนข่าว", "Needed to retract it."),
    )

    @property
    def retracts(self) -> bool:
        """Whether nothing of the old one stands."""
        return self.remedy is Remedy.RETRACT

    @rule("remedy", "items")
    def _a_correction_says_what_is_right(self) -> Iterator[FieldProblem]:
        if not self.retracts and not self.items:
            yield problem("required", _ITEMS_MISSING, "items")

    @rule("remedy", "reason")
    def _a_retraction_says_why(self) -> Iterator[FieldProblem]:
        if self.retracts and not self.reason:
            yield problem("required", _RETRACTION_UNEXPLAINED, "reason")


_WRONG_UNEXPLAINED: Text = _("ต้องบอกว่าผิดตรงไหน", "Say what is wrong.")
_ITEMS_MISSING: Text = _("ต้องระบุข้อความเดิมและข้อความที่ถูกต้อง", "Give what was said and what is right.")
_RETRACTION_UNEXPLAINED: Text = _("ถอนข่าวต้องบอกเหตุ", "Say why it is retracted.")

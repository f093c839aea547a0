"""Who coordinates, with what support, and what the interviewee answers (steps 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.contact import Key
from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.media_coordination.kinds import IntervieweeReply, Weight
from forms.moments import coming
from forms.numbers import Money
from forms.outgoing_letter import WrittenLetter
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class MediaPlan(Form):
    """Who coordinates, how weighty it is, and which support it gets (step 2)."""

    title = _("มอบหมายและวางแผนประสานสื่อ", "Assignment and plan")

    coordinator: Key = field("ผู้ประสานงาน", "Coordinator", widget="person")
    weight: Weight = field(
        "น้ำหนักของเรื่อง",
        "Weight",
        help=_(
            "นโยบายหรือผู้ว่าราชการจังหวัดร่วมงาน อนุมัติในชั้นที่สูงขึ้นตามบันไดการอนุมัติ",
            "A policy, or the governor taking part, is approved higher up, as the ladder says.",
        ),
    )
    interviewee: Key | None = field(
        "ผู้ให้สัมภาษณ์ (เจ้าหน้าที่ของสำนักงาน)",
        "Interviewee, of the office",
        default=None,
        widget="person",
        help=_(
            "เว้นว่างถ้าเป็นบุคคลภายนอก เจ้าหน้าที่จะบันทึกคำตอบแทน",
            "Empty for somebody outside: their answer is entered for them.",
        ),
    )
    needs_photographer: bool = field("ขอช่างภาพ", "Photographer", widget="yes_no")
    needs_car: bool = field("ขอรถราชการ", "Office car", widget="yes_no")
    budget: Money | None = field(
        "งบประมาณ (บาท)",
        "Budget (baht)",
        default=None,
        le=10_000_000,
        help=_("ถ้ามากกว่า 0 ส่งให้งานพัสดุ", "Above 0, it goes to procurement."),
    )
    instructions: LongText | None = field("ข้อสั่งการ", "Instructions", default=None, max_length=2_000)

    @property
    def weighs_more(self) -> bool:
        """Whether it is approved higher up than what is ordinary (step 3)."""
        return self.weight is not Weight.ORDINARY

    @property
    def is_procured(self) -> bool:
        """Whether money is spent (HANDBOOK 3.7, budget)."""
        return bool(self.budget)

    def amount_at_stake(self) -> Decimal | None:
        """The budget, where there is one."""
        return self.budget or None


class IntervieweeAnswer(Form):
    """Whether they let themselves be interviewed, and when."""

    title = _("คำตอบของผู้ให้สัมภาษณ์", "Answer of the interviewee")

    reply: IntervieweeReply = field("คำตอบ", "Answer")
    answered_by: Line = field("ผู้ตอบ", "Who answered", min_length=2, max_length=200)
    starts_at: When | None = field(
        "เวลาที่สะดวก",
        "Time that suits",
        default=None,
        help=_("เว้นว่างถ้าเป็นเวลาตามคำขอ", "Empty for the time that was asked for."),
    )
    note: LongText | None = field(
        "เหตุผล/หมายเหตุ",
        "Reason or note",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่สะดวกให้สัมภาษณ์", "Needed to decline."),
    )

    @property
    def declines(self) -> bool:
        """Whether the questions are answered in writing instead."""
        return self.reply is IntervieweeReply.DECLINE

    @rule("reply", "note")
    def _a_no_has_its_reason(self) -> Iterator[FieldProblem]:
        if self.declines and not self.note:
            yield problem("required", _REASON_MISSING, "note")

    @timed_rule("starts_at")
    def _it_is_still_to_come(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.starts_at, at, "starts_at")


class MediaAnswer(WrittenLetter):
    """The letter that answers questions in place of an interview, or gives the information."""

    title = _("หนังสือตอบสื่อมวลชน", "Written answer to the media")


_REASON_MISSING: Text = _("ไม่สะดวกให้สัมภาษณ์ต้องบอกเหตุผล", "Say why.")

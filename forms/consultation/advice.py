"""Preparing advice, giving it, writing it down, asking what became of it (steps 3, 5, 6, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from forms.choice import Choice
from forms.consultation.request import ConsultationMode
from forms.dates import Day, When
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.form import Form
from forms.moments import in_order, past
from forms.numbers import Whole
from forms.outgoing_letter import WrittenLetter
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Recommendation = Annotated[LongText, Field(max_length=2_000)]


class Advice(Form):
    """The draft of the advice, before anybody hears it."""

    title = _("ร่างคำปรึกษา", "Advice (draft)")

    situation: LongText = field("วิเคราะห์สถานการณ์", "Situation", max_length=5_000)
    recommendations: tuple[Recommendation, ...] = field(
        "ข้อเสนอแนะ", "Recommendations", min_length=1, max_length=20
    )
    cautions: LongText | None = field("ข้อควรระวัง", "Cautions", default=None, max_length=3_000)
    references: LongText | None = field("อ้างอิง", "References", default=None, max_length=2_000)
    attachments: tuple[Upload, ...] = field(
        "เอกสารประกอบ", "Attachments", default=(), max_length=10, accepts=ATTACHMENTS
    )


class NextStep(Form):
    """Something agreed: what, who, by when."""

    title = _("สิ่งที่ต้องทำต่อ", "Next step")

    what: Line = field("เรื่อง", "What", max_length=500)
    who: Line = field("ผู้รับผิดชอบ", "Who", max_length=200)
    due: Day | None = field("ภายใน", "By", default=None)


class SessionRecord(Form):
    """The consultation as it was."""

    title = _("บันทึกการให้คำปรึกษา", "Session record")
    sets_papers = 1

    started_at: When = field("เริ่ม", "Started at")
    ended_at: When = field("สิ้นสุด", "Ended at")
    mode: ConsultationMode = field("รูปแบบ", "Mode")
    place: Line | None = field("สถานที่/ลิงก์", "Place or link", default=None, max_length=300)
    participants: Whole = field("ผู้เข้าร่วม (คน)", "Participants", ge=1, le=5_000)
    discussed: LongText = field("สาระที่หารือ", "What was discussed", max_length=10_000)
    agreed: LongText = field("ข้อตกลง", "What was agreed", max_length=5_000)
    next_steps: tuple[NextStep, ...] = field("สิ่งที่ต้องทำต่อ", "Next steps", default=(), max_length=30)
    attachments: tuple[Upload, ...] = field(
        "เอกสารประกอบ", "Attachments", default=(), max_length=10, accepts=ATTACHMENTS
    )

    @rule("started_at", "ended_at")
    def _it_ended_after_it_started(self) -> Iterator[FieldProblem]:
        yield from in_order(self.started_at, self.ended_at, "ended_at")

    @timed_rule("ended_at")
    def _it_is_over(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.ended_at, at, "ended_at")


class WrittenAdvice(WrittenLetter):
    """The letter that carries the advice."""

    title = _("หนังสือให้คำปรึกษา", "Written advice")

    body: LongText = field(
        "ข้อความ",
        "Body",
        min_length=20,
        max_length=20_000,
        help=_(
            "เฉพาะคำแนะนำ หนังสือจะมีคำขึ้นต้น “ตามที่ …” และคำลงท้ายให้เอง",
            "The advice alone: the letter opens and closes by itself.",
        ),
    )


class Use(Choice):
    """What became of the advice."""

    USED = "used", "นำไปใช้", "Used"
    PARTLY = "partly", "นำไปใช้บางส่วน", "Partly used"
    NOT_USED = "not_used", "ไม่ได้นำไปใช้", "Not used"


class FollowUp(Form):
    """Thirty days later: was it of use, and how content is the requester."""

    title = _("ติดตามผลการให้คำปรึกษา", "Follow-up")

    use: Use = field("การนำไปใช้", "Use")
    satisfaction: Whole = field(
        "ความพึงพอใจ (1–5)",
        "Satisfaction (1–5)",
        ge=1,
        le=5,
        help=_("1 น้อยที่สุด 5 มากที่สุด", "1 is the least, 5 the most."),
    )
    note: LongText | None = field(
        "หมายเหตุ",
        "Note",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่ได้นำไปใช้", "Needed when it was not used."),
    )

    @rule("use", "note")
    def _what_was_not_used_has_a_reason(self) -> Iterator[FieldProblem]:
        if self.use is Use.NOT_USED and not self.note:
            yield problem("required", _UNUSED_UNEXPLAINED, "note")


_UNUSED_UNEXPLAINED: Text = _("ถ้าไม่ได้นำไปใช้ ต้องบอกเหตุผล", "If it was not used, say why.")

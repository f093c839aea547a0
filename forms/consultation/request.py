"""Asking for advice on public relations (HANDBOOK 3.8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from forms.choice import Choice
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.listed import repeated
from forms.numbers import Money
from forms.problems import problem
from forms.requester import RequesterBlock
from forms.rules import At, rule, timed_rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _

SLOTS_WITHIN = timedelta(days=30)
LEAST_SLOTS, MOST_SLOTS = 2, 10


class Topic(Choice):
    """What advice is wanted on."""

    PLANNING = "planning", "วางแผน", "Planning"
    NEWS = "news", "ข่าว", "News"
    DIGITAL = "digital", "สื่อดิจิทัล", "Digital media"
    CRISIS = "crisis", "วิกฤต", "Crisis"
    CEREMONY = "ceremony", "พิธีการ", "Ceremony"
    EVALUATION = "evaluation", "ประเมินผล", "Evaluation"
    TRAINING = "training", "อบรม", "Training"


class ConsultationMode(Choice):
    """How advice is given."""

    MEETING = "meeting", "พบ", "In person"
    ONLINE = "online", "ออนไลน์", "Online"
    PAPER = "paper", "เอกสาร", "On paper"
    SPEAKER = "speaker", "วิทยากร", "As a speaker"


class ConsultationRequest(RequesterBlock):
    """What the matter is, what is hoped for, and when the requester is free."""

    title = _("คำขอรับคำปรึกษาด้านประชาสัมพันธ์", "Consultation request")

    consult_topic: tuple[Topic, ...] = field(
        "หัวข้อ",
        "Topics",
        min_length=1,
        max_length=7,
        help=_("เลือกได้มากกว่าหนึ่งหัวข้อ", "More than one may be chosen."),
    )
    problem: LongText = field(
        "ปัญหา",
        "Problem",
        max_length=5_000,
        help=_("เกิดอะไรขึ้น และได้ลองทำอะไรไปแล้ว", "What happens, and what was tried already."),
    )
    objective: LongText = field(
        "เป้าหมาย",
        "Objective",
        max_length=2_000,
        help=_("ผลที่อยากให้เกิดขึ้น", "What is to come of it."),
    )
    audience: LongText = field(
        "กลุ่มเป้าหมาย",
        "Audience",
        max_length=2_000,
        help=_("ผู้ที่หน่วยงานต้องการสื่อสารด้วย", "Whom the agency wants to reach."),
    )
    budget_hint: Money | None = field(
        "งบประมาณโดยประมาณ (บาท)",
        "Budget (baht)",
        default=None,
        help=_("ใช้ประกอบคำแนะนำเท่านั้น", "For the advice only."),
    )
    mode: ConsultationMode = field(
        "รูปแบบ",
        "Mode",
        help=_(
            "คำปรึกษาทางเอกสารส่งเป็นหนังสือโดยไม่ต้องนัด รูปแบบอื่นต้องนัดเวลากันก่อน",
            "On paper the advice comes as a letter, without an appointment; the others need one.",
        ),
    )
    preferred_slots: tuple[When, ...] = field(
        "เวลาที่สะดวก",
        "Preferred times",
        default=(),
        max_length=MOST_SLOTS,
        needed=_(
            "จำเป็นเพื่อนัดเวลา เว้นแต่ขอคำปรึกษาทางเอกสาร อย่างน้อย 2 ช่วง ภายใน 30 วัน",
            "Needed to make an appointment, not for advice on paper: at least 2, within 30 days.",
        ),
    )
    existing_material: tuple[Upload, ...] = field(
        "สื่อเดิม",
        "Existing material",
        default=(),
        max_length=10,
        accepts=ATTACHMENTS,
        help=_("สื่อหรือแผนที่ใช้อยู่ ถ้ามี", "Material or plans in use, if any."),
    )

    @property
    def needs_an_appointment(self) -> bool:
        """Whether office and requester meet, in whatever way; advice on paper is only written."""
        return self.mode is not ConsultationMode.PAPER

    @property
    def wants_a_speaker(self) -> bool:
        """Whether a speaker's letter signed by the director goes with it."""
        return self.mode is ConsultationMode.SPEAKER

    @rule("consult_topic", row_by_row=True)
    def _topics_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.consult_topic, "consult_topic")

    @rule("mode", "preferred_slots", row_by_row=True)
    def _an_appointment_has_times_to_choose_from(self) -> Iterator[FieldProblem]:
        if self.needs_an_appointment and len(self.preferred_slots) < LEAST_SLOTS:
            yield problem("too_few", _TOO_FEW_SLOTS, "preferred_slots")

    @rule("preferred_slots", row_by_row=True)
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.preferred_slots, "preferred_slots")

    @timed_rule("preferred_slots")
    def _slots_are_within_the_month(self, at: At) -> Iterator[FieldProblem]:
        for place, slot in enumerate(self.preferred_slots):
            if not at.now < slot <= at.now + SLOTS_WITHIN:
                yield problem("not_within_days", _NOT_WITHIN, "preferred_slots", place)


_TOO_FEW_SLOTS: Text = _(
    "ต้องมีเวลาที่สะดวกอย่างน้อย {least} ช่วงเพื่อนัดเวลา เว้นแต่ขอคำปรึกษาทางเอกสาร",
    "Give at least {least} times for the appointment; advice on paper needs none.",
).fill(least=LEAST_SLOTS)
_NOT_WITHIN: Text = _("ต้องอยู่ภายใน {days} วันนับจากนี้", "Must be within {days} days from now.").fill(
    days=SLOTS_WITHIN.days
)

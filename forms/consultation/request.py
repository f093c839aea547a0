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

    consult_topic: tuple[Topic, ...] = field("หัวข้อ", "Topics", min_length=1, max_length=7)
    problem: LongText = field("ปัญหา", "Problem", max_length=5_000)
    objective: LongText = field("เป้าหมาย", "Objective", max_length=2_000)
    audience: LongText = field("กลุ่มเป้าหมาย", "Audience", max_length=2_000)
    budget_hint: Money | None = field("งบประมาณโดยประมาณ (บาท)", "Budget (baht)", default=None)
    mode: ConsultationMode = field("รูปแบบ", "Mode")
    preferred_slots: tuple[When, ...] = field(
        "เวลาที่สะดวก",
        "Preferred times",
        min_length=LEAST_SLOTS,
        max_length=MOST_SLOTS,
        help=_("อย่างน้อย 2 ช่วง ภายใน 30 วัน", "At least 2, within 30 days."),
    )
    existing_material: tuple[Upload, ...] = field(
        "สื่อเดิม", "Existing material", default=(), max_length=10, accepts=ATTACHMENTS
    )

    @property
    def wants_a_speaker(self) -> bool:
        """Whether a speaker's letter signed by the director goes with it."""
        return self.mode is ConsultationMode.SPEAKER

    @rule("consult_topic", row_by_row=True)
    def _topics_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.consult_topic, "consult_topic")

    @rule("preferred_slots", row_by_row=True)
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.preferred_slots, "preferred_slots")

    @timed_rule("preferred_slots")
    def _slots_are_within_the_month(self, at: At) -> Iterator[FieldProblem]:
        for place, slot in enumerate(self.preferred_slots):
            if not at.now < slot <= at.now + SLOTS_WITHIN:
                yield problem("not_within_days", _NOT_WITHIN, "preferred_slots", place)


_NOT_WITHIN: Text = _("ต้องอยู่ภายใน {days} วันนับจากนี้", "Must be within {days} days from now.").fill(
    days=SLOTS_WITHIN.days
)

"""Finding an adviser and a time (steps 1, 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from forms.choice import Choice
from forms.contact import Key, Url
from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.moments import coming
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem, Invalid
from models.wording import Text, _

MOST_ROUNDS = 2
"""Rounds of proposing times before the office and the requester talk (HANDBOOK 3.8)."""

MOST_SLOTS = 10


class Screening(Choice):
    """What the head of the group makes of a request."""

    ACCEPT = "accept", "รับให้คำปรึกษา", "Accept"
    DECLINE = "decline", "ไม่รับ", "Decline"
    REFER = "refer", "ส่งต่อหน่วยงานอื่น", "Refer"


class ScreeningAndMatch(Form):
    """Whether the office advises, and who does."""

    title = _("คัดกรองและจับคู่ที่ปรึกษา", "Screening and match")

    decision: Screening = field("ผลการคัดกรอง", "Decision")
    adviser: Key | None = field(
        "ที่ปรึกษา",
        "Adviser",
        default=None,
        widget="person",
        help=_("จำเป็นเมื่อรับให้คำปรึกษา", "Needed to accept."),
    )
    sensitive: bool = field("เป็นประเด็นอ่อนไหว", "Sensitive", widget="yes_no")
    refer_to: Line | None = field(
        "ส่งต่อไปยัง",
        "Refer to",
        default=None,
        max_length=200,
        help=_("จำเป็นเมื่อส่งต่อ", "Needed to refer."),
    )
    reason: LongText | None = field(
        "เหตุผล",
        "Reason",
        default=None,
        max_length=2_000,
        help=_("จำเป็นเมื่อไม่รับหรือส่งต่อ", "Needed to decline or refer."),
    )
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ขอ",
        "Words for the requester",
        default=None,
        max_length=5_000,
        help=_("จำเป็นเมื่อไม่รับหรือส่งต่อ", "Needed to decline or refer."),
    )

    @property
    def accepted(self) -> bool:
        """Whether the office advises."""
        return self.decision is Screening.ACCEPT

    @rule("decision", "adviser")
    def _an_adviser_goes_with_accepting(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.adviser:
            yield problem("required", _ADVISER_MISSING, "adviser")
        if not self.accepted and self.adviser:
            yield problem("not_for_this_outcome", _ADVISER_UNASKED, "adviser")

    @rule("decision", "refer_to")
    def _a_referral_goes_somewhere(self) -> Iterator[FieldProblem]:
        if self.decision is Screening.REFER and not self.refer_to:
            yield problem("required", _REFERRAL_MISSING, "refer_to")

    @rule("decision", "reason")
    def _a_no_has_its_reason(self) -> Iterator[FieldProblem]:
        if not self.accepted and not self.reason:
            yield problem("required", _REASON_MISSING, "reason")

    @rule("decision", "words_for_requester")
    def _a_no_has_its_words(self) -> Iterator[FieldProblem]:
        if not self.accepted and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


class SlotProposal(Form):
    """Times that suit the adviser."""

    title = _("เสนอเวลานัด", "Times proposed")

    slots: tuple[When, ...] = field("เวลาที่เสนอ", "Times", min_length=1, max_length=MOST_SLOTS)
    place: Line | None = field("สถานที่", "Place", default=None, max_length=300)
    online_url: Url | None = field("ลิงก์ประชุม", "Meeting link", default=None)
    words: LongText | None = field("ข้อความถึงผู้ขอ", "Message", default=None, max_length=2_000)

    @rule("slots")
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.slots, "slots")

    @timed_rule("slots")
    def _slots_are_to_come(self, at: At) -> Iterator[FieldProblem]:
        for place, slot in enumerate(self.slots):
            yield from coming(slot, at, "slots", place)


class SlotAnswer(Form):
    """What the requester says to the times: one of them, or others."""

    title = _("คำตอบเรื่องเวลานัด", "Answer to the times")

    chosen: When | None = field("เวลาที่เลือก", "Chosen time", default=None)
    new_slots: tuple[When, ...] = field(
        "ขอเสนอเวลาใหม่", "Other times", default=(), max_length=MOST_SLOTS
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    answers_to = SlotProposal

    def must_fit(self, paper: Form) -> None:
        """`Invalid` if a time was chosen that the proposal does not offer."""
        if isinstance(paper, SlotProposal):
            self.must_choose_among(paper.slots)

    def must_choose_among(self, offered: Iterable[datetime]) -> None:
        """`Invalid` if a time was chosen that nobody offered; ask it when the answer comes in."""
        if self.chosen is not None and self.chosen not in set(offered):
            raise Invalid([problem("not_offered", _NOT_OFFERED, "chosen")])

    @rule("chosen", "new_slots")
    def _it_is_one_or_the_other(self) -> Iterator[FieldProblem]:
        if self.chosen is None and not self.new_slots:
            yield problem("required", _ANSWER_MISSING, "chosen")
        if self.chosen is not None and self.new_slots:
            yield problem("not_both", _NOT_BOTH, "new_slots")

    @rule("new_slots")
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.new_slots, "new_slots")

    @timed_rule("chosen", "new_slots")
    def _times_are_to_come(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.chosen, at, "chosen")
        for place, slot in enumerate(self.new_slots):
            yield from coming(slot, at, "new_slots", place)


_ADVISER_MISSING: Text = _("ต้องระบุที่ปรึกษา", "Name the adviser.")
_ADVISER_UNASKED: Text = _("ระบุที่ปรึกษาเฉพาะเมื่อรับให้คำปรึกษา", "An adviser goes with accepting only.")
_REFERRAL_MISSING: Text = _("ต้องระบุหน่วยงานที่ส่งต่อ", "Say to whom it is referred.")
_REASON_MISSING: Text = _("ต้องบอกเหตุผล", "Say why.")
_WORDS_MISSING: Text = _("ต้องมีถ้อยคำถึงผู้ขอ", "Give words for the requester.")
_NOT_OFFERED: Text = _("เวลานี้ไม่อยู่ในรายการที่เสนอ", "This time was not offered.")
_ANSWER_MISSING: Text = _("ต้องเลือกเวลาหรือเสนอเวลาใหม่", "Choose a time or propose others.")
_NOT_BOTH: Text = _("เลือกเวลาแล้ว ไม่ต้องเสนอเวลาใหม่", "Choose a time or propose others, not both.")

"""Finding a time that suits both (step 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from forms.contact import Url
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


class SlotProposal(Form):
    """Times that suit the adviser."""

    title = _("เสนอเวลานัด", "Times proposed")

    slots: tuple[When, ...] = field("เวลาที่เสนอ", "Times", min_length=1, max_length=MOST_SLOTS)
    place: Line | None = field(
        "สถานที่",
        "Place",
        default=None,
        max_length=300,
        needed=_("สถานที่หรือลิงก์อย่างน้อยหนึ่ง", "A place or a link, at least one."),
    )
    online_url: Url | None = field(
        "ลิงก์ประชุม",
        "Meeting link",
        default=None,
        needed=_("สถานที่หรือลิงก์อย่างน้อยหนึ่ง", "A place or a link, at least one."),
    )
    words: LongText | None = field("ข้อความถึงผู้ขอ", "Message", default=None, max_length=2_000)

    @rule("slots", row_by_row=True)
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.slots, "slots")

    @rule("place", "online_url")
    def _it_says_where(self) -> Iterator[FieldProblem]:
        if not (self.place or self.online_url):
            yield problem("required", _WHERE_MISSING, "place")

    @timed_rule("slots")
    def _slots_are_to_come(self, at: At) -> Iterator[FieldProblem]:
        for place, slot in enumerate(self.slots):
            yield from coming(slot, at, "slots", place)


_ONE_OF_THEM = _("เลือกเวลาหรือเสนอเวลาใหม่อย่างใดอย่างหนึ่ง", "Choose a time or propose others.")


class SlotAnswer(Form):
    """What the requester says to the times: one of them, or others."""

    title = _("คำตอบเรื่องเวลานัด", "Answer to the times")

    chosen: When | None = field("เวลาที่เลือก", "Chosen time", default=None, needed=_ONE_OF_THEM)
    new_slots: tuple[When, ...] = field(
        "ขอเสนอเวลาใหม่",
        "Other times",
        default=(),
        max_length=MOST_SLOTS,
        needed=_ONE_OF_THEM,
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

    @rule("new_slots", row_by_row=True)
    def _slots_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.new_slots, "new_slots")

    @timed_rule("chosen", "new_slots")
    def _times_are_to_come(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.chosen, at, "chosen")
        for place, slot in enumerate(self.new_slots):
            yield from coming(slot, at, "new_slots", place)


_WHERE_MISSING: Text = _("ต้องระบุสถานที่หรือลิงก์ประชุม", "Give a place or a meeting link.")
_NOT_OFFERED: Text = _("เวลานี้ไม่อยู่ในรายการที่เสนอ", "This time was not offered.")
_ANSWER_MISSING: Text = _("ต้องเลือกเวลาหรือเสนอเวลาใหม่", "Choose a time or propose others.")
_NOT_BOTH: Text = _("เลือกเวลาแล้ว ไม่ต้องเสนอเวลาใหม่", "Choose a time or propose others, not both.")

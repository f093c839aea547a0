"""The letter about lending a speaker (วิทยากร), signed by the director (HANDBOOK 3.8)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.choice import Choice
from forms.contact import Key
from forms.dates import When
from forms.field import field
from forms.moments import coming, in_order
from forms.numbers import Money, Whole
from forms.outgoing_letter import OutgoingLetter
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class SpeakerReply(Choice):
    """What the letter says."""

    ACCEPT = "accept", "ตอบรับเป็นวิทยากร", "Accepts"
    DECLINE = "decline", "ขออภัยไม่สามารถร่วมงาน", "Declines"


class SpeakerLetter(OutgoingLetter):
    """Whether, when, where and on what a speaker of the office speaks."""

    title = _("หนังสือตอบรับวิทยากร", "Speaker's letter")

    reply: SpeakerReply = field("คำตอบ", "Reply")
    speaker: Key | None = field(
        "วิทยากร",
        "Speaker",
        default=None,
        widget="person",
        needed=_("จำเป็นเมื่อตอบรับ", "Needed to accept."),
    )
    topic: Line = field("หัวข้อบรรยาย", "Topic", min_length=2, max_length=200)
    event: Line = field("ชื่องาน", "Event", min_length=2, max_length=200)
    starts_at: When = field("เริ่มบรรยาย", "Starts at")
    ends_at: When = field("สิ้นสุดการบรรยาย", "Ends at")
    place: Line = field("สถานที่", "Place", min_length=2, max_length=300)
    audience_count: Whole = field("ผู้ฟัง (คน)", "Audience (people)", ge=0, le=100_000)
    honorarium: Money | None = field("ค่าสมนาคุณ (บาท)", "Honorarium (baht)", default=None)
    needs: LongText | None = field(
        "สิ่งที่ขอให้จัดเตรียม", "What is to be prepared", default=None, max_length=2_000
    )
    words: LongText | None = field(
        "ข้อความเพิ่มเติม",
        "Further words",
        default=None,
        max_length=3_000,
        needed=_("จำเป็นเมื่อไม่ตอบรับ", "Needed to decline."),
    )

    @property
    def accepts(self) -> bool:
        """Whether a speaker is lent."""
        return self.reply is SpeakerReply.ACCEPT

    def paper_subject(self) -> str:
        """What such a letter is always called."""
        return "ตอบรับเป็นวิทยากร" if self.accepts else "ขออภัยที่ไม่สามารถจัดวิทยากรได้"

    def paper_addressee(self) -> str:
        """As it was written."""
        return self.addressee

    def amount_at_stake(self) -> Decimal | None:
        """The honorarium that it asks for."""
        return self.honorarium

    @rule("reply", "speaker")
    def _accepting_names_the_speaker(self) -> Iterator[FieldProblem]:
        if self.accepts and not self.speaker:
            yield problem("required", _SPEAKER_MISSING, "speaker")

    @rule("reply", "words")
    def _declining_says_why(self) -> Iterator[FieldProblem]:
        if not self.accepts and not self.words:
            yield problem("required", _WORDS_MISSING, "words")

    @rule("starts_at", "ends_at")
    def _it_ends_after_it_starts(self) -> Iterator[FieldProblem]:
        yield from in_order(self.starts_at, self.ends_at, "ends_at")

    @timed_rule("starts_at")
    def _it_is_to_come(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.starts_at, at, "starts_at")


_SPEAKER_MISSING: Text = _("ต้องระบุวิทยากร", "Name the speaker.")
_WORDS_MISSING: Text = _("ถ้าไม่ตอบรับ ต้องบอกเหตุผล", "To decline, say why.")

"""How far something came in the media, whichever mission asks (handbook 3.2, 3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from forms.choice import Choice
from forms.contact import Url
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Tone(Choice):
    """How the news was taken."""

    POSITIVE = "positive", "บวก", "Positive"
    NEUTRAL = "neutral", "เป็นกลาง", "Neutral"
    NEGATIVE = "negative", "ลบ", "Negative"
    UNSEEN = "unseen", "ไม่พบการนำไปใช้", "Not taken up"


class CoverageReport(Form):
    """How many newsrooms used it, how far it came, and how it was taken."""

    title = _("ผลการเผยแพร่", "Coverage")
    asked_last: ClassVar[tuple[str, ...]] = ("note",)

    outlets: Whole = field("จำนวนสื่อที่นำไปใช้ (ราย)", "Newsrooms that used it", ge=0, le=1_000)
    reach: Whole = field(
        "การเข้าถึง (ครั้ง)",
        "Reach (views)",
        ge=0,
        le=100_000_000,
        help=_("ยอดรวมทุกช่องทางเท่าที่ทราบ", "All channels together, as far as is known."),
    )
    links: tuple[Url, ...] = field("ลิงก์", "Links", default=(), max_length=200)
    tone: Tone = field(
        "โทน",
        "Tone",
        help=_("ไม่มีสื่อรายใดนำไปใช้ เลือก “ไม่พบการนำไปใช้”", "No newsroom used it: “Not taken up”."),
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    @rule("links", row_by_row=True)
    def _links_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.links, "links")

    @rule("outlets", "tone")
    def _what_nobody_used_has_no_tone(self) -> Iterator[FieldProblem]:
        if (self.outlets == 0) != (self.tone is Tone.UNSEEN):
            yield problem("not_for_this_outcome", _TONE_UNHEARD, "tone")


_TONE_UNHEARD: Text = _(
    "โทน “ไม่พบการนำไปใช้” คู่กับจำนวนสื่อ 0 รายเท่านั้น",
    "“Not taken up” goes with no newsroom, and only then.",
)

"""Whether the office advises, and who does (step 1); what is missing is asked for once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from forms.choice import Choice
from forms.contact import Email, Key
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Wanted = Annotated[Line, Field(max_length=300)]


class Screening(Choice):
    """What the head of the group makes of a request."""

    ACCEPT = "accept", "รับให้คำปรึกษา", "Accept"
    ASK_ONCE = "ask_once", "ขอข้อมูลหรือเอกสารเพิ่มเติม (ได้ครั้งเดียว)", "Ask for what is missing (once)"
    DECLINE = "decline", "ไม่รับ", "Decline"
    REFER = "refer", "ส่งต่อหน่วยงานอื่น", "Refer"


class LastScreening(Choice):
    """As `Screening`, once what was missing has been asked for (handbook 3.0)."""

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
        needed=_("จำเป็นเมื่อรับให้คำปรึกษา", "Needed to accept."),
    )
    sensitive: bool = field("เป็นประเด็นอ่อนไหว", "Sensitive", widget="yes_no")
    missing: tuple[Wanted, ...] = field(
        "สิ่งที่ขอเพิ่มเติม",
        "What is missing",
        default=(),
        max_length=20,
        needed=_(
            "จำเป็นเมื่อขอเพิ่มเติม ระบุทุกรายการในคราวเดียว เพราะขอได้ครั้งเดียว",
            "Needed to ask: name everything at once, for it can be asked only once.",
        ),
    )
    refer_to: Line | None = field(
        "ส่งต่อไปยัง",
        "Refer to",
        default=None,
        max_length=200,
        needed=_("จำเป็นเมื่อส่งต่อ", "Needed to refer."),
    )
    refer_email: Email | None = field(
        "อีเมลของหน่วยงานที่ส่งต่อ",
        "E-mail of who it is referred to",
        default=None,
        help=_(
            "ถ้าไม่ระบุ เจ้าหน้าที่ธุรการจะได้รับงานส่งเรื่องต่อ",
            "Without it a registry clerk is asked to pass the matter on.",
        ),
    )
    reason: LongText | None = field(
        "เหตุผล",
        "Reason",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่รับหรือส่งต่อ", "Needed to decline or refer."),
    )
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ขอ",
        "Words for the requester",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อไม่รับหรือส่งต่อ", "Needed to decline or refer."),
    )

    @property
    def accepted(self) -> bool:
        """Whether the office advises."""
        return self.decision == Screening.ACCEPT

    @property
    def asks_for_more(self) -> bool:
        """Whether the requester is asked for what is missing."""
        return self.decision == Screening.ASK_ONCE

    @property
    def referred(self) -> bool:
        """Whether somebody else is to advise."""
        return self.decision == Screening.REFER

    @property
    def turned_away(self) -> bool:
        """Whether the office does not advise."""
        return self.decision in {Screening.DECLINE, Screening.REFER}

    @rule("decision", "adviser")
    def _an_adviser_goes_with_accepting(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.adviser:
            yield problem("required", _ADVISER_MISSING, "adviser")
        if not self.accepted and self.adviser:
            yield problem("not_for_this_outcome", _ADVISER_UNASKED, "adviser")

    @rule("decision", "missing")
    def _asking_says_for_what(self) -> Iterator[FieldProblem]:
        if self.asks_for_more and not self.missing:
            yield problem("required", _MISSING_UNNAMED, "missing")

    @rule("missing", row_by_row=True)
    def _nothing_is_asked_for_twice(self) -> Iterator[FieldProblem]:
        yield from repeated(self.missing, "missing")

    @rule("decision", "refer_to")
    def _a_referral_goes_somewhere(self) -> Iterator[FieldProblem]:
        if self.referred and not self.refer_to:
            yield problem("required", _REFERRAL_MISSING, "refer_to")

    @rule("decision", "reason")
    def _a_no_has_its_reason(self) -> Iterator[FieldProblem]:
        if self.turned_away and not self.reason:
            yield problem("required", _REASON_MISSING, "reason")

    @rule("decision", "words_for_requester")
    def _a_no_has_its_words(self) -> Iterator[FieldProblem]:
        if self.turned_away and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


class ScreeningAgain(ScreeningAndMatch):
    """The same, once the requester has answered what was missing: nothing more can be asked."""

    title = _("คัดกรองหลังได้รับข้อมูลเพิ่มเติม", "Screening after the answer")

    # Its values are equal to those of `Screening`.
    decision: LastScreening = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


_ADVISER_MISSING: Text = _("ต้องระบุที่ปรึกษา", "Name the adviser.")
_ADVISER_UNASKED: Text = _("ระบุที่ปรึกษาเฉพาะเมื่อรับให้คำปรึกษา", "An adviser goes with accepting only.")
_MISSING_UNNAMED: Text = _("ต้องระบุสิ่งที่ขอเพิ่มเติมให้ครบในคราวเดียว", "Name all that is missing at once.")
_REFERRAL_MISSING: Text = _("ต้องระบุหน่วยงานที่ส่งต่อ", "Say to whom it is referred.")
_REASON_MISSING: Text = _("ต้องบอกเหตุผล", "Say why.")
_WORDS_MISSING: Text = _("ต้องมีถ้อยคำถึงผู้ขอ", "Give words for the requester.")

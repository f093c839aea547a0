"""Screening a request: taken on, declined, referred, or asked once for all that is missing (3.0).

Every mission that is asked from outside screens first. What they all ask stands here; each adds the
questions of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from forms.choice import Choice
from forms.contact import Email
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Wanted = Annotated[Line, Field(max_length=500)]

_ACCEPT = ("accept", "รับดำเนินการ", "Accept")
_ASK_ONCE = ("ask_once", "ขอข้อมูลหรือเอกสารเพิ่มเติม (ได้ครั้งเดียว)", "Ask for what is missing (once)")
_DECLINE = ("decline", "ไม่รับ", "Decline")
_REFER = ("refer", "ส่งต่อหน่วยงานอื่น", "Refer to another agency")


class Verdict(Choice):
    """What comes of a request."""

    ACCEPT = _ACCEPT
    ASK_ONCE = _ASK_ONCE
    DECLINE = _DECLINE


class LastVerdict(Choice):
    """As `Verdict`, once what was missing has been asked for: nothing more can be asked."""

    ACCEPT = _ACCEPT
    DECLINE = _DECLINE


class IncompleteVerdict(Choice):
    """As `Verdict`, of a request that cannot be accepted as it stands."""

    ASK_ONCE = _ASK_ONCE
    DECLINE = _DECLINE


class ReferringVerdict(Choice):
    """As `Verdict`, where another agency may be the one to ask."""

    ACCEPT = _ACCEPT
    ASK_ONCE = _ASK_ONCE
    DECLINE = _DECLINE
    REFER = _REFER


class LastReferringVerdict(Choice):
    """As `ReferringVerdict`, once what was missing has been asked for."""

    ACCEPT = _ACCEPT
    DECLINE = _DECLINE
    REFER = _REFER


def _reason(needed: Text) -> Any:
    """Why the office does not take it on; `needed` says when, and who reads it."""
    return field("เหตุผล", "Reason", default=None, max_length=2_000, needed=needed)


def _words(needed: Text) -> Any:
    """What the requester then reads; `needed` says when."""
    return field(
        "ถ้อยคำถึงผู้ขอ", "Words for the requester", default=None, max_length=5_000, needed=needed
    )


class Screening(Form):
    """What comes of a request, and what goes with it.

    All these verdicts are compared by their values, which are equal.
    """

    title = _("คัดกรองคำขอ", "Screening of a request")
    asked_last: ClassVar[tuple[str, ...]] = ("missing", "reason", "words_for_requester")

    decision: Verdict = field("ผลการคัดกรอง", "Decision")
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
    reason: LongText | None = _reason(
        _("จำเป็นเมื่อไม่รับ เก็บไว้ในสำนักงาน", "Needed to decline; it stays in the office.")
    )
    words_for_requester: LongText | None = _words(
        _(
            "จำเป็นเมื่อไม่รับ ส่งถึงผู้ขอตามนี้ ควรแนะนำช่องทางอื่น",
            "Needed to decline: sent as it stands. Say where else to go.",
        )
    )

    @property
    def accepted(self) -> bool:
        """Whether the office takes it on."""
        return self.decision == Verdict.ACCEPT

    @property
    def asks_for_more(self) -> bool:
        """Whether the requester is asked for what is missing."""
        return self.decision == Verdict.ASK_ONCE

    @property
    def turned_away(self) -> bool:
        """Whether the office does not take it on."""
        return not (self.accepted or self.asks_for_more)

    @rule("decision", "missing")
    def _asking_says_for_what(self) -> Iterator[FieldProblem]:
        if self.asks_for_more and not self.missing:
            yield problem("required", _MISSING_UNNAMED, "missing")

    @rule("missing", row_by_row=True)
    def _nothing_is_asked_for_twice(self) -> Iterator[FieldProblem]:
        yield from repeated(self.missing, "missing")

    @rule("decision", "reason")
    def _a_no_has_its_reason(self) -> Iterator[FieldProblem]:
        if self.turned_away and not self.reason:
            yield problem("required", _REASON_MISSING, "reason")

    @rule("decision", "words_for_requester")
    def _a_no_has_its_words(self) -> Iterator[FieldProblem]:
        if self.turned_away and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


class ReferringScreening(Screening):
    """The same, where the matter may be passed on to another agency."""

    title = _("คัดกรองหรือส่งต่อคำขอ", "Screening or referral of a request")

    decision: ReferringVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]
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
    reason: LongText | None = _reason(
        _(
            "จำเป็นเมื่อไม่รับหรือส่งต่อ ถ้าส่งต่อ หน่วยงานที่รับเรื่องจะเห็นด้วย",
            "Needed to decline or refer; who it is referred to sees it.",
        )
    )
    words_for_requester: LongText | None = _words(
        _(
            "จำเป็นเมื่อไม่รับหรือส่งต่อ ส่งถึงผู้ขอตามนี้",
            "Needed to decline or refer: sent as it stands.",
        )
    )

    @property
    def referred(self) -> bool:
        """Whether another agency is to see to it."""
        return self.decision == ReferringVerdict.REFER

    @rule("decision", "refer_to")
    def _a_referral_goes_somewhere(self) -> Iterator[FieldProblem]:
        if self.referred and not self.refer_to:
            yield problem("required", _REFERRAL_MISSING, "refer_to")


_MISSING_UNNAMED: Text = _("ต้องระบุสิ่งที่ขอเพิ่มเติมให้ครบในคราวเดียว", "Name all that is missing at once.")
_REFERRAL_MISSING: Text = _("ต้องระบุหน่วยงานที่ส่งต่อ", "Say to whom it is referred.")
_REASON_MISSING: Text = _("ต้องบอกเหตุผล", "Say why.")
_WORDS_MISSING: Text = _("ต้องมีถ้อยคำถึงผู้ขอ", "Give words for the requester.")

"""Whether the office takes a matter on as news (step 1); what is missing is asked for once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from forms.choice import Choice
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Wanted = Annotated[Line, Field(max_length=500)]


class NewsVerdict(Choice):
    """What the news officer makes of a request."""

    ACCEPT = "accept", "รับจัดทำข่าว", "Accept"
    ASK_ONCE = "ask_once", "ส่งกลับผู้ขอให้เพิ่มเติม (ได้ครั้งเดียว)", "Return for what is missing (once)"
    DECLINE = "decline", "ไม่รับ", "Decline"


class IncompleteVerdict(Choice):
    """As `NewsVerdict`, of a request that cannot be accepted as it stands."""

    ASK_ONCE = "ask_once", "ส่งกลับผู้ขอให้เพิ่มเติม (ได้ครั้งเดียว)", "Return for what is missing (once)"
    DECLINE = "decline", "ไม่รับ", "Decline"


class LastVerdict(Choice):
    """As `NewsVerdict`, once what was missing has been asked for (handbook 3.0)."""

    ACCEPT = "accept", "รับจัดทำข่าว", "Accept"
    DECLINE = "decline", "ไม่รับ", "Decline"


class NewsScreening(Form):
    """The four questions of step 1, and what follows from their answers."""

    title = _("คัดกรองคำขอข่าว", "Screening of a news request")

    fits_mission: bool = field("ตรงภารกิจของสำนักงาน", "Within the office's mission", widget="yes_no")
    commercial: bool = field("เป็นการโฆษณาเชิงพาณิชย์", "Commercial advertising", widget="yes_no")
    secret: bool = field("มีข้อมูลลับ", "Contains secrets", widget="yes_no")
    complete: bool = field("ข้อมูลและเอกสารครบ", "Complete", widget="yes_no")
    decision: NewsVerdict = field("ผลการคัดกรอง", "Decision")
    missing: tuple[Wanted, ...] = field(
        "สิ่งที่ขอเพิ่มเติม",
        "What is missing",
        default=(),
        max_length=20,
        needed=_(
            "จำเป็นเมื่อส่งกลับ ระบุทุกรายการในคราวเดียว เพราะขอได้ครั้งเดียว",
            "Needed to return it: name everything at once, for it can be asked only once.",
        ),
    )
    reason: LongText | None = field(
        "เหตุผล",
        "Reason",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่รับ", "Needed to decline."),
    )
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ขอ",
        "Words for the requester",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อไม่รับ ควรแนะนำช่องทางอื่น", "Needed to decline; say where else to go."),
    )

    @property
    def asks_for_more(self) -> bool:
        """Whether the requester is asked for what is missing."""
        return self.decision == NewsVerdict.ASK_ONCE

    @property
    def declined(self) -> bool:
        """Whether the office does not take it on."""
        return self.decision == NewsVerdict.DECLINE

    @rule("decision", "fits_mission")
    def _only_what_fits_is_accepted(self) -> Iterator[FieldProblem]:
        if self._accepts and not self.fits_mission:
            yield problem("not_for_this_outcome", _NOT_OURS, "decision")

    @rule("decision", "commercial")
    def _no_advertising_is_accepted(self) -> Iterator[FieldProblem]:
        if self._accepts and self.commercial:
            yield problem("not_for_this_outcome", _ADVERTISING, "decision")

    @rule("decision", "secret")
    def _no_secret_is_accepted(self) -> Iterator[FieldProblem]:
        if self._accepts and self.secret:
            yield problem("not_for_this_outcome", _SECRET, "decision")

    @rule("decision", "complete")
    def _only_what_is_complete_is_accepted(self) -> Iterator[FieldProblem]:
        if self._accepts and not self.complete:
            yield problem("not_for_this_outcome", _INCOMPLETE, "decision")

    @rule("decision", "missing")
    def _asking_says_for_what(self) -> Iterator[FieldProblem]:
        if self.asks_for_more and not self.missing:
            yield problem("required", _MISSING_UNNAMED, "missing")

    @rule("missing", row_by_row=True)
    def _nothing_is_asked_for_twice(self) -> Iterator[FieldProblem]:
        yield from repeated(self.missing, "missing")

    @rule("decision", "reason")
    def _a_no_has_its_reason(self) -> Iterator[FieldProblem]:
        if self.declined and not self.reason:
            yield problem("required", _REASON_MISSING, "reason")

    @rule("decision", "words_for_requester")
    def _a_no_has_its_words(self) -> Iterator[FieldProblem]:
        if self.declined and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")

    @property
    def _accepts(self) -> bool:
        return self.decision == NewsVerdict.ACCEPT


class NewsScreeningIncomplete(NewsScreening):
    """The same of a request in which a guardian's consent is missing: it cannot be accepted yet."""

    title = _("คัดกรองคำขอข่าวที่เอกสารไม่ครบ", "Screening of an incomplete news request")

    # Its values are equal to those of `NewsVerdict`, as are those of the class below.
    decision: IncompleteVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


class NewsScreeningAgain(NewsScreening):
    """The same, once the requester has answered what was missing: nothing more can be asked."""

    title = _("คัดกรองคำขอข่าวหลังได้รับข้อมูลเพิ่มเติม", "Screening of a news request after the answer")

    decision: LastVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


_NOT_OURS: Text = _("ไม่ตรงภารกิจ รับไม่ได้", "What is outside the mission cannot be accepted.")
_ADVERTISING: Text = _("โฆษณาเชิงพาณิชย์ รับไม่ได้", "Commercial advertising cannot be accepted.")
_SECRET: Text = _("มีข้อมูลลับ รับเผยแพร่ไม่ได้", "What contains secrets cannot be published.")
_INCOMPLETE: Text = _(
    "ยังไม่ครบ รับไม่ได้ ให้ส่งกลับผู้ขอหรือไม่รับ", "It is not complete: return it or decline it."
)
_MISSING_UNNAMED: Text = _("ต้องระบุสิ่งที่ขอเพิ่มเติมให้ครบในคราวเดียว", "Name all that is missing at once.")
_REASON_MISSING: Text = _("ต้องบอกเหตุผล", "Say why.")
_WORDS_MISSING: Text = _("ต้องมีถ้อยคำถึงผู้ขอ", "Give words for the requester.")

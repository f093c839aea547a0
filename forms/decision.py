"""The answers that decide: approve, approve with edits, return, reject (HANDBOOK 3.0).

Whatever the occasion, what comes out is a :class:`Decision`, which is all that a mission and the
engine look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from forms.choice import Choice
from forms.field import field
from forms.form import Form
from forms.mapping import Edited, Reasons
from forms.problems import problem
from forms.rules import rule
from forms.written import LongText
from models.errors import FieldProblem, Invalid
from models.wording import Text, _

F = TypeVar("F", bound=Form)


class Outcome(Choice):
    """What a decision comes to."""

    APPROVE = "approve", "เห็นชอบ/อนุมัติ", "Approve"
    APPROVE_WITH_EDIT = "approve_with_edit", "อนุมัติโดยแก้ไขถ้อยคำ", "Approve with edits"
    RETURN = "return", "ส่งกลับแก้ไข", "Return for changes"
    REJECT = "reject", "ไม่อนุมัติ", "Reject"


class ReviewOutcome(Choice):
    """What a review comes to: whoever checks does not refuse for good (handbook 3.0)."""

    APPROVE = "approve", "เห็นชอบ", "Approve"
    APPROVE_WITH_EDIT = "approve_with_edit", "เห็นชอบโดยแก้ไขถ้อยคำ", "Approve with edits"
    RETURN = "return", "ส่งกลับแก้ไข", "Return for changes"


class Decision(Form):
    """A decision and what goes with it.

    - *approve*: nothing more is needed.
    - *approve with edits*: `edited` is the content as it now reads.
    - *return*: a `comment`, or `reasons` per field (``{"facts.0.value": "…"}``), or both.
    - *reject*: a `comment` (why) and `words_for_requester` (what the requester is told).
    """

    title = _("การพิจารณา", "Decision")

    outcome: Outcome = field("ผลการพิจารณา", "Outcome")
    comment: LongText | None = field(
        "ความเห็น/เหตุผล", "Comment or reason", default=None, max_length=5_000
    )
    reasons: Reasons = field(
        "จุดที่ต้องแก้ไข",
        "What must change",
        help=_("ระบุเหตุผลรายช่อง", "A reason for each field concerned"),
        default_factory=dict,
    )
    edited: Edited | None = field("เนื้อหาที่แก้ไขแล้ว", "Edited content", default=None, max_length=200)
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ขอ", "Words for the requester", default=None, max_length=5_000
    )

    @property
    def approved(self) -> bool:
        """Whether it may go on, edited or not."""
        return self.outcome in {Outcome.APPROVE, Outcome.APPROVE_WITH_EDIT}

    @property
    def returned(self) -> bool:
        """Whether it goes back for changes."""
        return self.outcome == Outcome.RETURN

    @property
    def rejected(self) -> bool:
        """Whether it ends here."""
        return self.outcome == Outcome.REJECT

    def edited_as(self, form: type[F], *, now: datetime | None = None) -> F | None:
        """The edited content read as `form`, or None; `Invalid` names ``edited.…`` and ``reasons``.

        Call it when the decision is handed in: only then is it known what was being decided.
        """
        problems = [
            problem("unknown_field", _NOT_A_FIELD, "reasons", path)
            for path in self.reasons
            if not form.knows(path)
        ]
        edited = None
        try:
            edited = None if self.edited is None else form.read(self.edited, now=now)
        except Invalid as refusal:
            problems += [found._replace(path=("edited", *found.path)) for found in refusal.problems]
        if problems:
            raise Invalid(problems)
        return edited

    @rule("outcome", "edited")
    def _edits_come_with_their_outcome(self) -> Iterator[FieldProblem]:
        if self.outcome == Outcome.APPROVE_WITH_EDIT and not self.edited:
            yield problem("required", _EDITED_MISSING, "edited")
        if self.outcome != Outcome.APPROVE_WITH_EDIT and self.edited:
            yield problem("not_for_this_outcome", _NOT_EDITED, "edited")

    @rule("outcome", "comment", "reasons")
    def _a_return_says_what_to_change(self) -> Iterator[FieldProblem]:
        if self.outcome == Outcome.RETURN and not self.comment and not self.reasons:
            yield problem("required", _RETURN_MISSING, "comment")
        if self.outcome != Outcome.RETURN and self.reasons:
            yield problem("not_for_this_outcome", _NOT_RETURNED, "reasons")

    @rule("outcome", "comment")
    def _a_rejection_says_why(self) -> Iterator[FieldProblem]:
        if self.outcome == Outcome.REJECT and not self.comment:
            yield problem("required", _REJECT_MISSING, "comment")

    @rule("outcome", "words_for_requester")
    def _a_rejection_speaks_to_the_requester(self) -> Iterator[FieldProblem]:
        if self.outcome == Outcome.REJECT and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


class Approval(Decision):
    """Approving (อนุมัติ): the word of whoever answers for it."""

    title = _("การอนุมัติ", "Approval")


class Review(Decision):
    """Reviewing (ตรวจ): a second pair of eyes before whoever approves; it never rejects."""

    title = _("การตรวจ", "Review")

    # Its values are equal to those of `Outcome`, which is all that anybody compares them with.
    outcome: ReviewOutcome = field("ผลการตรวจ", "Outcome of the review")  # type: ignore[assignment]


class Acknowledgement(Form):
    """Having read and understood (รับทราบ)."""

    title = _("การรับทราบ", "Acknowledgement")

    acknowledged: bool = field("ข้าพเจ้ารับทราบแล้ว", "I have read and understood")
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    @rule("acknowledged")
    def _it_is_acknowledged(self) -> Iterator[FieldProblem]:
        if not self.acknowledged:
            yield problem("required", _NOT_ACKNOWLEDGED, "acknowledged")


_NOT_A_FIELD: Text = _("ไม่มีช่องนี้ในเนื้อหาที่พิจารณา", "What was decided on has no such field.")
_EDITED_MISSING = _(
    "อนุมัติโดยแก้ไขต้องส่งเนื้อหาที่แก้ไขแล้ว", "Approving with edits needs the edited content."
)
_NOT_EDITED = _(
    "แก้เนื้อหาได้เฉพาะเมื่อเลือก 'อนุมัติโดยแก้ไขถ้อยคำ'",
    "Content can only be edited with 'Approve with edits'.",
)
_RETURN_MISSING = _(
    "ส่งกลับแก้ไขต้องบอกเหตุผลหรือจุดที่ต้องแก้", "Say why, or what must change, to return it."
)
_NOT_RETURNED = _("ระบุจุดที่ต้องแก้ได้เฉพาะเมื่อส่งกลับแก้ไข", "Reasons per field go with a return only.")
_REJECT_MISSING = _("ไม่อนุมัติต้องบอกเหตุผล", "A rejection needs its reason.")
_WORDS_MISSING = _("ไม่อนุมัติต้องมีถ้อยคำถึงผู้ขอ", "A rejection needs words for the requester.")
_NOT_ACKNOWLEDGED = _("ต้องทำเครื่องหมายรับทราบ", "Tick that you have read and understood.")

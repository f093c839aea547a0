"""What the complainant thinks of the answer (step 9)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.field import field
from forms.form import Form
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _


class ComplaintOpinion(Form):
    """How content they are, and whether it is to be looked into once more."""

    title = _("ความเห็นต่อผลการพิจารณา", "Opinion on the answer")

    satisfaction: Whole = field(
        "ความพึงพอใจ (1–5)",
        "Satisfaction (1–5)",
        ge=1,
        le=5,
        help=_("1 น้อยที่สุด 5 มากที่สุด", "1 is the least, 5 the most."),
    )
    asks_review: bool = field(
        "การทบทวน",
        "Review",
        yes_no=(_("ขอให้ทบทวน", "Look into it again"), _("ไม่ขอทบทวน", "No review")),
        help=_("ขอได้ครั้งเดียว", "It can be asked for once."),
    )
    why: LongText | None = field(
        "เหตุผล",
        "Reason",
        default=None,
        max_length=3_000,
        needed=_("จำเป็นเมื่อขอทบทวน", "Needed to ask for a review."),
    )

    @rule("asks_review", "why")
    def _a_review_has_its_reason(self) -> Iterator[FieldProblem]:
        if self.asks_review and not self.why:
            yield problem("required", _WHY_MISSING, "why")


_WHY_MISSING: Text = _("ขอทบทวนต้องบอกเหตุผล", "Say why it is to be looked into again.")

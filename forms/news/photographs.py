"""Photographs for news: large enough to print, and no child's face without a guardian's word."""

from __future__ import annotations

from collections.abc import Iterator

from forms.field import field
from forms.files import LETTER, MB, PICTURES, Accepted, Upload
from forms.form import Form
from forms.problems import problem
from forms.rules import rule
from forms.written import Line
from models.errors import FieldProblem
from models.wording import Text, _

NARROWEST = 1_200
PHOTOGRAPH = Accepted(PICTURES, 10 * MB, min_width=NARROWEST)
"""A picture that can be printed (HANDBOOK 3.2: at least 1200 pixels wide)."""

MOST_PHOTOGRAPHS = 10


class Photograph(Form):
    """A photograph that the requester offers; what consent is missing is asked for afterwards."""

    title = _("ภาพประกอบ", "Photograph")

    file: Upload = field(
        "ภาพ",
        "Picture",
        accepts=PHOTOGRAPH,
        help=_("กว้างอย่างน้อย 1,200 พิกเซล", "At least 1,200 pixels wide."),
    )
    caption: Line = field(
        "คำบรรยาย",
        "Caption",
        min_length=2,
        max_length=300,
        help=_("ใคร ทำอะไร ที่ไหน เมื่อไร", "Who does what, where and when."),
    )
    shows_minor: bool = field(
        "เห็นหน้าผู้ที่อายุต่ำกว่า 20 ปีเด่นชัด",
        "Shows the face of somebody under 20",
        widget="yes_no",
    )
    consent: Upload | None = field(
        "หนังสือยินยอมของผู้ปกครอง",
        "Guardian's consent",
        default=None,
        accepts=LETTER,
        needed=_("จำเป็นเมื่อเห็นหน้าผู้ที่อายุต่ำกว่า 20 ปี", "Needed for the face of somebody under 20."),
    )

    @property
    def may_be_shown(self) -> bool:
        """Whether nobody's consent is missing (HANDBOOK 2.10)."""
        return not self.shows_minor or self.consent is not None


class ClearedPhotograph(Photograph):
    """A photograph as it goes out: without the guardian's consent it does not."""

    title = _("ภาพที่จะเผยแพร่", "Photograph to publish")

    @rule("shows_minor", "consent")
    def _a_guardian_consents(self) -> Iterator[FieldProblem]:
        if not self.may_be_shown:
            yield problem("required", _CONSENT_MISSING, "consent")


_CONSENT_MISSING: Text = _(
    "ภาพที่เห็นหน้าผู้ที่อายุต่ำกว่า 20 ปีเผยแพร่ไม่ได้หากไม่มีหนังสือยินยอมของผู้ปกครอง",
    "The face of somebody under 20 is not published without a guardian's consent.",
)

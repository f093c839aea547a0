"""Telling third parties that they may object, and what they say (section 17)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dates import Day
from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from forms.outgoing_letter import OutgoingLetter
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _

OBJECT_WITHIN_DAYS = 15
"""Calendar days from the notice on (section 17: at least so many)."""


class ThirdPartyNotice(OutgoingLetter):
    """The letter that says what was asked for, and that one may object."""

    title = _("หนังสือแจ้งผู้มีส่วนได้เสีย", "Notice to a third party")

    what: LongText = field(
        "ข้อมูลที่มีผู้ขอและเกี่ยวกับผู้รับหนังสือ",
        "What was asked for that concerns them",
        min_length=10,
        max_length=5_000,
        help=_("ไม่ต้องระบุชื่อผู้ขอข้อมูล", "Without the name of who asked."),
    )

    def paper_subject(self) -> str:
        """What such a letter is about."""
        return "แจ้งสิทธิคัดค้านการเปิดเผยข้อมูลข่าวสารของราชการ"

    def paper_addressee(self) -> str:
        """As it was written."""
        return self.addressee


class Objection(Form):
    """What a third party says: that it objects, and why; or that it does not."""

    title = _("คำคัดค้านของผู้มีส่วนได้เสีย", "Third party's answer")

    objects: bool = field(
        "คำตอบ",
        "Answer",
        yes_no=(_("คัดค้าน", "Objects"), _("ไม่คัดค้าน", "Does not object")),
    )
    reasons: LongText | None = field(
        "เหตุผล",
        "Reasons",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อคัดค้าน", "Needed to object."),
    )
    received_on: Day = field("วันที่ได้รับคำตอบ", "Received on")
    letter: Upload | None = field("หนังสือคัดค้าน", "Its letter", default=None, accepts=LETTER)

    @rule("objects", "reasons")
    def _an_objection_has_reasons(self) -> Iterator[FieldProblem]:
        if self.objects and not self.reasons:
            yield problem("required", _REASONS_MISSING, "reasons")

    @timed_rule("received_on")
    def _it_was_received(self, at: At) -> Iterator[FieldProblem]:
        if self.received_on > at.today:
            yield problem("in_the_future", _OF_TOMORROW, "received_on")


_REASONS_MISSING: Text = _("คัดค้านต้องมีเหตุผล", "An objection has its reasons.")
_OF_TOMORROW: Text = _("วันที่ได้รับต้องไม่เกินวันนี้", "It was not received after today.")

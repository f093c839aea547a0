"""Registering a complaint (step 1): new, told before, or in need of something first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.choice import Choice
from forms.field import field
from forms.problems import problem
from forms.rules import rule
from forms.screening import Screening
from forms.written import Line
from models.errors import FieldProblem
from models.wording import Text, _

_CODE = re.compile(r"(?:[A-Z]{3}-)?COMP-\d{4}-\d{4,}", re.ASCII)
_NEW = ("accept", "ลงทะเบียนเป็นเรื่องใหม่", "Register it as new")
_MERGE = ("merge", "ซ้ำกับเรื่องเดิม รวมเรื่อง", "The same as an older one: merge")


class RegistrationVerdict(Choice):
    """What comes of it. Compared with those of `forms.screening` by its values."""

    ACCEPT = _NEW
    ASK_ONCE = "ask_once", "ขอข้อมูลเพิ่มเติม (ได้ครั้งเดียว)", "Ask for what is missing (once)"
    MERGE = _MERGE


class LastRegistrationVerdict(Choice):
    """The same, once what was missing has been asked for."""

    ACCEPT = _NEW
    MERGE = _MERGE


class ComplaintRegistration(Screening):
    """Whether it is new; what is told again is merged with the case that has it already."""

    title = _("ลงทะเบียนเรื่องร้องเรียน", "ComplaintRegistration of a complaint")

    decision: RegistrationVerdict = field("ผลการตรวจ", "Decision")  # type: ignore[assignment]
    same_as: Line | None = field(
        "เลขที่เรื่องเดิม",
        "Number of the older case",
        default=None,
        max_length=40,
        needed=_("จำเป็นเมื่อรวมเรื่อง เช่น COMP-2570-0001", "Needed to merge: COMP-2570-0001."),
    )

    @rule("decision", "same_as")
    def _merged_with_what_there_is(self) -> Iterator[FieldProblem]:
        if self.turned_away and not (self.same_as and _CODE.fullmatch(self.same_as)):
            yield problem("required", _OLDER_MISSING, "same_as")
        if not self.turned_away and self.same_as:
            yield problem("not_for_this_outcome", _NOT_MERGED, "same_as")


class ComplaintRegistrationAgain(ComplaintRegistration):
    """The same, once the complainant has answered: nothing more can be asked."""

    title = _("ลงทะเบียนหลังได้รับข้อมูลเพิ่มเติม", "ComplaintRegistration after the answer")

    decision: LastRegistrationVerdict = field(  # type: ignore[assignment]
        "ผลการตรวจ", "Decision"
    )


_OLDER_MISSING: Text = _(
    "ต้องระบุเลขที่เรื่องเดิม เช่น COMP-2570-0001", "Give the older case's number: COMP-2570-0001."
)
_NOT_MERGED: Text = _("ระบุเลขที่เรื่องเดิมเฉพาะเมื่อรวมเรื่อง", "An older number goes with merging only.")

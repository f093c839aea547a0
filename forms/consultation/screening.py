"""Whether the office advises, and who does (step 1); what is missing is asked for once."""

from __future__ import annotations

from collections.abc import Iterator

from forms.contact import Key
from forms.field import field
from forms.problems import problem
from forms.rules import rule
from forms.screening import LastReferringVerdict, ReferringScreening
from models.errors import FieldProblem
from models.wording import Text, _


class ScreeningAndMatch(ReferringScreening):
    """Whether the office advises, and who does."""

    title = _("คัดกรองและจับคู่ที่ปรึกษา", "Screening and match")
    asked_last = ("refer_to", "refer_email", *ReferringScreening.asked_last)

    adviser: Key | None = field(
        "ที่ปรึกษา",
        "Adviser",
        default=None,
        widget="person",
        needed=_("จำเป็นเมื่อรับให้คำปรึกษา", "Needed to accept."),
    )
    sensitive: bool = field(
        "ประเด็นอ่อนไหว",
        "Sensitive",
        widget="yes_no",
        help=_(
            "ถ้าใช่ คำปรึกษาต้องได้รับอนุมัติในชั้นที่สูงขึ้นก่อนให้",
            "If so, the advice is approved higher up before it is given.",
        ),
    )

    @rule("decision", "adviser")
    def _an_adviser_goes_with_accepting(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.adviser:
            yield problem("required", _ADVISER_MISSING, "adviser")
        if not self.accepted and self.adviser:
            yield problem("not_for_this_outcome", _ADVISER_UNASKED, "adviser")


class ScreeningAgain(ScreeningAndMatch):
    """The same, once the requester has answered what was missing: nothing more can be asked."""

    title = _("คัดกรองหลังได้รับข้อมูลเพิ่มเติม", "Screening after the answer")

    decision: LastReferringVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


_ADVISER_MISSING: Text = _("ต้องระบุที่ปรึกษา", "Name the adviser.")
_ADVISER_UNASKED: Text = _("ระบุที่ปรึกษาเฉพาะเมื่อรับให้คำปรึกษา", "An adviser goes with accepting only.")

"""Whether the office takes a matter on as news (step 1); what is missing is asked for once."""

from __future__ import annotations

from collections.abc import Iterator

from forms.field import field
from forms.problems import problem
from forms.rules import rule
from forms.screening import IncompleteVerdict, LastVerdict, Screening
from models.errors import FieldProblem
from models.wording import Text, _


class NewsScreening(Screening):
    """The four questions of step 1, and what follows from their answers."""

    title = _("คัดกรองคำขอข่าว", "Screening of a news request")
    asked_last = ("decision", *Screening.asked_last)

    fits_mission: bool = field("ตรงภารกิจของสำนักงาน", "Within the office's mission", widget="yes_no")
    commercial: bool = field("เป็นการโฆษณาเชิงพาณิชย์", "Commercial advertising", widget="yes_no")
    secret: bool = field("มีข้อมูลลับ", "Contains secrets", widget="yes_no")
    complete: bool = field("ข้อมูลและเอกสารครบ", "Complete", widget="yes_no")

    @rule("decision", "fits_mission")
    def _only_what_fits_is_accepted(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.fits_mission:
            yield problem("not_for_this_outcome", _NOT_OURS, "decision")

    @rule("decision", "commercial")
    def _no_advertising_is_accepted(self) -> Iterator[FieldProblem]:
        if self.accepted and self.commercial:
            yield problem("not_for_this_outcome", _ADVERTISING, "decision")

    @rule("decision", "secret")
    def _no_secret_is_accepted(self) -> Iterator[FieldProblem]:
        if self.accepted and self.secret:
            yield problem("not_for_this_outcome", _SECRET, "decision")

    @rule("decision", "complete")
    def _only_what_is_complete_is_accepted(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.complete:
            yield problem("not_for_this_outcome", _INCOMPLETE, "decision")


class NewsScreeningIncomplete(NewsScreening):
    """The same of a request in which a guardian's consent is missing: it cannot be accepted yet."""

    title = _("คัดกรองคำขอข่าวที่เอกสารไม่ครบ", "Screening of an incomplete news request")

    decision: IncompleteVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


class NewsScreeningAgain(NewsScreening):
    """The same, once the requester has answered what was missing: nothing more can be asked."""

    title = _("คัดกรองคำขอข่าวหลังได้รับข้อมูลเพิ่มเติม", "Screening of a news request after the answer")

    decision: LastVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


_NOT_OURS: Text = _("ไม่ตรงภารกิจ รับไม่ได้", "What is outside the mission cannot be accepted.")
_ADVERTISING: Text = _("โฆษณาเชิงพาณิชย์ รับไม่ได้", "Commercial advertising cannot be accepted.")
_SECRET: Text = _("มีข้อมูลลับ รับเผยแพร่ไม่ได้", "What contains secrets cannot be published.")
_INCOMPLETE: Text = _(
    "ยังไม่ครบ รับไม่ได้ ให้ขอเพิ่มเติมหรือไม่รับ", "It is not complete: ask for more or decline it."
)

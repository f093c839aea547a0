"""COMP, steps 5 to 7: the facts are looked into, a finding is proposed, reviewed and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from forms.complaint import ComplaintProposal, FactReport, RespondentHeard
from forms.outside_decision import GovernorsDecision, ProvinceDecision
from models.deadline import bd
from models.matter import COMPLAINT_ANSWER
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.complaint import set_fact_report
from workflows.drafting import reasons_of, tell_if_often
from workflows.last_word import Entered, LastWord, decided_up_to
from workflows.outside_word import outside_word

if TYPE_CHECKING:
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling
    from workflows.outside_word import PapersToCome


class Inquiry(NamedTuple):
    """Who looks into it, and who decides: `alone`, the director without the head of the group.

    `by_province` where the vice governor decides: of the director, and of what is looked into
    `again`.
    """

    finder: str
    papers: PapersToCome
    alone: bool = False
    by_province: bool = False
    again: bool = False


class _Found(NamedTuple):
    """The facts, and what the respondent says to them."""

    report: FactReport
    heard: RespondentHeard


def decided_complaint(
    case: CaseRun, handling: Handling, inquiry: Inquiry
) -> Decided[ComplaintProposal]:
    """The finding as it was decided, its report set as a paper; what is returned is redone."""
    request, limits = handling.request, handling.limits
    report, heard = case.all(
        finding=lambda: _facts(case, handling, inquiry),
        hearing=lambda: case.ask(
            "hear",
            RespondentHeard,
            of=inquiry.finder,
            due=limits.within(bd(5), case.now),
            shows=request,
            title=_("รับฟังผู้ถูกร้อง", "Hear the respondent"),
        ),
    )
    proposal: ComplaintProposal | None = None
    reasons: dict[str, str] = {}
    returns, name = 0, "again" if inquiry.again else "decision"
    while True:
        proposal = case.ask(
            "propose",
            ComplaintProposal,
            of=handling.hands.officer,
            due=limits.within(bd(2), case.now),
            shows=report,
            beside=[heard, request],
            starts_from=proposal,
            reasons=reasons,
        )
        decided = _decided(
            case,
            handling,
            inquiry,
            proposal,
            found=_Found(report, heard),
            noted_as=f"{name}-{returns}",
        )
        if not decided.returned:
            break
        returns += 1
        tell_if_often(case, decided, returns)
        proposal, reasons = decided.content, reasons_of(decided)
        report = _facts(case, handling, inquiry, again=report, why=" · ".join(reasons.values()))
    if decided.approved:
        facts = {"report": report, "heard": heard, "decided": decided}
        case.run(set_fact_report, request=request, officer=handling.hands.officer.value, **facts)
    return decided


def _facts(
    case: CaseRun,
    handling: Handling,
    inquiry: Inquiry,
    *,
    again: FactReport | None = None,
    why: str = "",
) -> FactReport:
    return case.ask(
        "facts",
        FactReport,
        of=inquiry.finder,
        due=handling.limits.within(bd(5), case.now),
        shows=handling.request,
        starts_from=again,
        reasons={"": why} if why else None,
        title=_("ตรวจสอบข้อเท็จจริง", "Look into the facts"),
    )


def _decided(
    case: CaseRun,
    handling: Handling,
    inquiry: Inquiry,
    proposal: ComplaintProposal,
    *,
    found: _Found,
    noted_as: str,
) -> Decided[ComplaintProposal]:
    """The head reviews; the director decides, or the vice governor in the director's place."""
    due = handling.limits.within(bd(2), case.now)
    step: dict[str, Any] = {"due": due, "beside": [*found, handling.request]}
    last = LastWord(COMPLAINT_ANSWER, _OUTSIDE, inquiry.papers, noted_as)
    if inquiry.alone and not inquiry.by_province:
        return decided_up_to(case, "decide", proposal, last, title=_DECIDE, **step)
    reviewer = Role.DIRECTOR if inquiry.alone else handling.hands.head
    reviewed = case.review("review", proposal, of=reviewer, title=_REVIEW, **step)
    if not reviewed.approved:
        return reviewed
    if not inquiry.by_province:
        return decided_up_to(case, "decide", reviewed.content, last, title=_DECIDE, **step)
    word = outside_word(
        case,
        "decide-by-province",
        ProvinceDecision,
        shows=reviewed.content,
        of=inquiry.papers.clerks,
        title=_ENTER,
        **step,
    )
    inquiry.papers.note(case, noted_as, word)
    return reviewed.overruled_by(word)


_REVIEW = _("ตรวจข้อเสนอเรื่องร้องเรียน", "Review the proposal on a complaint")
_DECIDE = _("พิจารณาเรื่องร้องเรียน", "Decide on the complaint")
_ENTER = _("บันทึกผลการพิจารณาของรองผู้ว่าราชการจังหวัด", "Enter the vice governor's decision")
_OUTSIDE = {
    Rung.VICE_GOVERNOR: Entered(ProvinceDecision, _ENTER),
    Rung.GOVERNOR: Entered(
        GovernorsDecision, _("บันทึกผลการพิจารณาของผู้ว่าราชการจังหวัด", "Enter the governor's decision")
    ),
}

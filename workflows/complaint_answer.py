"""COMP, steps 5 to 9: looked into, decided and answered; and once more, where it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forms.complaint import ComplaintCategory, FinderNamed, Finding, Route
from forms.news import NewsRequest
from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.tell_role import tell_role
from workflows.complaint_facts import Inquiry, decided_complaint
from workflows.complaint_opinion import complaint_opinion
from workflows.complaint_progress import told_meanwhile
from workflows.complaint_reply import replied
from workflows.complaint_screening import with_a_fit_finder
from workflows.outside_word import PapersToCome
from workflows.receiving import refused
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.complaint import Classification, ComplaintProposal
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling


def answered_complaint(case: CaseRun, handling: Handling, said: Classification) -> str:
    """The outcome of the case; what was told by telephone gets its paper meanwhile."""
    hands = handling.hands
    head = hands.head if hands.director_concerned else Role.DIRECTOR
    papers = PapersToCome((hands.officer,), head)
    outcome, _papers = case.all(
        complaint=lambda: _answered(case, handling, said, papers),
        papers=lambda: papers.asked_for(case),
    )
    return str(outcome)


def _answered(case: CaseRun, handling: Handling, said: Classification, papers: PapersToCome) -> str:
    hands = handling.hands
    special = said.route == Route.SPECIAL and not hands.director_concerned
    decided, finder = told_meanwhile(
        case, handling, lambda: _looked_into(case, handling, said, papers, alone=special)
    )
    if decided.rejected:
        return "rejected"
    opinion = complaint_opinion(case, handling)
    if opinion is None or not opinion.asks_review:
        return _OUTCOMES[decided.content.finding]
    again = with_a_fit_finder(
        case,
        "name-another",
        FinderNamed,
        (*hands.conflicted, finder),
        of=Role.DIRECTOR if special else hands.head,
        due=bd(1),
        shows=opinion,
        beside=[handling.request],
    )
    reviewed = replace(handling, limits=replace(handling.limits, received_at=case.now))
    inquiry = Inquiry(again.finder, papers, special, by_province=True, again=True)
    told_meanwhile(case, reviewed, lambda: _decided_and_told(case, reviewed, inquiry))
    return "reviewed"


def _looked_into(
    case: CaseRun, handling: Handling, said: Classification, papers: PapersToCome, *, alone: bool
) -> tuple[Decided[ComplaintProposal], str]:
    """The decision and who looked into it. Corruption is the director's alone (step 3)."""
    hands = handling.hands
    finder = said.finder
    if finder is None:
        of = Role.DIRECTOR if alone else hands.head
        named = with_a_fit_finder(
            case,
            "name-finder",
            FinderNamed,
            hands.conflicted,
            of=of,
            due=handling.limits.within(bd(1), case.now),
            shows=handling.request,
            beside=[said],
        )
        finder = named.finder
    inquiry = Inquiry(finder, papers, alone=alone, by_province=hands.director_concerned)
    return _decided_and_told(case, handling, inquiry), finder


def _decided_and_told(
    case: CaseRun, handling: Handling, inquiry: Inquiry
) -> Decided[ComplaintProposal]:
    request, hands = handling.request, handling.hands
    decided = decided_complaint(case, handling, inquiry)
    if decided.rejected:
        words = decided.words_for_requester or decided.comment
        refused(case, request, words, clerk=hands.officer)
        return decided
    if decided.content.finding is not Finding.NOT_UPHELD:
        _passed_on(case, handling, decided)
    replied(case, handling, decided.content, by_province=hands.director_concerned)
    return decided


def _passed_on(case: CaseRun, handling: Handling, decided: Decided[ComplaintProposal]) -> None:
    """Wrong news is corrected by a news case; personal data and discipline have their people."""
    request = handling.request
    if decided.content.finding is Finding.DISCIPLINE:
        case.tell(
            tell_role,
            "tell-personnel",
            role=Role.ADM_HEAD,
            but=request.staff,
            headline=_BY_YOU,
            words=_STAFF,
        )
    if request.category is ComplaintCategory.PERSONAL_DATA:
        case.tell(
            tell_role,
            "tell-pdpa",
            role=Role.PDPA_CONTACT,
            but=request.staff,
            headline=_BY_YOU,
            words=_DATA,
        )
    if request.category is not ComplaintCategory.OUR_NEWS:
        return
    wanted = may_be_spared(
        lambda: case.ask(
            "correct-news",
            NewsRequest,
            of=handling.hands.officer,
            due=bd(1),
            title=_("ขอแก้ข่าวที่คลาดเคลื่อน", "Ask for the news to be corrected"),
            shows=decided.content,
            starts_from={"news_kind": "clarification", "requester_type": "state"},
            note="กรอกในนามสำนักงาน ไม่เปิดเผยตัวผู้ร้อง อ้างเลขข่าวเดิมในรายละเอียด",
        )
    )
    if wanted is not None:
        case.open("correction", "news", wanted, subject=wanted.subject)


_OUTCOMES = {
    Finding.UPHELD: "upheld",
    Finding.NOT_UPHELD: "not-upheld",
    Finding.MEDIATION: "mediated",
    Finding.REMEDY: "remedied",
    Finding.DISCIPLINE: "disciplined",
}
_BY_YOU = _("ผลเรื่องร้องเรียนที่ต้องดำเนินการ", "A complaint that you are to see to")
_STAFF = _(
    "มีผลเรื่องร้องเรียนให้ดำเนินการทางวินัย โปรดรับรายละเอียดจากประชาสัมพันธ์จังหวัด",
    "A complaint was decided to be a matter of discipline. Please ask the director about it.",
)
_DATA = _(
    "มีผลเรื่องร้องเรียนเกี่ยวกับข้อมูลส่วนบุคคล โปรดดำเนินการตามสิทธิของเจ้าของข้อมูล",
    "A complaint about personal data was upheld. Please see to the rights of the data subject.",
)

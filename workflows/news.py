"""NEWS: the news service for agencies, the public and the media, mission 2 (handbook 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.news import NewsAssignment, NewsRequest, NewsSupplement
from models.deadline import bh
from models.role import Role
from models.wording import _
from tasks.receipt import tell_requester
from tasks.tell_role import tell_role
from workflows.mission import mission
from workflows.news_draft import cleared_news
from workflows.news_media import invited_along
from workflows.news_release import released_news
from workflows.news_screening import screened_news
from workflows.news_watch import watched_news
from workflows.outside_word import PapersToCome
from workflows.receiving import received, refused

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from workflows.news_limits import Limits


@mission(
    "news",
    code="NEWS",
    opens_with=NewsRequest,
    title=_("บริการจัดทำข่าวประชาสัมพันธ์", "Public relations news service"),
    messages={"supplement": NewsSupplement},
    paced=True,
)
def news_service(case: CaseRun, request: NewsRequest) -> Outcome:
    """News for whoever asks, out within a working day; half a one if very urgent.

    A warning is out within two hours on the wall. While the requester is waited for, no clock runs.

    1. A news officer screens: is it the office's, not advertising, not secret, complete? It is
       accepted, declined with words for the requester, or returned once with all that is missing; a
       child's face without a guardian's consent always is. No answer for ten working days closes.
    2. The head of the group names the writer. If a crew is wanted, the photographers are told; if
       newsrooms are to come along, a case of media coordination is opened and has to end first.
    3. The writer writes headline, lead, text and translations, chooses the photographs, and says
       what is at stake.
    4. An editor checks it. What is returned here or later is written again.
    5. Figures, policy and what may harm somebody are confirmed by their owner. After four working
       hours of silence the director is told and may decide without.
    6. The head of the group approves; a policy, a clarification or news of the governor the head
       endorses and the director approves. How far up either goes is said by the office's ladder.
       Whoever approves gives it its number of the year.
    7. When embargo and set time are over it is published, and side by side sent to the newsrooms.
    8. A day and a week later: how far it came, and how it was taken.
    9. What was wrong is corrected or retracted, within two working hours, by a new numbered item
       that names the old one; it is approved as high, and the same newsrooms are told.

    The requester is told at every turn, with the link once it is out; who has no e-mail is
    telephoned. A number that was given to news that never went out is struck out by a clerk.
    """
    return received(case, request, lambda: _served(case, request), given_up=_GIVEN_UP)


def _served(case: CaseRun, request: NewsRequest) -> Outcome:
    screened = screened_news(case, request)
    if screened.outcome is not None:
        return case.closes(screened.outcome)
    limits, papers = screened.limits, PapersToCome()
    assigned = case.ask(
        "assign",
        NewsAssignment,
        of=Role.PRC_HEAD,
        due=limits.within(bh(1)),
        shows=screened.request,
    )
    case.tell(tell_requester, "tell-accepted", request=screened.request, words=_ACCEPTED)
    if screened.request.want_reporter:
        words = _CREW_WORDS.fill(subject=request.subject, code=case.code)
        case.tell(tell_role, role=Role.PHOTO_OFFICER, headline=_CREW, words=words)
    outcome, _papers, _media = case.all(
        news=lambda: _news(case, limits, assigned, papers),
        papers=lambda: papers.asked_for(case),
        media=lambda: invited_along(case, screened.request, assigned),
    )
    return case.closes(outcome)


def _news(case: CaseRun, limits: Limits, assigned: NewsAssignment, papers: PapersToCome) -> str:
    """From the first line to the last report; the outcome of the case."""
    request = limits.request
    decided = cleared_news(case, limits, assigned, papers)
    if not decided.approved:
        refused(case, request, decided.words_for_requester or decided.comment)
        return "rejected"
    return watched_news(case, limits, released_news(case, limits, decided))


_ACCEPTED = _("รับเรื่องแล้ว อยู่ระหว่างจัดทำข่าว", "Accepted; the news is being written.")
_GIVEN_UP = "สำนักงานขอยุติการดำเนินเรื่องนี้ หากยังประสงค์เผยแพร่ข่าว โปรดติดต่อสำนักงาน"
_CREW = _("ขอทีมข่าวภาพ", "A news crew is wanted")
_CREW_WORDS = _(
    "ผู้ขอขอทีมข่าวภาพ เรื่อง {subject} ({code}) วันเวลาและสถานที่อยู่ในคำขอ",
    "A crew is wanted for “{subject}” ({code}). Time and place stand in the request.",
)

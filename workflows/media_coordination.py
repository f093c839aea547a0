"""MEDI: coordinating the media, mission 7 of the office (handbook 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.media_coordination import MediaPlan, MediaRequest
from forms.supplement import Supplement
from models.deadline import bh
from models.role import Role
from models.wording import _
from tasks.receipt import tell_requester
from workflows.media_answer import answered_in_writing, asked_interviewee
from workflows.media_invitation import approved_invitation
from workflows.media_screening import screened_media
from workflows.media_visit import coordinated
from workflows.mission import mission
from workflows.receiving import received, refused

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome


@mission(
    "media-coordination",
    code="MEDI",
    opens_with=MediaRequest,
    title=_("ประสานสื่อมวลชน", "Media coordination"),
    messages={"supplement": Supplement},
)
def media_coordination(case: CaseRun, request: MediaRequest) -> Outcome:
    """The media are brought together with whom and what they report on.

    They are invited, shown round, helped from abroad, given an interview or information. Newsrooms
    are called together three working days ahead at least.

    1. The media liaison screens within a working day: accepted, declined with words for the
       requester, or asked once for all that is missing. No answer for ten working days closes.
    2. The head of the group names the coordinator, says how weighty it is, and plans the support.
       Whoever is to be interviewed answers within four working hours. If they decline, the
       questions are answered in writing; so is who asks for information. Such a letter is signed by
       the director and takes its number.
    3. The coordinator drafts the invitation; within a working day of the plan the head approves it.
       If the governor takes part or a policy is at stake, the head endorses it and the director
       approves. How far up either goes is said by the office's ladder. What is returned is written
       again.
    4. The invitation goes to the newsrooms as a paper, by mail; who has none is telephoned. Replies
       are counted. Who is silent is reminded on the mornings two days and one day before.
    5. Meanwhile photographers, a car, and, if there is a budget, procurement see to what is needed,
       by the eve. What cannot be arranged is told to the head.
    6. On the spot the media check in.
    7. Within a working day they are given words, pictures and links.
    8. Seven days later: what came out, how it was taken, how many had accepted, and how content
       they are.

    The requester is told at every turn; who has no e-mail is telephoned when it is declined or
    answered, or the media are invited. If it is taken back or given up before it took place,
    whoever was invited is told. A leader may spare the replies, the support, the material and the
    report.
    """
    return received(case, request, lambda: _served(case, request), given_up=_GIVEN_UP)


def _served(case: CaseRun, request: MediaRequest) -> Outcome:
    request, screening = screened_media(case, request)
    if screening is None:
        return case.closes("no-answer")
    if screening.turned_away:
        refused(case, request, screening.words_for_requester or "", shows=screening)
        return case.closes("declined")
    plan = case.ask(
        "plan",
        MediaPlan,
        of=Role.PRC_HEAD,
        due=bh(1),
        shows=request,
        starts_from=request.planned(),
    )
    case.tell(tell_requester, "tell-accepted", request=request, words=_ACCEPTED)
    return case.closes(_coordinated(case, request, plan))


def _coordinated(case: CaseRun, request: MediaRequest, plan: MediaPlan) -> str:
    """From the plan to the end; the outcome of the case."""
    if request.wants_information:
        return answered_in_writing(case, request, plan)
    agreed = asked_interviewee(case, request, plan) if request.is_interview else None
    if agreed is not None and agreed.declines:
        return answered_in_writing(case, request, plan, instead_of=agreed)
    decided = approved_invitation(case, request, plan, agreed)
    if not decided.approved:
        refused(case, request, decided.words_for_requester or decided.comment)
        return "not-approved"
    return coordinated(case, request, plan, decided)


_ACCEPTED = _("รับเรื่องแล้ว อยู่ระหว่างดำเนินการ", "Accepted; it is being worked on.")
_GIVEN_UP = "สำนักงานขอยุติการดำเนินเรื่องนี้ หากยังประสงค์ให้ประสานสื่อมวลชน โปรดติดต่อสำนักงาน"

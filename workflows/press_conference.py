"""PRES: spokesperson and press conference, mission 6 of the office (handbook 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.press_conference import PressConferenceRequest
from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.press_conference import announce_no_need, call_off
from tasks.signals import Cancelled, Withdrawn
from workflows.mission import mission
from workflows.outside_word import PapersToCome
from workflows.press_aftermath import after_briefing, held_briefing
from workflows.press_correction import Spoken
from workflows.press_decision import decided_request
from workflows.press_facts import CalledOff
from workflows.press_message import cleared_message
from workflows.press_preparation import checked_venue, invited_media
from workflows.receiving import acknowledged
from workflows.spared import indispensable, may_be_spared

if TYPE_CHECKING:
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from tasks.turn import Outcome


@mission(
    "press-conference",
    code="PRES",
    opens_with=PressConferenceRequest,
    title=_("โฆษกจังหวัดและการแถลงข่าว", "Spokesperson and press conference"),
    paced=True,
)
def press_conference(case: CaseRun, request: PressConferenceRequest) -> Outcome:
    """A press conference, urgent (within four hours) or planned (ten working days ahead).

    1. The director decides whether one is needed; if it is urgent, the vice governor's word is
       entered too, and it stands alone where the director asks. If there is no need, the requester
       is told so and a news officer takes the matter over as news. What is returned is amended.
    2. Side by side: the media are invited and counted; the talking points are written and reviewed;
       every fact is confirmed by its owner, corrected or cut; film and photographs, sound and
       broadcast are checked, and whoever checked them is booked for the briefing: where they are
       not free, or it comes too close, the head of the group chooses another or says why. If a
       fact was corrected or cut, the points are written again; if none stands, the director
       decides whether to go on.
    3. The spokesperson reads the points and rehearses the questions; what they wish changed is
       written again.
    4. The director clears the points; in a crisis or on a policy the governor, the incident
       commander or the vice governor too. What is returned is written again.
    5. The briefing is held and recorded.
    6. to 8. The official release goes out with the kit for the press, what was said is written down
       and checked, and the news that comes out is held against the key messages, in as many
       reports as it takes.
    9. What came out wrong is put right at once, while the watching goes on, cleared at the level
       that cleared the points; who has no e-mail is told by telephone.
    10. The director takes note of figures, lessons and questions left open.

    If it is called off or withdrawn before it was held, who asked and whoever was invited by mail
    are told. A leader may spare the checklists, the count of replies, a paper and the last note;
    without another task it is called off.
    Who decides last, in the office or outside it, is said by the office's ladder of approval.
    Whatever was decided or confirmed by telephone is followed by its paper within two working days,
    also where it was a refusal; a paper that says something else goes to the director. More than
    three returns are told to the next level.
    """
    acknowledged(case, request)
    papers = PapersToCome()
    try:
        decided = decided_request(case, request, papers)
    except (Withdrawn, Cancelled):
        case.tell(call_off, request=request)
        raise
    if not decided.approved:
        return _not_needed(case, decided, papers)
    outcome, _papers = case.all(
        conference=lambda: _conference(case, decided, papers),
        papers=lambda: papers.asked_for(case),
    )
    return case.closes(outcome)


def _not_needed(
    case: CaseRun, decided: Decided[PressConferenceRequest], papers: PapersToCome
) -> Outcome:
    """The requester is told in the decider's words; the matter becomes news (step 1, → NEWS)."""
    request, words = decided.content, decided.words_for_requester or decided.comment
    case.tell(announce_no_need, request=request, words=words)
    case.all(
        news=lambda: case.acknowledge(
            "take-over",
            request,
            of=(Role.NEWS_OFFICER, Role.PRC_HEAD),
            due=bd(1),
            four_eyes=False,
            title=_("รับเรื่องไปจัดทำเป็นข่าวประชาสัมพันธ์", "Take it over as news"),
        ),
        papers=lambda: papers.asked_for(case),
    )
    return case.closes("not-needed")


def _conference(
    case: CaseRun, decided: Decided[PressConferenceRequest], papers: PapersToCome
) -> str:
    """From the decision to the end; the outcome of the case."""
    request = decided.content
    try:
        plan, _venue, cleared = case.all(
            invite=lambda: indispensable(lambda: invited_media(case, request), CalledOff),
            venue=lambda: checked_venue(case, request),
            message=lambda: indispensable(
                lambda: cleared_message(case, request, papers), CalledOff
            ),
        )
        held = indispensable(lambda: held_briefing(case, request, cleared), CalledOff)
    except CalledOff as off:
        case.tell(call_off, request=request, reason=off.reason)
        return "called-off"
    except (Withdrawn, Cancelled):
        case.tell(call_off, request=request)
        raise
    spoken = Spoken(request, plan, cleared.points, cleared.facts, papers)
    # It was held, whatever a leader takes away of what comes after.
    may_be_spared(lambda: after_briefing(case, spoken, held, decided_at=decided.at))
    return "held"

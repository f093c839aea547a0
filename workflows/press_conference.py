"""PRES: spokesperson and press conference, mission 6 of the office (handbook 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.press_conference import InvitePlan, PressConferenceRequest, RsvpCount, VenueChecklist
from models.deadline import bd, before, minutes
from models.role import Role
from models.wording import _
from tasks.media import outlets_on_list
from tasks.press_conference import (
    acknowledge_request,
    announce_refusal,
    call_off_invitations,
    send_invitations,
    set_memo,
)
from tasks.signals import Withdrawn
from workflows.drafting import reasons_of
from workflows.mission import mission
from workflows.outside_word import evidence, outside_word
from workflows.press_aftermath import briefing
from workflows.press_message import CalledOff, cleared_message

if TYPE_CHECKING:
    from forms.outside_decision import OutsideDecision
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from tasks.turn import Outcome


@mission(
    "press-conference",
    code="PRES",
    opens_with=PressConferenceRequest,
    title=_("โฆษกจังหวัดและการแถลงข่าว", "Spokesperson and press conference"),
)
def press_conference(case: CaseRun, request: PressConferenceRequest) -> Outcome:
    """A press conference, urgent (within four hours) or planned (ten working days ahead).

    1. The director decides whether one is needed; if it is urgent, the vice governor's word is
       entered too. If not, the matter goes out as news; what is returned is amended.
    2. Side by side: the media are invited and counted; the talking points are written and reviewed;
       every fact is confirmed by its owner, or cut; room, sound and broadcast are checked.
    3. The spokesperson reads the points and rehearses the questions.
    4. The director clears them; in a crisis or on a policy the governor or incident commander too.
       What is returned is written again.
    5. The briefing is held and recorded.
    6. to 8. The official release goes out, what was said is written down and checked, and the news
       that comes out is held against the key messages.
    9. What came out wrong is put right, cleared at the level that cleared the points.
    10. The director takes note of figures, lessons and questions left open.

    If it is called off or withdrawn, whoever was invited is told. A decision given by telephone
    is followed by its paper within two working days.
    """
    case.tell(acknowledge_request, request=request)
    case.tell(set_memo, request=request)
    decided, word = _decided(case, request)
    if not decided.approved:
        words = decided.words_for_requester or decided.comment
        case.tell(announce_refusal, request=request, words=words)
        return case.closes("not-needed")
    request = decided.content
    try:
        case.all(
            evidence=lambda: evidence(case, word),
            conference=lambda: _conference(case, request),
        )
    except CalledOff:
        case.tell(call_off_invitations, request=request)
        return case.closes("called-off")
    except Withdrawn:
        case.tell(call_off_invitations, request=request)
        raise
    return case.closes("held")


def _decided(
    case: CaseRun, request: PressConferenceRequest
) -> tuple[Decided[PressConferenceRequest], OutsideDecision | None]:
    """The director's decision, with the vice governor's word if it is urgent (step 1).

    What is returned is amended and decided again.
    """
    title = _("พิจารณาว่าต้องแถลงข่าวหรือไม่", "Decide whether to hold a press conference")
    title_outside = _("บันทึกผลการพิจารณาของรองผู้ว่าฯ", "Enter the vice governor's decision")
    due = request.pace(urgent=minutes(20), planned=bd(1))
    while True:
        decided = case.approve("decide", request, of=Role.DIRECTOR, due=due, title=title)
        word = None
        if decided.approved and request.is_urgent:
            shown = decided.content
            word = outside_word(case, "decide-outside", title_outside, shows=shown, due=due)
            decided = decided.overruled_by(word)
        if not decided.returned:
            return decided, word
        request = case.ask(
            "amend",
            PressConferenceRequest,
            of=(Role.PRC_HEAD, Role.MEDIA_LIAISON),
            due=due,
            starts_from=decided.content,
            reasons=reasons_of(decided),
        )


def _conference(case: CaseRun, request: PressConferenceRequest) -> None:
    plan, _venue, cleared = case.all(
        invite=lambda: _invite(case, request),
        venue=lambda: _check_venue(case, request),
        message=lambda: cleared_message(case, request),
    )
    case.all(
        evidence=lambda: evidence(case, cleared.word),
        briefing=lambda: briefing(case, request, cleared.points, plan),
    )


def _invite(case: CaseRun, request: PressConferenceRequest) -> InvitePlan:
    outlets = case.look_up(outlets_on_list, list_key=request.invite_list_id)
    plan = case.ask(
        "plan",
        InvitePlan,
        of=Role.MEDIA_LIAISON,
        due=request.pace(urgent=minutes(30), planned=before(request.start_at, bd(5))),
        shows=request,
        starts_from={"invited": outlets},
    )
    case.run(send_invitations, request=request, plan=plan)
    eve = before(request.start_at, bd(1))
    case.ask(
        "replies",
        RsvpCount,
        of=Role.MEDIA_LIAISON,
        due=request.pace(urgent=before(request.start_at, minutes(15)), planned=eve),
        shows=plan,
    )
    return plan


def _check_venue(case: CaseRun, request: PressConferenceRequest) -> VenueChecklist:
    return case.ask(
        "checklist",
        VenueChecklist,
        of=(Role.VIDEO_OFFICER, Role.PHOTO_OFFICER),
        due=request.pace(urgent=minutes(60), planned=before(request.start_at, bd(1))),
        shows=request,
    )

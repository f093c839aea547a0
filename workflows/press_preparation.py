"""PRES, steps 2A and 2D: the media are invited, the place is made ready, its crew is booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.press_conference import InvitePlan, RsvpCount, VenueChecklist
from models.deadline import bd, before, minutes, since
from models.occasion import Occasion
from models.precedence import Precedence
from models.resource_kind import ResourceKind
from models.role import Role
from models.wording import _
from tasks.bookings import hold_person
from tasks.media import outlets_on_list
from tasks.press_conference import send_invitations
from workflows.booked import Want, booked
from workflows.press_aftermath import ON_TIME
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.press_conference import PressConferenceRequest
    from models.wording import Text
    from tasks.run import CaseRun


def invited_media(case: CaseRun, request: PressConferenceRequest) -> InvitePlan:
    """Plan whom to invite, send the invitations, count the replies (step 2A)."""
    outlets = case.look_up(outlets_on_list, list_key=request.invite_list_id)
    plan = case.ask(
        "plan",
        InvitePlan,
        of=Role.MEDIA_LIAISON,
        due=request.pace(
            urgent=since(case.now, minutes(30)), planned=before(request.start_at, bd(5))
        ),
        shows=request,
        starts_from={"invited": outlets},
    )
    case.run(send_invitations, request=request, plan=plan)
    eve = before(request.start_at, bd(1))
    may_be_spared(
        lambda: case.ask(
            "replies",
            RsvpCount,
            of=Role.MEDIA_LIAISON,
            due=request.pace(urgent=before(request.start_at, minutes(15)), planned=eve),
            shows=plan,
        )
    )
    return plan


def checked_venue(case: CaseRun, request: PressConferenceRequest) -> None:
    """Film and photographs side by side (step 2D: both officers), each booked who checked."""
    case.all(
        video=lambda: may_be_spared(
            lambda: _checked(case, request, Role.VIDEO_OFFICER, _FILM, ResourceKind.VIDEOGRAPHER)
        ),
        photo=lambda: may_be_spared(
            lambda: _checked(
                case, request, Role.PHOTO_OFFICER, _PHOTOGRAPHS, ResourceKind.PHOTOGRAPHER
            )
        ),
    )


def _checked(
    case: CaseRun, request: PressConferenceRequest, who: Role, title: Text, used_as: ResourceKind
) -> None:
    """Whoever has checked it is booked for the briefing; the head settles what is in the way."""
    due = request.pace(urgent=minutes(60), planned=before(request.start_at, bd(1)))
    checked = case.ask("checklist", VenueChecklist, of=who, due=due, shows=request, title=title)
    officer, occasion = case.author_of(checked), _briefing(request)
    held = case.do(hold_person, person=officer, used_as=used_as, occasion=occasion)
    if held is not None:
        booked(case, held, Want(used_as, occasion, shows=request, due=due), by=officer)


def _briefing(request: PressConferenceRequest) -> Occasion:
    """What the governor or the incident commander clears ranks as the governor's (3.5)."""
    outside = request.needs_outside_clearance
    return Occasion(
        since=request.start_at,
        until=request.start_at + ON_TIME,
        venue=request.venue,
        precedence=Precedence.GOVERNOR if outside else Precedence.OTHER,
    )


_FILM = _("ตรวจสถานที่ เสียง และการถ่ายทอด", "Check the venue, the sound and the broadcast")
_PHOTOGRAPHS = _("ตรวจสถานที่และการถ่ายภาพ", "Check the venue and the photography")

"""PRES, steps 2A and 2D: the media are invited, the place is made ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.press_conference import InvitePlan, RsvpCount, VenueChecklist
from models.deadline import bd, before, minutes, since
from models.role import Role
from models.wording import _
from tasks.media import outlets_on_list
from tasks.press_conference import send_invitations
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
    """Film and photographs are checked side by side (step 2D: both officers)."""
    case.all(
        video=lambda: may_be_spared(lambda: _checklist(case, request, Role.VIDEO_OFFICER, _FILM)),
        photo=lambda: may_be_spared(
            lambda: _checklist(case, request, Role.PHOTO_OFFICER, _PHOTOGRAPHS)
        ),
    )


def _checklist(
    case: CaseRun, request: PressConferenceRequest, who: Role, title: Text
) -> VenueChecklist:
    return case.ask(
        "checklist",
        VenueChecklist,
        of=who,
        due=request.pace(urgent=minutes(60), planned=before(request.start_at, bd(1))),
        shows=request,
        title=title,
    )


_FILM = _("ตรวจสถานที่ เสียง และการถ่ายทอด", "Check the venue, the sound and the broadcast")
_PHOTOGRAPHS = _("ตรวจสถานที่และการถ่ายภาพ", "Check the venue and the photography")

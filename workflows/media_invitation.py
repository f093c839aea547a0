"""MEDI, step 3: the invitation is written, and approved as high as its weight asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.media_coordination import MediaInvitation
from models.deadline import bd, since
from models.matter import MEDIA_INVITATION, WEIGHTY_MEDIA_INVITATION
from models.wording import _
from tasks.media import outlets_named
from workflows.drafting import drafted
from workflows.going_up import approved_on_the_way_up

if TYPE_CHECKING:
    from forms.media_coordination import IntervieweeAnswer, MediaPlan, MediaRequest
    from tasks.decided import Decided
    from tasks.run import CaseRun


def approved_invitation(
    case: CaseRun, request: MediaRequest, plan: MediaPlan, agreed: IntervieweeAnswer | None
) -> Decided[MediaInvitation]:
    """The invitation as it was approved; or rejected. What is returned is written again."""
    outlets = case.look_up(outlets_named, keys=list(request.target_media))
    matter = WEIGHTY_MEDIA_INVITATION if plan.weighs_more else MEDIA_INVITATION
    due = since(case.now, bd(1))
    return drafted(
        case,
        "invitation",
        MediaInvitation,
        lambda invitation: approved_on_the_way_up(
            case,
            invitation,
            matter,
            due_head=due,
            due_above=due,
            last={"title": _APPROVE},
            beside=[request, plan],
        ),
        of=plan.coordinator,
        due=due,
        shows=request,
        beside=[plan] if agreed is None else [plan, agreed],
        starts_from=MediaInvitation.begun(request, outlets, agreed),
    )


_APPROVE = _("อนุมัติหมายเชิญสื่อมวลชน", "Approve the invitation to the media")

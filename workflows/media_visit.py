"""MEDI, steps 4 to 8: the media are invited, come, get their material; what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.media_coordination import MediaCheckIn, MediaCoverage, MediaMaterial
from models.deadline import bd, cd, since
from models.role import Role
from models.wording import _
from tasks.media_coordination import (
    call_off_media,
    send_media_invitation,
    send_media_material,
)
from tasks.receipt import tell_requester
from tasks.signals import Cancelled, Withdrawn
from workflows.asking import telephone
from workflows.media_replies import Known, counted, reminded
from workflows.media_support import arranged_support
from workflows.newsrooms import told_by_telephone
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.media_coordination import MediaInvitation, MediaPlan, MediaRequest
    from tasks.decided import Decided
    from tasks.run import CaseRun


def coordinated(
    case: CaseRun, request: MediaRequest, plan: MediaPlan, decided: Decided[MediaInvitation]
) -> str:
    """Invite, count, remind and arrange side by side; receive the media; the outcome."""
    invitation, known = decided.content, Known()
    at_once = since(case.now, bd(1))
    case.tell(send_media_invitation, decided=decided)
    case.tell(tell_requester, "tell-invited", request=request, words=_INVITED)
    try:
        *_others, outcome = case.all(
            telephone=lambda: told_by_telephone(case, invitation, invitation, at_once),
            requester=lambda: telephone(case, "call-about-invitation", request, _INVITED.th),
            replies=lambda: counted(case, plan, invitation, known),
            reminders=lambda: reminded(case, invitation, known),
            support=lambda: arranged_support(case, plan, invitation),
            visit=lambda: _visited(case, request, plan, invitation, known),
        )
    except (Withdrawn, Cancelled):
        if known.came is None:
            _called_off(case, invitation)
        raise
    return str(outcome)


def _visited(
    case: CaseRun,
    request: MediaRequest,
    plan: MediaPlan,
    invitation: MediaInvitation,
    known: Known,
) -> str:
    """The check-in; what comes after it side by side. Returns the outcome of the case."""
    case.wait_until("they-gather", invitation.gathers_at)
    known.came = came = case.ask(
        "check-in",
        MediaCheckIn,
        of=(plan.coordinator, Role.MEDIA_LIAISON),
        due=since(invitation.ends_at, bd(1)),
        shows=invitation,
        starts_from=MediaCheckIn.begun(known.replies),
    )
    if not came.held:
        case.tell(tell_requester, "tell-not-held", request=request, words=_NOT_HELD)
        return "not-held"
    case.all(
        material=lambda: may_be_spared(lambda: _given(case, plan, invitation, came)),
        coverage=lambda: may_be_spared(lambda: _measured(case, request, invitation, known)),
    )
    return "coordinated"


def _given(case: CaseRun, plan: MediaPlan, invitation: MediaInvitation, came: MediaCheckIn) -> None:
    """What the newsrooms write from (step 7), within a working day."""
    material = case.ask(
        "material",
        MediaMaterial,
        of=(plan.coordinator, Role.MEDIA_LIAISON, Role.WEB_PUBLISHER),
        due=since(invitation.ends_at, bd(1)),
        shows=invitation,
        beside=[came],
        starts_from={"headline": invitation.headline},
    )
    case.tell(send_media_material, invitation=invitation, material=material)


def _measured(
    case: CaseRun, request: MediaRequest, invitation: MediaInvitation, known: Known
) -> None:
    """What came out within seven days (step 8); the requester is told."""
    report = case.ask(
        "coverage",
        MediaCoverage,
        of=Role.MEDIA_MONITOR,
        due=since(invitation.ends_at, cd(7)),
        shows=invitation,
        beside=[each for each in (known.replies, known.came) if each is not None],
        starts_from=MediaCoverage.begun(known.replies),
    )
    words = _COVERED.fill(outlets=report.outlets)
    link = next(iter(report.links), None)
    case.tell(tell_requester, "tell-covered", request=request, words=words, link=link)


def _called_off(case: CaseRun, invitation: MediaInvitation) -> None:
    """Whoever was invited hears that there is nothing to report on, by mail and by telephone."""
    case.tell(call_off_media, invitation=invitation)
    if invitation.by_telephone:
        may_be_spared(
            lambda: case.acknowledge(
                "call-off-by-telephone",
                invitation,
                of=Role.MEDIA_LIAISON,
                due=bd(1),
                title=_("โทรแจ้งสื่อว่ายกเลิก", "Telephone the newsrooms that it is called off"),
                four_eyes=False,
                note=f"โทรแจ้งยกเลิกแก่ {', '.join(invitation.by_telephone)}",
            )
        )


_INVITED = _(
    "อนุมัติหมายเชิญแล้ว และส่งถึงสื่อมวลชนเป้าหมาย",
    "The invitation was approved and goes to the newsrooms.",
)
_NOT_HELD = _("ไม่ได้จัดงานตามกำหนด สำนักงานปิดเรื่องนี้", "It did not take place; the matter is closed.")
_COVERED = _(
    "ประสานสื่อเสร็จแล้ว มีสื่อนำไปเผยแพร่ {outlets} ราย",
    "The media were there; {outlets} newsrooms reported.",
)

"""What machines do for a press conference: its papers, its letters to the media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models.database import read
from models.delivery import Delivery
from models.wording import _
from tasks import press_sheets
from tasks.letterhead import reachable
from tasks.mail import send_letters
from tasks.papers import set_papers
from tasks.receipt import acknowledge_request, announce_refusal
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.press_conference import (
        Correction,
        Fact,
        Invited,
        InvitePlan,
        OfficialRelease,
        PressConferenceRequest,
        TalkingPoints,
    )

__all__ = [
    "acknowledge_request",
    "announce_refusal",
    "call_off_invitations",
    "send_correction",
    "send_invitations",
    "set_memo",
    "set_press_kit",
    "set_release",
]


@service_step("set-memo", title=_("จัดทำบันทึกเสนอ", "Set the memo"))
def set_memo(call: ServiceCall, *, request: PressConferenceRequest) -> list[int]:
    """The memo to the director that goes with the request (handbook 2.2)."""
    data = press_sheets.memo(call, request)
    return _set(call, "memo", data, "บันทึกขออนุมัติจัดแถลงข่าว", "Memo: proposal to hold it")


@service_step("send-invitations", title=_("ส่งหมายเชิญสื่อมวลชน", "Send the invitations"))
def send_invitations(
    call: ServiceCall, *, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """The letter of invitation, and a mail with it to every outlet that has an address."""
    data = press_sheets.invitation(call, request, plan)
    documents = _set(call, "invitation", data, "หนังสือเชิญสื่อมวลชน", "Letter of invitation")
    return send_letters(
        call,
        letter="press-invitation",
        recipients=_outlets(plan.by_email),
        context=press_sheets.invitation_letter(request, plan),
        attachments=documents,
        may_miss=True,
    )


@service_step("set-press-kit", title=_("จัดทำชุดเอกสารสื่อ", "Set the press kit"))
def set_press_kit(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    points: TalkingPoints,
    facts: Sequence[Fact],
) -> list[int]:
    """The kit for the press, and the points for the speakers only."""
    both = press_sheets.briefing(call, request, points, facts)
    kit = both | press_sheets.for_the_press(request)
    within = both | {"opening": points.opening or ""}
    papers = [
        _paper("press-kit", kit, "ชุดเอกสารสำหรับสื่อมวลชน", "Press kit"),
        _paper("talking-points", within, "ประเด็นแถลง (ใช้ภายใน)", "Talking points (internal)"),
    ]
    return set_papers(call, papers=papers)


@service_step("set-release", title=_("จัดทำข่าวทางการ", "Set the official release"))
def set_release(
    call: ServiceCall, *, request: PressConferenceRequest, release: OfficialRelease
) -> list[int]:
    """The release as the official paper called ข่าว."""
    data = press_sheets.release(call, request, release)
    return _set(call, "press-release", data, "ข่าวทางการ", "Official release")


@service_step("send-correction", title=_("ส่งคำชี้แจงแก้ไขข่าว", "Send the correction"))
def send_correction(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    correction: Correction,
    plan: InvitePlan,
) -> dict[str, Any]:
    """The correction as a paper, and a mail to the outlets that it concerns; to all if we erred."""
    data = press_sheets.correction(call, request, correction)
    documents = _set(call, "correction", data, "คำชี้แจงแก้ไขข่าว", "Correction")
    concerned = [
        each for each in plan.by_email if correction.we_erred or each.outlet in correction.outlets
    ]
    return send_letters(
        call,
        letter="press-correction",
        recipients=_outlets(concerned),
        context=press_sheets.correction_letter(request, correction),
        attachments=documents,
        may_miss=True,
    )


@service_step("call-off", title=_("แจ้งยกเลิกการแถลงข่าว", "Call it off"))
def call_off_invitations(call: ServiceCall, *, request: PressConferenceRequest) -> dict[str, Any]:
    """Tell the requester and everybody who was invited that there is no press conference."""
    with read() as session:
        invited = session.exec(
            select(Delivery).where(
                Delivery.case_id == call.case_id,
                col(Delivery.key).contains("send-invitations"),
            )
        ).all()
    return send_letters(
        call,
        letter="case-withdrawn",
        recipients=[
            *reachable(request),
            *({"name": each.recipient_name, "email": each.recipient} for each in invited),
        ],
        context={"subject": request.topic, "reason": None},
        may_miss=True,
    )


def _outlets(invited: Sequence[Invited]) -> list[dict[str, str]]:
    return [{"name": each.contact or each.outlet, "email": str(each.email)} for each in invited]


def _set(call: ServiceCall, template: str, data: dict[str, Any], th: str, en: str) -> list[int]:
    return set_papers(call, papers=[_paper(template, data, th, en)])


def _paper(template: str, data: dict[str, Any], th: str, en: str) -> dict[str, Any]:
    return {"template": template, "data": data, "title_th": th, "title_en": en}

"""What machines do for a press conference: its papers, its letters to the media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models.database import read
from models.delivery import Delivery
from models.event import Event
from models.wording import _
from tasks import press_sheets
from tasks.enclosing import numbers_enclosed, press_kit
from tasks.letterhead import newsrooms, reachable
from tasks.mail import send_letters
from tasks.papers import paper, set_papers
from tasks.receipt import acknowledge_request
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from forms.press_conference import (
        Correction,
        Fact,
        InvitePlan,
        OfficialRelease,
        PressConferenceRequest,
        TalkingPoints,
    )

__all__ = [
    "acknowledge_request",
    "announce_no_need",
    "call_off",
    "send_correction",
    "send_invitations",
    "send_release",
    "set_memo",
    "set_press_kit",
]


def _memo(
    call: ServiceCall, *, request: PressConferenceRequest, by_director: bool
) -> list[dict[str, Any]]:
    data = press_sheets.memo(call, request, by_director=by_director)
    return [paper("memo", data, "บันทึกขออนุมัติจัดแถลงข่าว", "Memo: proposal to hold it")]


@service_step("set-memo", title=_("จัดทำบันทึกเสนอ", "Set the memo"), papers=_memo)
def set_memo(call: ServiceCall, *, request: PressConferenceRequest, by_director: bool) -> list[int]:
    """The memo to who decides that goes with the request as it now stands (handbook 2.2)."""
    return set_papers(call, papers=_memo(call, request=request, by_director=by_director))


def _notice(
    call: ServiceCall, *, request: PressConferenceRequest, plan: InvitePlan
) -> list[dict[str, Any]]:
    data = press_sheets.invitation(call, request, plan)
    return [paper("invitation", data, "หมายข่าว", "Notice to newsrooms")]


@service_step(
    "send-invitations", title=_("ส่งหมายเชิญสื่อมวลชน", "Send the invitations"), papers=_notice
)
def send_invitations(
    call: ServiceCall, *, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """The notice to newsrooms, and a mail with it to every outlet that has an address."""
    documents = set_papers(call, papers=_notice(call, request=request, plan=plan))
    return send_letters(
        call,
        letter="press-invitation",
        recipients=newsrooms(plan.by_email),
        context=press_sheets.invitation_letter(call, request, plan),
        attachments=documents,
        may_miss=True,
    )


def _press_kit(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    points: TalkingPoints,
    facts: Sequence[Fact],
) -> list[dict[str, Any]]:
    both = press_sheets.briefing(call, request, points, facts)
    kit = both | press_sheets.for_the_press(call, request)
    within = both | {"opening": points.opening or ""}
    return [
        paper("press-kit", kit, "ชุดเอกสารสำหรับสื่อมวลชน", "Press kit"),
        paper("talking-points", within, "ประเด็นแถลง (ใช้ภายใน)", "Talking points (internal)"),
    ]


@service_step(
    "set-press-kit",
    title=_("จัดทำชุดเอกสารสื่อ", "Set the press kit"),
    papers=_press_kit,
    sets=2,
)
def set_press_kit(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    points: TalkingPoints,
    facts: Sequence[Fact],
) -> list[int]:
    """The kit for the press, and the points for the speakers only."""
    papers = _press_kit(call, request=request, points=points, facts=facts)
    return set_papers(call, papers=papers)


def _release(
    call: ServiceCall, *, request: PressConferenceRequest, release: OfficialRelease, **_more: Any
) -> list[dict[str, Any]]:
    data = press_sheets.release(call, request, release)
    return [paper("press-release", data, "ข่าวทางการ", "Official release")]


@service_step(
    "send-release",
    title=_("ส่งข่าวทางการและชุดเอกสารสื่อ", "Send the official release"),
    papers=_release,
)
def send_release(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    points: TalkingPoints,
    release: OfficialRelease,
    plan: InvitePlan,
) -> dict[str, Any]:
    """The release as the paper called ข่าว, mailed to who was invited, with the kit for the press.

    The kit is the paper that was set when the points were cleared, and the files that belong to it.
    """
    documents = set_papers(call, papers=_release(call, request=request, release=release))
    return send_letters(
        call,
        letter="press-release",
        recipients=newsrooms(plan.by_email),
        context=press_sheets.release_letter(request, release),
        attachments=[*documents, *press_kit(call, (*points.press_kit, *request.press_kit))],
        may_miss=True,
    )


def _correction(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    correction: Correction,
    release: OfficialRelease | None,
    number: int,
    **_more: Any,
) -> list[dict[str, Any]]:
    data = press_sheets.correction(call, request, correction, release, number)
    return [paper("correction", data, "คำชี้แจงแก้ไขข่าว", "Correction")]


@service_step(
    "send-correction",
    title=_("ส่งคำชี้แจงแก้ไขข่าว", "Send the correction"),
    papers=_correction,
)
def send_correction(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    correction: Correction,
    plan: InvitePlan,
    release: OfficialRelease | None,
    number: int,
) -> dict[str, Any]:
    """The `number`-th correction as a paper, and a mail to the outlets that it concerns.

    If we erred that is everybody who was invited. It cites `release`, if that is out already.
    """
    papers = _correction(
        call, request=request, correction=correction, release=release, number=number
    )
    documents = set_papers(call, papers=papers)
    concerned = plan.with_email(correction.outlets, everybody=correction.we_erred)
    return send_letters(
        call,
        letter="press-correction",
        recipients=newsrooms(concerned),
        context=press_sheets.correction_letter(request, correction),
        attachments=[*documents, *numbers_enclosed(call, [correction.evidence])],
        may_miss=True,
    )


@service_step("announce-no-need", title=_("แจ้งผลการพิจารณาคำขอ", "Tell that it becomes news"))
def announce_no_need(
    call: ServiceCall, *, request: PressConferenceRequest, words: str
) -> dict[str, Any]:
    """Tell the requester that the matter goes out as news instead (handbook 3.6, step 1)."""
    return send_letters(
        call,
        letter="press-not-needed",
        recipients=reachable(request),
        context={"topic": request.topic, "reason": words or None},
        may_miss=True,
    )


@service_step("call-off", title=_("แจ้งยกเลิกการแถลงข่าว", "Call it off"))
def call_off(
    call: ServiceCall, *, request: PressConferenceRequest, reason: str | None = None
) -> dict[str, Any]:
    """Tell the requester and everybody who was invited that there is no press conference.

    `reason` is the decider's; that of a withdrawal stands in the case's story.
    """
    with read() as session:
        invited = _invited(session, call.case_id)
        reason = reason or _why_withdrawn(session, call.case_id)
    return send_letters(
        call,
        letter="press-called-off",
        recipients=[*reachable(request), *invited],
        context=press_sheets.called_off(request, reason),
        may_miss=True,
    )


def _invited(session: Session, case_id: int) -> list[dict[str, str]]:
    found = select(Delivery).where(
        Delivery.case_id == case_id, col(Delivery.key).contains("send-invitations")
    )
    return [{"name": each.recipient_name, "email": each.recipient} for each in session.exec(found)]


def _why_withdrawn(session: Session, case_id: int) -> str | None:
    asked = select(Event).where(Event.case_id == case_id, Event.kind == "case.withdrawal-asked")
    event = session.exec(asked).first()
    return event.data.get("reason") if event is not None else None

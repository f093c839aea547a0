"""What machines do for a press conference: its papers, its letters to the media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import select

from forms.requester import Urgency
from models import clock
from models.database import read
from models.delivery import Delivery
from models.role import Role
from models.settings import settings
from models.wording import _
from tasks.letterhead import addressee, issuing_office, reachable, signer
from tasks.mail import send_letters
from tasks.papers import set_papers
from tasks.receipt import acknowledge_request, announce_refusal
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    with read() as session:
        data = {
            "agency_line": issuing_office(session, call.office_id)["name"],
            "doc_date": _today(),
            "subject": f"ขออนุมัติจัดแถลงข่าว เรื่อง {request.topic}",
            "to_title": "ประชาสัมพันธ์จังหวัดสงขลา",
            "background": f"{addressee(session, request)} {request.detail}",
            "facts": "\n".join(f"- {fact.value} ({fact.source})" for fact in request.facts),
            "considerations": request.why_conference,
            "proposal": f"เห็นควรจัดแถลงข่าว ณ {request.venue}",
            "closing_phrase": "พิจารณา",
            "signer": signer(session, call.office_id, Role.PRC_HEAD),
            "urgency": _printed_urgency(request),
        }
    return _set(call, "memo", data, "บันทึกขออนุมัติจัดแถลงข่าว", "Memo: proposal to hold it")


@service_step("send-invitations", title=_("ส่งหมายเชิญสื่อมวลชน", "Send the invitations"))
def send_invitations(
    call: ServiceCall, *, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """The letter of invitation, and a mail with it to every outlet that has an address."""
    with read() as session:
        letter = {
            "office": issuing_office(session, call.office_id),
            "doc_date": _today(),
            "urgency": _printed_urgency(request),
            "subject": "ขอเชิญร่วมรับฟังการแถลงข่าว",
            "to": "บรรณาธิการข่าวและผู้สื่อข่าว",
            "signer": signer(session, call.office_id, Role.DIRECTOR),
            "reason": plan.words or "",
            "speakers": [f"{each.name} {each.position}" for each in request.speakers],
            "reply_by": plan.reply_by,
            "reply_to": settings().mail_from,
            **_appointment(request),
        }
    documents = _set(call, "invitation", letter, "หนังสือเชิญสื่อมวลชน", "Letter of invitation")
    return send_letters(
        call,
        letter="press-invitation",
        recipients=[
            {"name": each.contact or each.outlet, "email": str(each.email)}
            for each in plan.by_email
        ],
        context={
            **_appointment(request, as_text=True),
            "reply_by": plan.reply_by.isoformat(),
            "reply_to": settings().mail_from,
            "words": plan.words,
        },
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
    with read() as session:
        office = issuing_office(session, call.office_id)
    now = clock.now()
    common = {
        "office": office,
        "code": call.case_code,
        "topic": request.topic,
        "start_at": request.start_at,
        "venue": request.venue,
        "key_messages": points.key_messages,
        "facts": [fact.model_dump() for fact in facts],
        "qa": [each.model_dump() for each in points.qa],
        "speakers": [each.model_dump() for each in request.speakers],
        "prepared_at": now,
    }
    kit = common | {
        "objective": request.objective,
        "live_url": request.live_url,
        "sign_language": request.sign_language,
        "accreditation": request.accreditation,
        "embargo": request.embargo,
        "contact": settings().mail_from,
    }
    return set_papers(
        call,
        papers=[
            _paper("press-kit", kit, "ชุดเอกสารสำหรับสื่อมวลชน", "Press kit"),
            _paper(
                "talking-points",
                common | {"opening": points.opening or ""},
                "ประเด็นแถลง (ใช้ภายใน)",
                "Talking points (internal)",
            ),
        ],
    )


@service_step("set-release", title=_("จัดทำข่าวทางการ", "Set the official release"))
def set_release(
    call: ServiceCall, *, request: PressConferenceRequest, release: OfficialRelease
) -> list[int]:
    """The release as the official paper called ข่าว."""
    with read() as session:
        office = issuing_office(session, call.office_id)
    data = {
        "office": office,
        "code": call.case_code,
        "subject": release.headline,
        "body": release.body,
        "issued_on": clock.in_bangkok(release.published_at).date(),
        "embargo": request.embargo,
    }
    return _set(call, "press-release", data, "ข่าวทางการ", "Official release")


@service_step("send-correction", title=_("ส่งคำชี้แจงแก้ไขข่าว", "Send the correction"))
def send_correction(
    call: ServiceCall,
    *,
    request: PressConferenceRequest,
    correction: Correction,
    plan: InvitePlan,
) -> dict[str, Any]:
    """The correction as a paper, and a mail to the outlets that it concerns."""
    with read() as session:
        office = issuing_office(session, call.office_id)
    data = {
        "office": office,
        "code": call.case_code,
        "subject": request.topic,
        "issued_on": _today(),
        "corrects": {
            "subject": request.topic,
            "issued_on": clock.in_bangkok(request.start_at).date(),
        },
        "items": [{"wrong": correction.what_was_wrong, "right": correction.correct_statement}],
        "our_mistake": correction.we_erred,
    }
    documents = _set(call, "correction", data, "คำชี้แจงแก้ไขข่าว", "Correction")
    concerned = set(correction.outlets)
    return send_letters(
        call,
        letter="press-correction",
        recipients=[
            {"name": each.outlet, "email": str(each.email)}
            for each in plan.by_email
            if correction.we_erred or each.outlet in concerned
        ],
        context={
            "topic": request.topic,
            "what_was_wrong": correction.what_was_wrong,
            "correct_statement": correction.correct_statement,
            "our_mistake": correction.we_erred,
            "published_url": correction.published_url,
        },
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
                Delivery.key.contains("send-invitations"),  # type: ignore[attr-defined]
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


def _appointment(request: PressConferenceRequest, *, as_text: bool = False) -> dict[str, Any]:
    start, embargo = request.start_at, request.embargo
    return {
        "topic": request.topic,
        "start_at": start.isoformat() if as_text else start,
        "venue": request.venue,
        "live_url": request.live_url,
        "sign_language": request.sign_language,
        "accreditation": request.accreditation,
        "embargo": embargo.isoformat() if as_text and embargo else embargo,
    }


def _printed_urgency(request: PressConferenceRequest) -> str | None:
    return None if request.urgency is Urgency.NORMAL else request.urgency.label.th


def _today() -> Any:
    return clock.in_bangkok(clock.now()).date()


def _set(call: ServiceCall, template: str, data: dict[str, Any], th: str, en: str) -> list[int]:
    return set_papers(call, papers=[_paper(template, data, th, en)])  # type: ignore[no-any-return]


def _paper(template: str, data: dict[str, Any], th: str, en: str) -> dict[str, Any]:
    return {"template": template, "data": data, "title_th": th, "title_en": en}

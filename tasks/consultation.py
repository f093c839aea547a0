"""What machines do for a consultation: letters to the requester, the papers of the advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.answer_link import answer_link
from models.database import read
from models.wording import _
from tasks import consultation_sheets as sheets
from tasks.asking_more import reply_by
from tasks.enclosing import numbers_enclosed
from tasks.letterhead import addressee, reachable
from tasks.mail import send_letters
from tasks.papers import paper, set_papers
from tasks.receipt import announce_refusal
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from datetime import datetime

    from forms.consultation import (
        ConsultationRequest,
        ScreeningAndMatch,
        SessionRecord,
        SlotProposal,
        SpeakerLetter,
        WrittenAdvice,
    )
    from models.deadline import Span
    from tasks.decided import Decided


@service_step("send-refusal", title=_("แจ้งผลการคัดกรอง", "Tell the screening's result"))
def send_refusal(
    call: ServiceCall, *, request: ConsultationRequest, screening: ScreeningAndMatch
) -> Any:
    """Tell the requester that the matter is declined, or to whom it was referred."""
    return announce_refusal(
        call,
        request=request,
        words=screening.words_for_requester or "",
        forwarded_to=screening.refer_to,
    )


@service_step("pass-on", title=_("ส่งเรื่องต่อให้หน่วยงานอื่น", "Pass the matter on"))
def pass_on(
    call: ServiceCall, *, request: ConsultationRequest, screening: ScreeningAndMatch
) -> Any:
    """Send the matter to the agency that it was referred to, at the address that was given."""
    with read() as session:
        requester = addressee(session, request)
    return send_letters(
        call,
        letter="case-referred",
        recipients=[{"name": screening.refer_to or "", "email": str(screening.refer_email)}],
        context={
            "subject": request.subject,
            "requester": requester,
            "contact": request.contact_name,
            "contact_position": request.contact_position,
            "phone": request.contact_phone,
            "email": request.contact_email,
            "detail": request.detail,
            "problem": request.problem,
            "objective": request.objective,
            "words": screening.reason,
        },
    )


@service_step("propose-slots", title=_("ส่งเวลานัดให้ผู้ขอเลือก", "Send the times to choose from"))
def propose_slots(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    proposal: SlotProposal,
    asked_at: datetime,
    within: Span,
) -> Any:
    """Ask the requester to choose a time, or to propose others, through a link of their own."""
    place = proposal.place or proposal.online_url
    return send_letters(
        call,
        letter="slot-proposal",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "slots": [
                {"starts_at": slot.isoformat(), "ends_at": None, "place": place}
                for slot in proposal.slots
            ],
            "answer_url": answer_link(call.case_code, "slot", call.step_key),
            "reply_by": reply_by(call, asked_at, within),
            "words": proposal.words,
        },
        may_miss=True,
    )


def _session_record(
    call: ServiceCall, *, request: ConsultationRequest, record: SessionRecord, recorder: str
) -> list[dict[str, Any]]:
    data = sheets.session_record(call, request, record, recorder)
    return [paper("session-record", data, "บันทึกการให้คำปรึกษา", "Session record")]


@service_step(
    "set-session-record",
    title=_("จัดทำบันทึกการให้คำปรึกษา", "Set the session record"),
    papers=_session_record,
)
def set_session_record(
    call: ServiceCall, *, request: ConsultationRequest, record: SessionRecord, recorder: str
) -> Any:
    """The record of the session as a paper."""
    papers = _session_record(call, request=request, record=record, recorder=recorder)
    return set_papers(call, papers=papers)


def _advice(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    signed: Decided[WrittenAdvice],
    adviser: str,
) -> list[dict[str, Any]]:
    data = sheets.advice(call, request, signed, adviser)
    return [paper("advice", data, "หนังสือให้คำปรึกษา", "Written advice")]


@service_step(
    "send-advice",
    title=_("ส่งหนังสือให้คำปรึกษา", "Send the written advice"),
    papers=_advice,
)
def send_advice(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    signed: Decided[WrittenAdvice],
    adviser: str,
) -> Any:
    """The signed letter as a paper, and by mail, with what it encloses, to the requester."""
    advice = _advice(call, request=request, signed=signed, adviser=adviser)
    papers = set_papers(call, papers=advice)
    return send_letters(
        call,
        letter="advice-sent",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "words": None,
            "follow_up_on": sheets.follow_up_on(signed).isoformat(),
        },
        attachments=[*papers, *numbers_enclosed(call, signed.content.attachments)],
        may_miss=True,
    )


def _speaker_letter(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    signed: Decided[SpeakerLetter],
    adviser: str,
) -> list[dict[str, Any]]:
    data = sheets.speaker_letter(call, request, signed, adviser)
    return [paper("speaker-letter", data, "หนังสือวิทยากร", "Speaker's letter")]


@service_step(
    "send-speaker-letter",
    title=_("ส่งหนังสือวิทยากร", "Send the speaker's letter"),
    papers=_speaker_letter,
)
def send_speaker_letter(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    signed: Decided[SpeakerLetter],
    adviser: str,
) -> Any:
    """The signed letter as a paper, and by mail, with what it encloses, to the requester."""
    letter = signed.content
    written = _speaker_letter(call, request=request, signed=signed, adviser=adviser)
    papers = set_papers(call, papers=written)
    return send_letters(
        call,
        letter="speaker-letter",
        recipients=reachable(request),
        context={
            "subject": letter.event,
            "accepts": letter.accepts,
            "speaker": written[0]["data"]["speaker"],
            "topic": letter.topic,
            "starts_at": letter.starts_at.isoformat(),
            "ends_at": letter.ends_at.isoformat(),
            "place": letter.place,
            "words": letter.words,
        },
        attachments=[*papers, *numbers_enclosed(call, signed.content.attachments)],
        may_miss=True,
    )


@service_step("ask-for-follow-up", title=_("สอบถามผลการนำไปใช้", "Ask what became of it"))
def ask_for_follow_up(
    call: ServiceCall, *, request: ConsultationRequest, asked_at: datetime, within: Span
) -> Any:
    """Ask the requester, through a link of their own, whether the advice was of use."""
    return send_letters(
        call,
        letter="follow-up",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "answer_url": answer_link(call.case_code, "follow-up", call.step_key),
            "reply_by": reply_by(call, asked_at, within),
        },
        may_miss=True,
    )

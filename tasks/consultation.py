"""What machines do for a consultation: letters to the requester, the papers of the advice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from models import clock
from models.answer_link import answer_link
from models.database import read
from models.role import Role
from models.wording import _
from tasks.letterhead import addressee, issuing_office, reachable, signer, writer
from tasks.mail import send_letters
from tasks.papers import set_papers
from tasks.receipt import acknowledge_request, announce_refusal
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

__all__ = [
    "acknowledge_request",
    "announce_refusal",
    "ask_for_follow_up",
    "close_without_answer",
    "propose_slots",
    "send_advice",
    "send_refusal",
    "send_speaker_letter",
    "set_session_record",
]

FOLLOW_UP_AFTER = timedelta(days=30)


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


@service_step("propose-slots", title=_("ส่งเวลานัดให้ผู้ขอเลือก", "Send the times to choose from"))
def propose_slots(
    call: ServiceCall, *, request: ConsultationRequest, proposal: SlotProposal
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
            "reply_by": None,
            "words": proposal.words,
        },
        may_miss=True,
    )


@service_step("close-without-answer", title=_("แจ้งปิดเรื่อง", "Tell that it is closed"))
def close_without_answer(call: ServiceCall, *, request: ConsultationRequest) -> Any:
    """Tell a requester who fell silent that the matter is closed."""
    return send_letters(
        call,
        letter="no-answer-closed",
        recipients=reachable(request),
        context={"subject": request.subject, "asked_on": _today().isoformat()},
        may_miss=True,
    )


@service_step("set-session-record", title=_("จัดทำบันทึกการให้คำปรึกษา", "Set the session record"))
def set_session_record(
    call: ServiceCall, *, request: ConsultationRequest, record: SessionRecord, recorder: str
) -> Any:
    """The record of the session as a paper."""
    with read() as session:
        data = {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "subject": request.subject,
            "requester": addressee(session, request),
            "topics": [topic.label.th for topic in request.consult_topic],
            "held_at": record.started_at,
            "ended_at": record.ended_at,
            "mode": record.mode.label.th,
            "venue": record.place or "",
            "participants": record.participants,
            "problem": request.problem,
            "discussion": record.discussed,
            "agreement": record.agreed,
            "agreed": [each.model_dump() for each in record.next_steps],
            "recorder": writer(session, recorder),
            "recorded_on": _today(),
        }
    return _set(call, "session-record", data, "บันทึกการให้คำปรึกษา", "Session record")


@service_step("send-advice", title=_("ส่งหนังสือให้คำปรึกษา", "Send the written advice"))
def send_advice(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    letter: WrittenAdvice,
    number: str | None,
    signed_at: datetime,
) -> Any:
    """The signed letter with its number as a paper, and by mail to the requester."""
    signed_on = clock.in_bangkok(signed_at).date()
    asked_again_on = signed_on + FOLLOW_UP_AFTER
    with read() as session:
        data = {
            "office": issuing_office(session, call.office_id),
            "doc_no": number,
            "doc_date": signed_on,
            "subject": letter.subject,
            "to": letter.addressee,
            "refs": [letter.refers_to] if letter.refers_to else [],
            "signer": signer(session, call.office_id, Role.DIRECTOR),
            "matter": f"ตามที่ {addressee(session, request)} ขอรับคำปรึกษา เรื่อง {request.subject} นั้น",
            "advice": [{"heading": "คำปรึกษา", "text": letter.body}],
            "follow_up_on": asked_again_on,
        }
    documents = _set(call, "advice", data, "หนังสือให้คำปรึกษา", "Written advice")
    return send_letters(
        call,
        letter="advice-sent",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "words": None,
            "follow_up_on": asked_again_on.isoformat(),
        },
        attachments=documents,
        may_miss=True,
    )


@service_step("send-speaker-letter", title=_("ส่งหนังสือวิทยากร", "Send the speaker's letter"))
def send_speaker_letter(
    call: ServiceCall,
    *,
    request: ConsultationRequest,
    letter: SpeakerLetter,
    number: str | None,
    signed_at: datetime,
) -> Any:
    """The signed letter about the speaker as a paper, and by mail to the requester."""
    with read() as session:
        data = {
            "office": issuing_office(session, call.office_id),
            "doc_no": number,
            "doc_date": clock.in_bangkok(signed_at).date(),
            "subject": letter.reply.label.th,
            "to": letter.addressee,
            "refs": [letter.refers_to] if letter.refers_to else [],
            "signer": signer(session, call.office_id, Role.DIRECTOR),
            "body": _about_the_speaker(letter),
        }
    documents = _set(call, "letter", data, "หนังสือวิทยากร", "Speaker's letter")
    return send_letters(
        call,
        letter="advice-sent",
        recipients=reachable(request),
        context={"subject": letter.event, "words": letter.words, "follow_up_on": None},
        attachments=documents,
        may_miss=True,
    )


@service_step("ask-for-follow-up", title=_("สอบถามผลการนำไปใช้", "Ask what became of it"))
def ask_for_follow_up(call: ServiceCall, *, request: ConsultationRequest) -> Any:
    """Ask the requester, through a link of their own, whether the advice was of use."""
    return send_letters(
        call,
        letter="follow-up",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "answer_url": answer_link(call.case_code, "follow-up", call.step_key),
            "reply_by": None,
        },
        may_miss=True,
    )


def _about_the_speaker(letter: SpeakerLetter) -> str:
    matter = f"ตามที่ขอรับการสนับสนุนวิทยากรในงาน {letter.event} ณ {letter.place} นั้น"
    lines = [matter, f"{letter.reply.label.th} หัวข้อ {letter.topic}", letter.needs, letter.words]
    return "\n".join(line for line in lines if line)


def _today() -> Any:
    return clock.in_bangkok(clock.now()).date()


def _set(call: ServiceCall, template: str, data: dict[str, Any], th: str, en: str) -> Any:
    paper = {"template": template, "data": data, "title_th": th, "title_en": en}
    return set_papers(call, papers=[paper])

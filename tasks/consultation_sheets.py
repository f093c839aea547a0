"""What the papers of a consultation say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from models import clock
from models.database import read
from tasks.letterhead import addressee, called, issuing_office, writer
from tasks.outside_letter import day_of, outside_letter

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from forms.consultation import (
        ConsultationRequest,
        SessionRecord,
        SpeakerLetter,
        WrittenAdvice,
    )
    from tasks.decided import Decided
    from tasks.service import ServiceCall

FOLLOW_UP_AFTER = timedelta(days=30)


def session_record(
    call: ServiceCall, request: ConsultationRequest, record: SessionRecord, recorder: str
) -> dict[str, Any]:
    """`forms.sheets.session_record.SessionRecord`: what was asked, discussed and agreed."""
    with read() as session:
        return {
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
            "recorded_on": day_of(clock.now()),
        }


def advice(
    call: ServiceCall, request: ConsultationRequest, signed: Decided[WrittenAdvice], adviser: str
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.Advice`: the advice as the director signed it."""
    letter = signed.content
    with read() as session:
        return {
            **outside_letter(session, call, signed, adviser),
            "subject": letter.paper_subject(),
            "matter": f"ตามที่ {addressee(session, request)} ขอรับคำปรึกษา เรื่อง {request.subject} นั้น",
            "advice": [{"heading": "คำปรึกษา", "text": letter.body}],
            "follow_up_on": follow_up_on(signed),
        }


def speaker_letter(
    call: ServiceCall, request: ConsultationRequest, signed: Decided[SpeakerLetter], adviser: str
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.SpeakerLetter`: the answer to who asked for a speaker."""
    letter = signed.content
    with read() as session:
        return {
            **outside_letter(session, call, signed, adviser),
            "subject": letter.paper_subject(),
            "requester": addressee(session, request),
            "accepts": letter.accepts,
            "event": letter.event,
            "topic": letter.topic,
            "speaker": speaker_called(session, letter),
            "starts_at": letter.starts_at,
            "ends_at": letter.ends_at,
            "place": letter.place,
            "audience_count": letter.audience_count,
            "honorarium": letter.honorarium,
            "needs": letter.needs or "",
            "words": letter.words or "",
        }


def speaker_called(session: Session, letter: SpeakerLetter) -> str:
    """The speaker's name and post; nothing where the office declines."""
    return called(session, letter.speaker) if letter.accepts and letter.speaker else ""


def follow_up_on(signed: Decided[WrittenAdvice]) -> date:
    """The day on which the office asks what became of the advice."""
    return day_of(signed.at) + FOLLOW_UP_AFTER

"""What the papers of a press conference say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.requester import Urgency
from models import clock
from models.database import read
from models.role import Role
from models.settings import settings
from tasks.letterhead import addressee, issuing_office, signer

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
    from tasks.service import ServiceCall


def memo(call: ServiceCall, request: PressConferenceRequest) -> dict[str, Any]:
    """`forms.sheets.memo.Memo`: the proposal to the director."""
    with read() as session:
        return {
            "agency_line": issuing_office(session, call.office_id)["name"],
            "doc_date": today(),
            "subject": f"ขออนุมัติจัดแถลงข่าว เรื่อง {request.topic}",
            "to_title": Role.DIRECTOR.label.th,
            "background": f"{addressee(session, request)} {request.detail}",
            "facts": "\n".join(f"- {fact.value} ({fact.source})" for fact in request.facts),
            "considerations": request.why_conference,
            "proposal": f"เห็นควรจัดแถลงข่าว ณ {request.venue}",
            "closing_phrase": "พิจารณา",
            "signer": signer(session, call.office_id, Role.PRC_HEAD),
            "urgency": _printed_urgency(request),
        }


def invitation(
    call: ServiceCall, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """`forms.sheets.outside_letter.Invitation`: the letter to the newsrooms."""
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "doc_date": today(),
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


def invitation_letter(request: PressConferenceRequest, plan: InvitePlan) -> dict[str, Any]:
    """What the mail ``press-invitation`` needs to know, as JSON can hold it."""
    told = _appointment(request) | {"reply_by": plan.reply_by}
    told = {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in told.items()
    }
    return told | {"reply_to": settings().mail_from, "words": plan.words}


def briefing(
    call: ServiceCall, request: PressConferenceRequest, points: TalkingPoints, facts: Sequence[Fact]
) -> dict[str, Any]:
    """What the kit for the press and the points for the speakers have in common."""
    with read() as session:
        office = issuing_office(session, call.office_id)
    return {
        "office": office,
        "code": call.case_code,
        "topic": request.topic,
        "start_at": request.start_at,
        "venue": request.venue,
        "key_messages": points.key_messages,
        "facts": [fact.model_dump() for fact in facts],
        "qa": [each.model_dump() for each in points.qa],
        "speakers": [each.model_dump() for each in request.speakers],
        "prepared_at": clock.now(),
    }


def for_the_press(request: PressConferenceRequest) -> dict[str, Any]:
    """What the kit for the press says besides."""
    return {
        "objective": request.objective,
        "live_url": request.live_url,
        "sign_language": request.sign_language,
        "accreditation": request.accreditation,
        "embargo": request.embargo,
        "contact": settings().mail_from,
    }


def release(
    call: ServiceCall, request: PressConferenceRequest, written: OfficialRelease
) -> dict[str, Any]:
    """`forms.sheets.news.PressRelease`: the official release."""
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "subject": written.headline,
            "body": written.body,
            "issued_on": clock.in_bangkok(written.published_at).date(),
            "embargo": request.embargo,
        }


def correction(
    call: ServiceCall, request: PressConferenceRequest, written: Correction
) -> dict[str, Any]:
    """`forms.sheets.news.Correction`: what was wrong and what is right."""
    held_on = clock.in_bangkok(request.start_at).date()
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "subject": request.topic,
            "issued_on": today(),
            "corrects": {"subject": request.topic, "issued_on": held_on},
            "items": [{"wrong": written.what_was_wrong, "right": written.correct_statement}],
            "our_mistake": written.we_erred,
        }


def correction_letter(request: PressConferenceRequest, written: Correction) -> dict[str, Any]:
    """What the mail ``press-correction`` needs to know."""
    return {
        "topic": request.topic,
        "what_was_wrong": written.what_was_wrong,
        "correct_statement": written.correct_statement,
        "our_mistake": written.we_erred,
        "published_url": written.published_url,
    }


def today() -> Any:
    """This day in Bangkok."""
    return clock.in_bangkok(clock.now()).date()


def _appointment(request: PressConferenceRequest) -> dict[str, Any]:
    return {
        "topic": request.topic,
        "start_at": request.start_at,
        "venue": request.venue,
        "live_url": request.live_url,
        "sign_language": request.sign_language,
        "accreditation": request.accreditation,
        "embargo": request.embargo,
    }


def _printed_urgency(request: PressConferenceRequest) -> str | None:
    return None if request.urgency is Urgency.NORMAL else request.urgency.label.th

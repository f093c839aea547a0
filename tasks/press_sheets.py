"""What the papers of a press conference say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.locale import day_on_paper, time_on_paper
from models import clock
from models.database import read
from models.office import Office
from models.role import Role
from tasks.letterhead import addressee, issuing_office, reply_to, signer

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


RELEASE_NO = 1
"""The release is the first issue on its matter; corrections follow (handbook 2.1)."""


def memo(
    call: ServiceCall, request: PressConferenceRequest, *, by_director: bool = False
) -> dict[str, Any]:
    """`forms.sheets.memo.Memo`: the proposal to the director, or the director's to the province."""
    to, signs = Role.DIRECTOR, Role.PRC_HEAD
    if by_director:
        to, signs = Role.VICE_GOVERNOR, Role.DIRECTOR
    with read() as session:
        province = session.get_one(Office, call.office_id).province_th
        return {
            "agency_line": issuing_office(session, call.office_id)["name"],
            "doc_date": today(),
            "subject": f"ขออนุมัติจัดแถลงข่าว เรื่อง {request.topic}",
            "to_title": f"{to.label.th}{province}",
            "background": f"{addressee(session, request)} {request.detail}",
            "facts": "\n".join(f"- {fact.value} ({fact.source})" for fact in request.facts),
            "considerations": request.why_conference,
            "proposal": _proposal(request),
            "closing_phrase": "พิจารณาอนุมัติ",
            "signer": signer(session, call.office_id, signs),
        }


def invitation(
    call: ServiceCall, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """`forms.sheets.news.Invitation`: the notice to the newsrooms."""
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "issued_on": today(),
            "reason": plan.words or "",
            "speakers": _speakers(request),
            "reply_by": plan.reply_by,
            "reply_to": reply_to(session, call.office_id),
            **_appointment(request),
        }


def invitation_letter(
    call: ServiceCall, request: PressConferenceRequest, plan: InvitePlan
) -> dict[str, Any]:
    """What the mail ``press-invitation`` needs to know, as JSON can hold it."""
    told = _appointment(request) | {"reply_by": plan.reply_by}
    told = {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in told.items()
    }
    with read() as session:
        return told | {"reply_to": reply_to(session, call.office_id), "words": plan.words}


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
        "barred": [each.model_dump() for each in points.do_not_answer],
        "speakers": [each.model_dump() for each in request.speakers],
        "prepared_at": clock.now(),
    }


def for_the_press(call: ServiceCall, request: PressConferenceRequest) -> dict[str, Any]:
    """What the kit for the press says besides."""
    with read() as session:
        contact = reply_to(session, call.office_id)
    return {
        "objective": request.objective,
        "live_url": request.live_url,
        "sign_language": request.sign_language,
        "accreditation": request.accreditation,
        "embargo": request.embargo,
        "contact": contact,
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
            "issue_no": RELEASE_NO,
            "body": written.body,
            "issued_on": clock.in_bangkok(written.published_at).date(),
            "embargo": request.embargo,
        }


def release_letter(request: PressConferenceRequest, written: OfficialRelease) -> dict[str, Any]:
    """What the mail ``press-release`` needs to know."""
    return {
        "headline": written.headline,
        "topic": request.topic,
        "link": written.link,
        "embargo": request.embargo.isoformat() if request.embargo else None,
    }


def correction(
    call: ServiceCall,
    request: PressConferenceRequest,
    written: Correction,
    release: OfficialRelease | None,
    number: int,
) -> dict[str, Any]:
    """`forms.sheets.news.Correction`: what was wrong and what is right, the `number`-th of them."""
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "subject": request.topic,
            "issue_no": RELEASE_NO + number,
            "issued_on": today(),
            "corrects": _corrected(request, release),
            "items": [
                {
                    "wrong": written.what_was_wrong,
                    "right": written.correct_statement,
                    "source": written.source,
                }
            ],
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


def called_off(request: PressConferenceRequest, reason: str | None) -> dict[str, Any]:
    """What the mail ``press-called-off`` needs to know."""
    return {
        "topic": request.topic,
        "start_at": request.start_at.isoformat(),
        "venue": request.venue,
        "reason": reason,
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


def _proposal(request: PressConferenceRequest) -> str:
    """When, where, who speaks: what exactly is to be approved (handbook 2.2, ข้อเสนอ)."""
    start = clock.in_bangkok(request.start_at)
    when = f"วันที่ {day_on_paper(start.date())} เวลา {time_on_paper(start)}"
    speakers = "\n".join(f"- {each}" for each in _speakers(request))
    return f"เห็นควรอนุมัติให้จัดแถลงข่าวใน{when} ณ {request.venue} โดยมีผู้แถลง ดังนี้\n{speakers}"


def _speakers(request: PressConferenceRequest) -> list[str]:
    """Those who speak, in their order; who stands in reserve is nobody's business outside."""
    speaking = sorted(
        (each for each in request.speakers if not each.reserve), key=lambda each: each.order
    )
    return [f"{each.name} {each.position}" for each in speaking]


def _corrected(request: PressConferenceRequest, release: OfficialRelease | None) -> dict[str, Any]:
    """`forms.sheets.news.Corrected`: the release or, before it is out, the briefing itself."""
    if release is None:
        held_on = clock.in_bangkok(request.start_at).date()
        return {"kind": "การแถลงข่าว", "subject": request.topic, "issued_on": held_on}
    return {
        "subject": release.headline,
        "issue_no": RELEASE_NO,
        "issued_on": clock.in_bangkok(release.published_at).date(),
    }

"""What machines do for a complaint: its papers, its letters to complainant and agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.complaint import ReplyChannel
from models.answer_link import answer_link
from models.tracking import tracking_code, tracking_url
from models.wording import _
from tasks import complaint_sheets as sheets
from tasks.asking_more import reply_by
from tasks.enclosing import numbers_enclosed
from tasks.letterhead import reachable
from tasks.mail import send_letters
from tasks.papers import paper, set_papers
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from datetime import datetime

    from forms.complaint import (
        ComplaintProposal,
        ComplaintRequest,
        FactReport,
        ForwardingLetter,
        ProvinceReply,
        ReplyLetter,
        RespondentHeard,
    )
    from models.deadline import Span
    from tasks.decided import Decided


@service_step("send-complaint-receipt", title=_("ออกใบรับเรื่องร้องเรียน", "Give the receipt"))
def send_complaint_receipt(call: ServiceCall, *, request: ComplaintRequest) -> Any:
    """ใบรับเรื่อง as a paper, and by mail with the tracking code to who gave an address."""
    data = sheets.receipt(call, request)
    papers = set_papers(
        call, papers=[paper("complaint-receipt", data, "ใบรับเรื่องร้องเรียน", "Receipt of a complaint")]
    )
    return send_letters(
        call,
        letter="case-received",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "tracking_code": tracking_code(call.case_code),
            "tracking_url": tracking_url(call.case_code),
        },
        attachments=papers,
        may_miss=True,
    )


def _fact_report(call: ServiceCall, **arguments: Any) -> list[dict[str, Any]]:
    data = sheets.fact_report(call, **arguments)
    return [paper("memo", data, "รายงานข้อเท็จจริง", "Report of the facts")]


@service_step(
    "set-fact-report",
    title=_("จัดทำรายงานข้อเท็จจริง", "Set the report of the facts"),
    papers=_fact_report,
)
def set_fact_report(
    call: ServiceCall,
    *,
    request: ComplaintRequest,
    report: FactReport,
    heard: RespondentHeard,
    decided: Decided[ComplaintProposal],
    officer: str,
) -> Any:
    """รายงานข้อเท็จจริง as a memo, with the finding as it was decided."""
    papers = _fact_report(
        call, request=request, report=report, heard=heard, decided=decided, officer=officer
    )
    return set_papers(call, papers=papers)


def _forwarding(
    call: ServiceCall, *, signed: Decided[ForwardingLetter], officer: str, **_more: Any
) -> list[dict[str, Any]]:
    data = sheets.letter(call, signed, officer)
    return [paper("outside-letter", data, "หนังสือส่งต่อเรื่องร้องเรียน", "Letter forwarding a complaint")]


@service_step(
    "send-forwarding",
    title=_("ส่งเรื่องต่อหน่วยงานที่เกี่ยวข้อง", "Send it to the agency in charge"),
    papers=_forwarding,
)
def send_forwarding(
    call: ServiceCall,
    *,
    signed: Decided[ForwardingLetter],
    officer: str,
    agency: str,
    email: str | None,
) -> Any:
    """The signed letter as a paper, and by mail, with what it encloses, to the agency."""
    papers = set_papers(call, papers=_forwarding(call, signed=signed, officer=officer))
    enclosed = numbers_enclosed(call, signed.content.attachments)
    return _to_the_agency(
        call, signed, agency, email, reminds=False, attachments=[*papers, *enclosed]
    )


@service_step("remind-agency", title=_("เตือนหน่วยงานที่รับเรื่องต่อ", "Remind the agency in charge"))
def remind_agency(
    call: ServiceCall, *, signed: Decided[ForwardingLetter], agency: str, email: str | None
) -> Any:
    """Ask the agency what was done (15 and 30 days after it was sent)."""
    return _to_the_agency(call, signed, agency, email, reminds=True, attachments=[])


def _to_the_agency(
    call: ServiceCall,
    signed: Decided[ForwardingLetter],
    agency: str,
    email: str | None,
    *,
    reminds: bool,
    attachments: list[int],
) -> Any:
    return send_letters(
        call,
        letter="complaint-forwarded",
        recipients=[{"name": agency, "email": email}] if email else [],
        context={
            "subject": signed.content.subject,
            "number": signed.number,
            "reminds": reminds,
        },
        attachments=attachments,
        may_miss=True,
    )


def _reply(
    call: ServiceCall, *, signed: Decided[ReplyLetter], officer: str, **_more: Any
) -> list[dict[str, Any]]:
    data = sheets.letter(call, signed, officer)
    return [paper("outside-letter", data, "หนังสือแจ้งผลเรื่องร้องเรียน", "Answer to a complaint")]


@service_step(
    "send-complaint-reply",
    title=_("ส่งหนังสือแจ้งผลเรื่องร้องเรียน", "Send the answer to the complaint"),
    papers=_reply,
)
def send_complaint_reply(
    call: ServiceCall, *, request: ComplaintRequest, signed: Decided[ReplyLetter], officer: str
) -> Any:
    """The signed letter as a paper, and by mail to who chose to hear by mail."""
    papers = set_papers(call, papers=_reply(call, signed=signed, officer=officer))
    enclosed = numbers_enclosed(call, signed.content.attachments)
    return _answered(call, request, signed.number or "", [*papers, *enclosed])


@service_step(
    "send-province-reply", title=_("ส่งหนังสือแจ้งผลที่จังหวัดลงนาม", "Send the province's answer")
)
def send_province_reply(
    call: ServiceCall, *, request: ComplaintRequest, reply: ProvinceReply
) -> Any:
    """The letter that the province signed, by mail to who chose to hear by mail."""
    scanned = numbers_enclosed(call, [reply.letter_file])
    return _answered(call, request, reply.letter_no, scanned)


def _answered(
    call: ServiceCall, request: ComplaintRequest, number: str, attachments: list[int]
) -> Any:
    wanted = request.contact_back is ReplyChannel.EMAIL
    return send_letters(
        call,
        letter="complaint-answered",
        recipients=reachable(request) if wanted else [],
        context={"subject": request.subject, "number": number},
        attachments=attachments,
        may_miss=True,
    )


@service_step("ask-complaint-opinion", title=_("ขอความเห็นต่อผล", "Ask for an opinion on the answer"))
def ask_complaint_opinion(
    call: ServiceCall, *, request: ComplaintRequest, asked_at: datetime, within: Span
) -> Any:
    """Ask the complainant, through a link of their own, how content they are."""
    return send_letters(
        call,
        letter="complaint-opinion",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "answer_url": answer_link(call.case_code, "opinion", call.step_key),
            "reply_by": reply_by(call, asked_at, within),
        },
        may_miss=True,
    )

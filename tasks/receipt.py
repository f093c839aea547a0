"""Telling requesters that their matter was received, how it stands, that it was declined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.tracking import tracking_code, tracking_url
from models.wording import _
from tasks.letterhead import reachable
from tasks.mail import send_letters
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from forms.requester import RequesterBlock
    from models.wording import Text


@service_step("acknowledge-request", title=_("แจ้งรับเรื่อง", "Acknowledge the request"))
def acknowledge_request(call: ServiceCall, *, request: RequesterBlock) -> dict[str, Any]:
    """Tell the requester the case's number and a tracking code (handbook 3.0, S0)."""
    return send_letters(
        call,
        letter="case-received",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "tracking_code": tracking_code(call.case_code),
            "tracking_url": tracking_url(call.case_code),
        },
        may_miss=True,
    )


@service_step("tell-requester", title=_("แจ้งความคืบหน้าแก่ผู้ขอ", "Tell the requester"))
def tell_requester(
    call: ServiceCall, *, request: RequesterBlock, words: Text, link: str | None = None
) -> Any:
    """Tell the requester how the matter stands, and where what came of it can be read."""
    return send_letters(
        call,
        letter="news-status",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "words_th": words.th,
            "words_en": words.en,
            "link": link,
        },
        may_miss=True,
    )


@service_step("announce-refusal", title=_("แจ้งผลไม่รับดำเนินการ", "Tell that it is declined"))
def announce_refusal(
    call: ServiceCall, *, request: RequesterBlock, words: str, forwarded_to: str | None = None
) -> dict[str, Any]:
    """Tell the requester, in the words of who decided, that the office does not take it on."""
    return send_letters(
        call,
        letter="case-declined",
        recipients=reachable(request),
        context={"subject": request.subject, "reason": words, "forwarded_to": forwarded_to},
        may_miss=True,
    )


@service_step("announce-withdrawal", title=_("แจ้งยกเลิกเรื่อง", "Tell that it is withdrawn"))
def announce_withdrawal(call: ServiceCall, *, request: RequesterBlock) -> dict[str, Any]:
    """Tell the requester that the matter was withdrawn."""
    return send_letters(
        call,
        letter="case-withdrawn",
        recipients=reachable(request),
        context={"subject": request.subject, "reason": None},
        may_miss=True,
    )

"""Asking a requester for everything that is missing, once, and closing where no answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.answer_link import answer_link
from models.clock import in_bangkok
from models.database import read
from models.deadline import falls_on
from models.wording import _
from tasks.letterhead import reachable
from tasks.mail import send_letters
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from forms.requester import RequesterBlock
    from models.deadline import Span


@service_step("ask-for-more", title=_("ขอข้อมูลเพิ่มเติมจากผู้ขอ", "Ask for what is missing"))
def ask_for_more(
    call: ServiceCall,
    *,
    request: RequesterBlock,
    missing: Sequence[str],
    asked_at: datetime,
    within: Span,
) -> Any:
    """Ask the requester for everything that is missing, at once, through a link of their own."""
    return send_letters(
        call,
        letter="more-wanted",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "missing": list(missing),
            "answer_url": answer_link(call.case_code, "supplement", call.step_key),
            "reply_by": reply_by(call, asked_at, within),
        },
        may_miss=True,
    )


@service_step("close-without-answer", title=_("แจ้งปิดเรื่อง", "Tell that it is closed"))
def close_without_answer(call: ServiceCall, *, request: RequesterBlock, asked_at: datetime) -> Any:
    """Tell a requester who fell silent when they were asked, and that the matter is closed."""
    return send_letters(
        call,
        letter="no-answer-closed",
        recipients=reachable(request),
        context={
            "subject": request.subject,
            "asked_on": in_bangkok(asked_at).date().isoformat(),
        },
        may_miss=True,
    )


def reply_by(call: ServiceCall, asked_at: datetime, within: Span) -> str:
    """When the wait for an answer ends that began as the question was asked."""
    with read() as session:
        moment = falls_on(session, call.office_id, within, asked_at)
    return moment.isoformat() if moment else ""

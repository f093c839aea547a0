"""OIAR, steps 8 to 10: redacted and checked by two, paid for, handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.information_request import (
    Fee,
    HandedOver,
    HandOver,
    Payment,
    RedactedRelease,
    Release,
)
from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.asking_more import close_without_answer
from tasks.information_request import send_information
from tasks.receipt import tell_requester
from workflows.asking import ANSWER_WITHIN, telephone
from workflows.drafting import drafted

if TYPE_CHECKING:
    from forms.information_request import (
        AppealRuling,
        Collected,
        DisclosureOrder,
        InformationRequest,
    )
    from tasks.run import CaseRun
    from workflows.information_clock import StatutoryClock

CHECKERS = (Role.PDPA_CONTACT, Role.ADM_HEAD)
"""The second pair of eyes."""


def released(
    case: CaseRun,
    request: InformationRequest,
    collected: Collected,
    *,
    order: DisclosureOrder | None,
    ruling: AppealRuling | None = None,
    clock: StatutoryClock | None = None,
) -> Release:
    """What goes out: made ready by one, checked by another, again until it is right.

    What a ruling orders is disclosed as the ruling says, whatever the order was.
    """
    redacts = ruling is None and order is not None and order.in_part
    beside = [each for each in (order, ruling, request) if each is not None]
    checked = drafted(
        case,
        "redact",
        RedactedRelease if redacts else Release,
        lambda release: case.review(
            "check",
            release,
            of=CHECKERS,
            due=clock.within(bd(1)) if clock else bd(1),
            beside=[collected, *beside],
            title=_("ตรวจชุดข้อมูลก่อนให้ (คนที่สอง)", "Check what is handed over (second person)"),
        ),
        of=Role.INFO_OFFICER,
        due=clock.within(bd(2)) if clock else bd(2),
        shows=collected,
        beside=beside,
        starts_from=None if redacts else {"pages": collected.pages},
    )
    return checked.content


def handed_over(
    case: CaseRun, request: InformationRequest, release: Release, *, outcome: str
) -> str:
    """Once the fee is paid, in the way that was asked for; the outcome of the case."""
    if request.wants_copies and not _paid(case, request, release):
        return "fee-unpaid"
    if request.deliver is HandOver.EMAIL:
        case.run(send_information, request=request, files=release.files, words=_ENCLOSED)
        return outcome
    case.tell(tell_requester, "tell-ready", request=request, words=_READY)
    telephone(case, "call-about-ready", request, _READY.th)
    case.ask(
        "hand-over",
        HandedOver,
        of=(Role.REG_CLERK, Role.INFO_OFFICER),
        due=bd(1) if request.deliver is HandOver.POST else ANSWER_WITHIN,
        shows=release,
        beside=[request],
    )
    return outcome


def _paid(case: CaseRun, request: InformationRequest, release: Release) -> bool:
    """Whether the fee was paid or waived; the requester is waited for ten working days."""
    fee = case.ask("fee", Fee, of=Role.INFO_OFFICER, due=bd(1), shows=release, beside=[request])
    if not fee.amount:
        return True
    asked_at, words = case.now, _TO_PAY.fill(amount=fee.amount, how=fee.worked_out)
    case.tell(tell_requester, "tell-fee", request=request, words=words)
    telephone(case, "call-about-fee", request, words.th, shows=fee)
    answer = case.any(
        "payment",
        paid=lambda: case.record(
            "enter", Payment, of=Role.FINANCE_OFFICER, due=ANSWER_WITHIN, shows=fee
        ),
        silence=lambda: case.wait_until("ten-days", ANSWER_WITHIN),
    )
    if "paid" in answer:
        return True
    case.tell(close_without_answer, request=request, asked_at=asked_at)
    return False


_ENCLOSED = _(
    "สำนักงานขอส่งข้อมูลข่าวสารที่ท่านขอ ตามไฟล์ที่แนบ", "The information you asked for is attached."
)
_READY = _("ข้อมูลข่าวสารที่ท่านขอพร้อมให้แล้ว", "The information you asked for is ready.")
_TO_PAY = _(
    "โปรดชำระค่าธรรมเนียมสำเนา {amount} บาท ({how}) ภายใน 10 วันทำการ",
    "Please pay the fee for copies, {amount} baht ({how}), within ten working days.",
)

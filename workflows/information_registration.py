"""OIAR, steps 1 to 3: registered; given on the same day, asked about once, or not held here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.information_request import (
    RIGHT_TO_COMPLAIN,
    AmendedInformationRequest,
    GivenAtOnce,
    InformationRegistration,
    InformationRegistrationAgain,
)
from models.deadline import bd, bh
from models.role import Role
from models.wording import Text, _
from tasks.information_request import pass_on_request, send_information
from tasks.receipt import announce_refusal
from workflows.asking import telephone
from workflows.information_clock import StatutoryClock
from workflows.screening import screened

if TYPE_CHECKING:
    from datetime import datetime

    from forms.information_request import InformationRequest
    from tasks.run import CaseRun


@dataclass(frozen=True)
class Registered:
    """The request as it then stands, its clock, and how the case ends if it is not collected."""

    request: InformationRequest
    clock: StatutoryClock
    owner: str = ""
    outcome: str | None = None


def registered(case: CaseRun, request: InformationRequest) -> Registered:
    """The information officer's word on the first day; the clock runs from what is understood."""
    received_at: list[datetime] = []

    def step(request: InformationRequest) -> dict[str, Any]:
        received_at.append(case.now)
        return {"of": Role.INFO_OFFICER, "due": bh(1), "shows": request, "note": _foreign(request)}

    request, registration = screened(
        case,
        request,
        first=lambda it: case.ask("register", InformationRegistration, **step(it)),
        again=lambda it: case.ask("register-again", InformationRegistrationAgain, **step(it)),
        amended=AmendedInformationRequest.of,
    )
    if registration is None:
        return Registered(request, StatutoryClock(received_at[-1]), outcome="no-answer")
    clock = StatutoryClock(received_at[-1], registration.done_by)
    if registration.turned_away:
        _advised(case, request, registration)
        outcome = "referred" if registration.referred else "not-in-possession"
        return Registered(request, clock, outcome=outcome)
    if registration.gives_at_once:
        _given(case, request, clock)
        return Registered(request, clock, outcome="given-at-once")
    return Registered(request, clock, registration.owner or "")


def not_held(
    case: CaseRun, request: InformationRequest, words: str, *, forwarded_to: str | None = None
) -> None:
    """The requester hears that it is not held here, and of the right to complain."""
    said = f"{words}\n{RIGHT_TO_COMPLAIN.th}"
    case.tell(
        announce_refusal, "tell-not-held", request=request, words=said, forwarded_to=forwarded_to
    )
    telephone(case, "call-about-not-held", request, said)


def _advised(
    case: CaseRun, request: InformationRequest, registration: InformationRegistration
) -> None:
    if registration.referred and registration.refer_email is not None:
        case.tell(pass_on_request, request=request, registration=registration)
    elif registration.referred:
        case.acknowledge(
            "pass-on-by-hand",
            request,
            of=Role.REG_CLERK,
            due=bd(1),
            title=_("ส่งคำขอต่อให้หน่วยงานอื่น", "Pass the request on"),
            four_eyes=False,
            note=f"ส่งคำขอนี้ต่อไปยัง{registration.refer_to} แล้วยืนยันว่าส่งแล้ว",
        )
    words = registration.words_for_requester or ""
    not_held(case, request, words, forwarded_to=registration.refer_to)


def _given(case: CaseRun, request: InformationRequest, clock: StatutoryClock) -> None:
    """On the same day: what is ready, or where it is published."""
    given = case.ask("give", GivenAtOnce, of=Role.INFO_OFFICER, due=clock.today, shows=request)
    where = f"{given.words}\n{given.link or ''}".strip()
    case.run(send_information, request=request, files=given.files, words=Text(where, where))
    telephone(case, "call-about-information", request, where, shows=given)


def _foreign(request: InformationRequest) -> str:
    return "" if request.is_thai else _FOREIGNER


_FOREIGNER = "ผู้ขอเป็นคนต่างด้าว มีสิทธิเท่าที่กฎกระทรวงกำหนด (ม.9, 11)"

"""CONS, step 1: whether the office advises, accepted, declined, referred, or asked for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.consultation import AmendedRequest, ScreeningAgain, ScreeningAndMatch
from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.consultation import pass_on, send_refusal
from workflows.asking import telephone
from workflows.screening import screened

if TYPE_CHECKING:
    from forms.consultation import ConsultationRequest
    from tasks.run import CaseRun
    from tasks.turn import Outcome


def screened_advice(
    case: CaseRun, request: ConsultationRequest
) -> tuple[ConsultationRequest, ScreeningAndMatch | None]:
    """The request as it then stands, and the head's word; None if its requester fell silent."""
    step: dict[str, Any] = {"of": Role.PRC_HEAD, "due": bd(1)}
    return screened(
        case,
        request,
        first=lambda it: case.ask("screen", ScreeningAndMatch, shows=it, **step),
        again=lambda it: case.ask("screen-again", ScreeningAgain, shows=it, **step),
        amended=AmendedRequest.of,
    )


def turned_away(
    case: CaseRun, request: ConsultationRequest, screening: ScreeningAndMatch
) -> Outcome:
    """Tell the requester why not; what is referred goes to whom it was referred."""
    case.tell(send_refusal, request=request, screening=screening)
    if screening.referred and screening.refer_email is not None:
        case.tell(pass_on, request=request, screening=screening)
    elif screening.referred:
        case.acknowledge(
            "pass-on-by-hand",
            request,
            of=Role.REG_CLERK,
            due=bd(1),
            title=_("ส่งเรื่องต่อให้หน่วยงานอื่น", "Pass the matter on"),
            four_eyes=False,
            note=f"ส่งเรื่องนี้ต่อไปยัง{screening.refer_to} แล้วยืนยันว่าส่งแล้ว",
        )
    words = screening.words_for_requester or ""
    telephone(case, "call-about-refusal", request, words, shows=screening)
    return case.closes("referred" if screening.referred else "declined")

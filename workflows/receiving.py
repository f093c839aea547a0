"""What every request from outside has in common: its requester hears that it came, and how it ends.

Whatever comes between is the mission's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.receipt import acknowledge_request, announce_refusal, announce_withdrawal
from tasks.signals import Cancelled, Withdrawn
from workflows.asking import telephone

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.form import Form
    from forms.requester import RequesterBlock
    from tasks.run import CaseRun
    from tasks.service import ServiceStep
    from tasks.turn import Outcome


def received(
    case: CaseRun,
    request: RequesterBlock,
    served: Callable[[], Outcome],
    *,
    given_up: str,
    acknowledged_by: ServiceStep[Any] = acknowledge_request,
    clerk: Role = Role.REG_CLERK,
) -> Outcome:
    """Tell the requester that it came, and serve it.

    Who takes it back is told that it was taken back; if the office gives it up, that is told in the
    words `given_up`.
    """
    acknowledged(case, request, acknowledged_by, clerk)
    try:
        return served()
    except Withdrawn:
        case.tell(announce_withdrawal, request=request)
        raise
    except Cancelled:
        case.tell(announce_refusal, request=request, words=given_up)
        raise


def acknowledged(
    case: CaseRun,
    request: RequesterBlock,
    acknowledged_by: ServiceStep[Any] = acknowledge_request,
    clerk: Role = Role.REG_CLERK,
) -> None:
    """Tell the requester that it came, by e-mail, or by the telephone where there is none.

    Nothing waits for the call: who has to decide need not know whether it was made.
    """
    case.tell(acknowledged_by, request=request)
    if request.contact_email is None and request.contact_phone:
        case.entrust(
            "call-about-receipt",
            request,
            of=clerk,
            due=bd(1),
            title=_("โทรแจ้งรับเรื่อง", "Telephone that it was received"),
            note=_RECEIVED.format(
                phone=request.contact_phone, name=request.contact_name, code=case.code
            ),
        )


def refused(
    case: CaseRun, request: RequesterBlock, words: str, *, shows: Form | None = None, **clerk: Role
) -> None:
    """Tell the requester no, in the words of who decided; who has no e-mail is telephoned."""
    case.tell(announce_refusal, request=request, words=words)
    telephone(case, "call-about-refusal", request, words, shows=shows, **clerk)


_RECEIVED = (
    "โทร. {phone} ถึง{name} แจ้งว่า สำนักงานรับเรื่องแล้ว เลขที่ {code} พร้อมรหัสติดตามซึ่งอยู่ในหน้าของเรื่องนี้"
    " ผู้ขอใช้ติดตามเรื่องเองได้ที่หน้า /track"
)

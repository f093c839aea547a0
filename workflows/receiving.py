"""What every request from outside has in common: its requester hears that it came, and how it ends.

Whatever comes between is the mission's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.receipt import acknowledge_request, announce_refusal, announce_withdrawal
from tasks.signals import Cancelled, Withdrawn
from workflows.asking import telephone

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.form import Form
    from forms.requester import RequesterBlock
    from models.role import Role
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
) -> Outcome:
    """Tell the requester that it came, and serve it.

    Who takes it back is told that it was taken back; if the office gives it up, that is told in the
    words `given_up`.
    """
    case.tell(acknowledged_by, request=request)
    try:
        return served()
    except Withdrawn:
        case.tell(announce_withdrawal, request=request)
        raise
    except Cancelled:
        case.tell(announce_refusal, request=request, words=given_up)
        raise


def refused(
    case: CaseRun, request: RequesterBlock, words: str, *, shows: Form | None = None, **clerk: Role
) -> None:
    """Tell the requester no, in the words of who decided; who has no e-mail is telephoned."""
    case.tell(announce_refusal, request=request, words=words)
    telephone(case, "call-about-refusal", request, words, shows=shows, **clerk)

"""COMP, step 8: before fifteen days are over unanswered, the complainant is told how far it is."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from forms.complaint import ProgressNotice
from forms.locale import long_day
from models.wording import Text
from tasks.receipt import tell_requester
from workflows.asking import telephone
from workflows.complaint_handling import WARNED_BEFORE
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling

R = TypeVar("R")


def told_meanwhile(case: CaseRun, handling: Handling, work: Callable[[], R]) -> R:
    """What `work` comes to; until then the complainant hears every fifteen days."""
    if not handling.request.can_be_told:
        return work()
    first = case.any("answer", given=work, meanwhile=lambda: _tell_on(case, handling))
    result: R = first["given"]
    return result


def _tell_on(case: CaseRun, handling: Handling) -> None:
    """A notice before the end of every fifteen days; it ends only with the answer."""
    for n in count(1):
        case.wait_until("nearly-over", handling.limits.nth(n, less=WARNED_BEFORE))
        may_be_spared(partial(_tell, case, handling, n))


def _tell(case: CaseRun, handling: Handling, n: int) -> None:
    request = handling.request
    notice = case.ask(
        "progress",
        ProgressNotice,
        of=handling.hands.officer,
        due=handling.limits.nth(n),
        shows=request,
    )
    until = long_day(notice.done_by)
    words = Text(
        f"{notice.words} กำหนดแล้วเสร็จ {until.th}",
        f"{notice.words} To be done by {until.en}.",
    )
    case.tell(tell_requester, "tell-progress", request=request, words=words)
    telephone(case, "call-about-progress", request, words.th, clerk=handling.hands.officer)

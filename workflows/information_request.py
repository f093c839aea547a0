"""OIAR: requests for official information, under the Act of 1997 (handbook 3.12, 2.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.information_request import InformationRequest
from forms.supplement import Supplement
from models.wording import _
from tasks.signals import Cancelled, Departure
from workflows.information_answer import answered
from workflows.information_appeal import appealed
from workflows.information_clock import extended
from workflows.information_objection import may_be_handed_over
from workflows.information_registration import not_held, registered
from workflows.information_release import handed_over, released
from workflows.mission import mission
from workflows.receiving import received
from workflows.spared import indispensable

if TYPE_CHECKING:
    from forms.information_request import AppealRuling
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from workflows.information_answer import Answer


@mission(
    "information-request",
    code="OIAR",
    opens_with=InformationRequest,
    title=_("คำขอข้อมูลข่าวสารของราชการ", "Official information request"),
    messages={"supplement": Supplement},
)
def information_request(case: CaseRun, request: InformationRequest) -> Outcome:
    """Official information for whoever asks for it; nobody has to say what for.

    The answer is due within 15 calendar days from the receipt, by the office's own date on the
    working day before. While the requester is asked what is meant, no clock runs.

    1. The information officer registers the request at once. What cannot be understood is asked
       about, once; no answer for ten working days closes.
    2. What is ready, or published, is given on the same day.
    3. What the office does not hold is said so; the requester hears where to ask, or the request is
       passed on (section 12), and hears of the right to complain (section 13).
    4. Who owns the information collects it within five working days.
    5. The information officer assesses: disclose, in part, or refuse, on the grounds of sections
       14 and 15. Beside that, third parties are told and may object for 15 days (section 17).
    6. The head of administration reviews the order within a working day.
    7. The director signs it, with its reasons and the right to appeal (section 18). How far up it
       goes is said by the office's ladder. What is returned is written again.
    8. The copies are made ready, redacted where the order says so; a second person checks them.
    9. Copies are handed over once their fee is paid; who does not pay for ten working days is told
       that the matter is closed. Where an objection was not upheld, nothing is handed over before
       the objector's 15 days to appeal are over.
    10. It is handed over, in the way that was asked for.

    If 15 days will not do, the requester is told why and by when before they are over; the director
    takes note of it first. It is asked for five days before the end, or at once where there is
    much. Against what is withheld one may appeal for 15 days; the ruling is awaited for 60 days, 30
    after a complaint, and what it orders is disclosed.

    Who has no e-mail address is telephoned; who withdraws is told that it was taken back.
    """
    return received(case, request, lambda: _served(case, request), given_up=_GIVEN_UP)


class GivenUp(Departure):
    """A leader took away what the answer cannot do without."""


def _served(case: CaseRun, request: InformationRequest) -> Outcome:
    first = registered(case, request)
    if first.outcome is not None:
        return case.closes(first.outcome)
    request, owner = first.request, first.owner
    try:
        work = case.any(
            "answer",
            clock=lambda: extended(case, request, first.clock),
            work=lambda: indispensable(
                lambda: answered(case, request, first.clock, owner), GivenUp
            ),
        )
        done = work["work"]
        return case.closes(_closed(case, request, done))
    except GivenUp:
        raise Cancelled from None


def _closed(case: CaseRun, request: InformationRequest, answer: Answer) -> str:
    """The outcome of what was answered: nothing was found, it is refused, or it is disclosed."""
    if answer.order is None:
        not_held(case, request, answer.collected.words_for_requester or "")
        return "not-in-possession"
    if answer.release is None:
        ruling = appealed(case, "appeal", answer.order, answer.at)
        if ruling is None or not ruling.discloses:
            return "refused"
        return _on_appeal(case, request, answer, ruling)
    ended, ruling = case.all(
        delivery=lambda: indispensable(lambda: _delivered(case, request, answer), GivenUp),
        against=lambda: _appealed_in_part(case, answer),
    )
    if ruling is None or not ruling.discloses:
        return str(ended)
    return _on_appeal(case, request, answer, ruling)


def _delivered(case: CaseRun, request: InformationRequest, answer: Answer) -> str:
    """Handed over, once nobody's objection stands."""
    if answer.release is None or not may_be_handed_over(case, request, answer):
        return "withheld-on-appeal"
    in_part = answer.order is not None and answer.order.in_part
    outcome = "partly-disclosed" if in_part else "disclosed"
    return handed_over(case, request, answer.release, outcome=outcome)


def _appealed_in_part(case: CaseRun, answer: Answer) -> AppealRuling | None:
    """Where all is disclosed there is nothing for the requester to appeal against."""
    if answer.order is None or not answer.order.in_part:
        return None
    return appealed(case, "appeal", answer.order, answer.at)


def _on_appeal(
    case: CaseRun, request: InformationRequest, answer: Answer, ruling: AppealRuling
) -> str:
    """What the ruling orders is made ready and handed over."""
    more = released(case, request, answer.collected, order=answer.order, ruling=ruling)
    return handed_over(case, request, more, outcome="disclosed-on-appeal")


_GIVEN_UP = "สำนักงานขอยุติการดำเนินเรื่องนี้ หากยังประสงค์ขอข้อมูลข่าวสาร โปรดติดต่อสำนักงาน"

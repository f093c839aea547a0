"""COMP: complaints and suggestions, a duty of the evaluation group (handbook 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.complaint import (
    ComplaintOpinion,
    ComplaintRequest,
    ComplaintSupplement,
    Route,
)
from models.role import Role
from models.wording import _
from tasks.complaint import send_complaint_receipt
from tasks.tell_role import tell_role
from workflows.complaint_answer import answered_complaint
from workflows.complaint_forward import forwarded_complaint
from workflows.complaint_handling import Handling, hands_of
from workflows.complaint_screening import classified_complaint, registered_complaint
from workflows.mission import mission
from workflows.receiving import received, refused

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome


@mission(
    "complaint",
    code="COMP",
    opens_with=ComplaintRequest,
    title=_("รับเรื่องราวร้องทุกข์", "Complaints"),
    messages={"supplement": ComplaintSupplement, "opinion": ComplaintOpinion},
    confided_to=(
        Role.COMPLAINT_OFFICER, Role.EVA_HEAD, Role.DEPUTY_DIRECTOR, Role.DIRECTOR,
    ),
)  # fmt: skip
def complaint(case: CaseRun, request: ComplaintRequest) -> Outcome:
    """Whatever anybody complains of or suggests, answered within fifteen calendar days.

    Only who handles complaints, who received it and who is given work in it sees the case; never
    whom it is about. Of a task that would be theirs, somebody else is asked.

    1. The complaint officer registers it within a working day, merges it with an older case that
       says the same, or asks once for everything that is missing.
    2. The receipt with the tracking code goes out at once.
    3. The head of evaluation says within a working day which way it goes: looked into, forwarded,
       declined with words for the complainant, or kept for the statistics if nobody signs it and
       nothing in it can be looked into. Corruption goes to the director alone.
    4. What another agency is in charge of is forwarded within two working days, by a letter that
       the director signs and that does not say who complained; the complainant is told. The agency
       is reminded after fifteen days, and not waited for beyond thirty.
    5. Somebody looks into the facts, in five working days: neither whom it is about nor their
       direct superior. Side by side the respondent is heard.
    6. The officer proposes, in two working days; the head reviews. What is returned here or later
       is looked into again.
    7. The director decides in two working days, as the office's ladder says: upheld, not upheld,
       mediated, put right, or for personnel to see to. Wrong news is corrected by a news case.
    8. The answer is signed and sent within fifteen days of receipt. Three days before they are
       over without it, the complainant is told how far it is and until when; so every fifteen days.
    9. For fifteen days the complainant may say how content they are, and once have it looked into
       again, by somebody new and decided by the vice governor.

    Where the director is complained of, the vice governor decides and signs.
    """
    return received(
        case,
        request,
        lambda: _handled(case, request),
        given_up=_GIVEN_UP,
        acknowledged_by=send_complaint_receipt,
        clerk=Role.COMPLAINT_OFFICER,
    )


def _handled(case: CaseRun, request: ComplaintRequest) -> Outcome:
    hands = hands_of(case, request)
    registered = registered_complaint(case, request, hands)
    if registered.outcome is not None:
        return case.closes(registered.outcome)
    handling = Handling(registered.request, hands, registered.limits)
    said = classified_complaint(case, handling)
    if said.hazard:
        case.tell(
            tell_role, role=Role.DUTY_OFFICER, but=request.staff, headline=_HAZARD, words=_LOOK
        )
    if said.route == Route.STATISTICS:
        return case.closes("kept-for-statistics")
    if said.route == Route.DECLINE:
        words = said.words_for_requester or ""
        refused(case, handling.request, words, shows=said, clerk=hands.officer)
        return case.closes("declined")
    if said.route == Route.FORWARD:
        return case.closes(forwarded_complaint(case, handling, said))
    return case.closes(answered_complaint(case, handling, said))


_GIVEN_UP = "สำนักงานขอยุติการดำเนินเรื่องนี้ หากยังประสงค์ให้ดำเนินการ โปรดติดต่อสำนักงาน"
_HAZARD = _("เรื่องร้องเรียนแจ้งภัย", "A complaint tells of a hazard")
_LOOK = _(
    "มีผู้แจ้งภัยผ่านเรื่องร้องเรียน โปรดตรวจสอบกับหัวหน้ากลุ่มงานประเมินผลทันที",
    "A complaint tells of a hazard at hand. Please ask the head of evaluation about it at once.",
)

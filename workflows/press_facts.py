"""PRES, step 2C: every fact is confirmed by its owner, corrected, or cut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from forms.press_conference import FactSheet, FactVerification
from models.deadline import bd, minutes, since
from models.role import Role
from models.wording import _
from tasks.signals import Departure
from workflows.outside_word import CLERKS

if TYPE_CHECKING:
    from forms.press_conference import Fact, PressConferenceRequest
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.outside_word import PapersToCome


class CalledOff(Departure):
    """There is no conference: who decides rejected it for good, and `reason` says why.

    Or a leader took away a task that it cannot do without, and no reason is known here.
    """

    def __init__(self, decided: Decided[Any] | None = None) -> None:
        self.reason = (decided.words_for_requester or decided.comment) if decided else ""
        super().__init__(self.reason)


def verified_facts(
    case: CaseRun, request: PressConferenceRequest, papers: PapersToCome
) -> FactSheet:
    """The facts as their owners confirm them.

    If none stands, the director decides whether to go on without, or has the owners asked again.
    """
    pace = request.pace(urgent=minutes(60), planned=bd(3))
    asked = 0
    while True:
        asked, due = asked + 1, since(case.now, pace)
        words = case.each("fact", request.facts, partial(_verify, case, due))
        papers.note(case, f"facts-{asked}", *words)
        sheet = FactSheet.of(request.facts, words)
        if sheet.standing:
            return sheet
        decided = _without_facts(case, request, sheet)
        if decided.rejected:
            raise CalledOff(decided)
        if decided.approved:
            return decided.content


def _verify(case: CaseRun, due: Due, fact: Fact) -> FactVerification:
    return case.record(
        "verify",
        FactVerification,
        of=CLERKS,
        due=due,
        shows=fact,
        title=_("ยืนยันข้อเท็จจริงกับเจ้าของข้อมูล", "Have the fact confirmed by its owner"),
    )


def _without_facts(
    case: CaseRun, request: PressConferenceRequest, sheet: FactSheet
) -> Decided[FactSheet]:
    return case.approve(
        "go-on-without-facts",
        sheet,
        of=Role.DIRECTOR,
        due=request.pace(urgent=minutes(20), planned=bd(1)),
        beside=[request],
        title=_(
            "ไม่มีข้อเท็จจริงที่ได้รับการยืนยัน พิจารณาว่าจะแถลงต่อหรือไม่",
            "No fact is confirmed: decide whether to go on",
        ),
    )

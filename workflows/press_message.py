"""PRES, steps 2B, 2C, 3 and 4: what is said at a press conference, until it is cleared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.outside_decision import GovernorsClearance, OutsideClearance
from forms.press_conference import SpeakerBrief, TalkingPoints, UrgentTalkingPoints
from models.deadline import bd, before, minutes, since
from models.matter import GRAVE_PRESS_MESSAGE, PRESS_MESSAGE
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.press_conference import set_press_kit
from workflows.drafting import drafted, reasons_of, tell_if_often
from workflows.last_word import Entered, LastWord, decided_up_to
from workflows.press_facts import CalledOff, verified_facts
from workflows.spared import indispensable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from forms.form import Form
    from forms.press_conference import FactSheet, PressConferenceRequest
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.outside_word import PapersToCome


@dataclass(frozen=True)
class Cleared:
    """What may be said, since when: the talking points as cleared, and the facts behind them."""

    points: TalkingPoints
    facts: FactSheet
    at: datetime


def cleared_message(
    case: CaseRun, request: PressConferenceRequest, papers: PapersToCome
) -> Cleared:
    """Write, verify, brief and clear, and write again until it is cleared; else `CalledOff`."""
    facts, points = case.all(
        facts=lambda: indispensable(lambda: verified_facts(case, request, papers), CalledOff),
        points=lambda: indispensable(
            lambda: _written(case, request, _first_draft(request), beside=[request]), CalledOff
        ),
    )
    if not facts.as_asked:
        points = _written(case, request, points, {"": facts.differences}, beside=[facts])
    wishes: list[Form] = []
    returns = 0
    while True:
        brief = _briefed(case, request, points, facts)
        if brief.changes_wished:
            wishes.append(brief)
            reasons = {"": brief.changes_wished}
            points = _written(case, request, points, reasons, beside=[facts])
            continue
        name = f"clear-{returns + 1}"
        decided = _clearance(
            case, request, points, beside=[facts, *wishes], papers=papers, name=name
        )
        if decided.rejected:
            raise CalledOff(decided)
        if decided.approved:
            case.tell(set_press_kit, request=request, points=decided.content, facts=facts.standing)
            return Cleared(decided.content, facts, decided.at)
        returns += 1
        tell_if_often(case, decided, returns)
        reasons = reasons_of(decided)
        points = _written(case, request, decided.content, reasons, beside=[facts])


def _written(
    case: CaseRun,
    request: PressConferenceRequest,
    starts_from: TalkingPoints | Mapping[str, Any],
    reasons: Mapping[str, str] | None = None,
    *,
    beside: Sequence[Form],
) -> TalkingPoints:
    """The talking points, written by a news officer and reviewed by the head of the group (2B)."""
    due = since(case.now, request.pace(urgent=minutes(60), planned=bd(3)))
    form = UrgentTalkingPoints if request.is_urgent else TalkingPoints

    def review(points: TalkingPoints) -> Decided[TalkingPoints]:
        return case.review("review", points, of=Role.PRC_HEAD, due=due, beside=beside)

    return drafted(
        case,
        "write",
        form,
        review,
        of=Role.NEWS_OFFICER,
        due=due,
        shows=request,
        beside=[each for each in beside if each is not request],
        starts_from=starts_from,
        reasons=reasons,
    ).content


def _first_draft(request: PressConferenceRequest) -> dict[str, Any]:
    return request.model_dump(mode="json", include={"key_messages", "qa"})


def _briefed(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints, facts: FactSheet
) -> SpeakerBrief:
    eve = before(request.start_at, bd(1))
    return case.ask(
        "speaker-brief",
        SpeakerBrief,
        of=Role.SPOKESPERSON,
        due=request.pace(urgent=minutes(15), planned=eve),
        shows=points,
        beside=[facts],
    )


def _clearance(
    case: CaseRun,
    request: PressConferenceRequest,
    points: TalkingPoints,
    *,
    beside: Sequence[Form],
    papers: PapersToCome,
    name: str,
) -> Decided[TalkingPoints]:
    """The director's word, and one from outside where it must be; both within one limit."""
    due = since(case.now, request.pace(urgent=minutes(20), planned=bd(2)))
    title = _("อนุมัติประเด็นแถลง", "Clear the talking points")
    last = LastWord(message_of(request), _OUTSIDE, papers, noted_as=name)
    return decided_up_to(case, "clear", points, last, due=due, beside=beside, title=title)


def message_of(request: PressConferenceRequest) -> str:
    """The matter by which the office's ladder says who clears what is said (handbook 1.5)."""
    return GRAVE_PRESS_MESSAGE if request.needs_outside_clearance else PRESS_MESSAGE


_TITLE = _("บันทึกผลการพิจารณาของผู้ว่าฯ/ผู้บัญชาการเหตุการณ์", "Enter the governor's clearance")
_OUTSIDE = {
    Rung.VICE_GOVERNOR: Entered(OutsideClearance, _TITLE),
    Rung.GOVERNOR: Entered(GovernorsClearance, _TITLE),
}

"""PRES, steps 2B, 2C, 3 and 4: what is said at a press conference, until it is cleared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.press_conference import FactVerification, SpeakerBrief, TalkingPoints
from models.deadline import bd, before, bh, minutes
from models.role import Role
from models.wording import _
from tasks.press_conference import set_press_kit
from tasks.signals import Departure
from workflows.drafting import drafted, reasons_of
from workflows.outside_word import CLERKS, outside_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.outside_decision import OutsideDecision
    from forms.press_conference import Fact, PressConferenceRequest
    from tasks.decided import Decided
    from tasks.run import CaseRun


class CalledOff(Departure):
    """The director rejected the talking points for good: there is no conference."""


@dataclass(frozen=True)
class Cleared:
    """The talking points as cleared, with the outside authority's word where one was needed."""

    points: TalkingPoints
    word: OutsideDecision | None = None
    reasons: Mapping[str, str] | None = None


def cleared_message(case: CaseRun, request: PressConferenceRequest) -> Cleared:
    """Write, verify, brief and clear, and write again until it is cleared."""
    facts, points = case.all(
        facts=lambda: _verified(case, request),
        points=lambda: _written(case, request, _first_draft(request)),
    )
    while True:
        case.ask(
            "speaker-brief",
            SpeakerBrief,
            of=Role.SPOKESPERSON,
            due=request.pace(urgent=minutes(15), planned=before(request.start_at, bd(1))),
            shows=points,
            beside=facts,
        )
        cleared = _cleared(case, request, points, facts)
        if not cleared.reasons:
            case.tell(set_press_kit, request=request, points=cleared.points, facts=facts)
            return cleared
        points = _written(case, request, cleared.points, cleared.reasons)


def _verified(case: CaseRun, request: PressConferenceRequest) -> list[Fact]:
    """The facts that their owners confirm, with the values they confirm; the others are cut."""
    answers = case.each("fact", request.facts, lambda fact: _verify(case, request, fact))
    return [
        fact.model_copy(update={"value": answer.corrected_value or fact.value})
        for fact, answer in zip(request.facts, answers, strict=True)
        if answer.stands
    ]


def _verify(case: CaseRun, request: PressConferenceRequest, fact: Fact) -> FactVerification:
    return case.record(
        "verify",
        FactVerification,
        of=CLERKS,
        due=request.pace(urgent=minutes(60), planned=bd(3)),
        shows=fact,
        title=_("ยืนยันข้อเท็จจริงกับเจ้าของข้อมูล", "Have the fact confirmed by its owner"),
    )


def _written(
    case: CaseRun,
    request: PressConferenceRequest,
    starts_from: TalkingPoints | Mapping[str, Any],
    reasons: Mapping[str, str] | None = None,
) -> TalkingPoints:
    """The talking points, written by a news officer and reviewed by the head of the group."""

    def review(points: TalkingPoints) -> Decided[TalkingPoints]:
        return case.review("review", points, of=Role.PRC_HEAD, due=bh(2), beside=[request])

    reviewed = drafted(
        case,
        "write",
        TalkingPoints,
        review,
        of=Role.NEWS_OFFICER,
        due=request.pace(urgent=minutes(60), planned=bd(3)),
        shows=request,
        starts_from=starts_from,
        reasons=reasons,
    )
    if reviewed.rejected:
        raise CalledOff
    return reviewed.content


def _first_draft(request: PressConferenceRequest) -> dict[str, Any]:
    return request.model_dump(mode="json", include={"key_messages", "qa"})


def _cleared(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints, facts: list[Fact]
) -> Cleared:
    """The director's word, and one from outside where it must be; reasons where it goes back."""
    due = request.pace(urgent=minutes(20), planned=bd(2))
    title = _("อนุมัติประเด็นแถลง", "Clear the talking points")
    decided = case.approve("clear", points, of=Role.DIRECTOR, due=due, beside=facts, title=title)
    if decided.rejected:
        raise CalledOff
    if decided.returned:
        return Cleared(points, reasons=reasons_of(decided))
    if not request.needs_outside_clearance:
        return Cleared(decided.content)
    title = _("บันทึกผลการพิจารณาของผู้ว่าฯ/ผู้บัญชาการเหตุการณ์", "Enter the governor's clearance")
    word = outside_word(case, "clear-outside", title, shows=decided.content, due=due, beside=facts)
    if word.rejected:
        raise CalledOff
    decided = decided.overruled_by(word)
    return Cleared(decided.content, word, {} if word.approved else reasons_of(decided))

"""PRES, step 1: whether a press conference is held at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.outside_decision import GovernorsDecision, ProvinceDecision
from forms.press_conference import PressConferenceRequest
from models.deadline import bd, minutes, since
from models.matter import PLANNED_CONFERENCE, URGENT_CONFERENCE
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.opener import opener_of
from tasks.press_conference import set_memo
from workflows.drafting import reasons_of, tell_if_often
from workflows.last_word import Entered, LastWord, decided_up_to
from workflows.outside_word import decided_outside, outside_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.outside_word import PapersToCome

THE_DIRECTOR_ASKS = "ผู้เสนอคือผู้อำนวยการ จึงข้ามไปรองผู้ว่าราชการจังหวัด"
"""Why the director's own step is left out (handbook 1.5, rule 1)."""


def decided_request(
    case: CaseRun, request: PressConferenceRequest, papers: PapersToCome
) -> Decided[PressConferenceRequest]:
    """The decision on the request, as high as the office's ladder says for its mode (handbook 1.5).

    That is the director's and, if it is urgent, the vice governor's. What is returned is amended by
    the office or by who asked, and decided again, with a memo of its own. What the director asks
    for is decided by the vice governor, in both modes, or further up where the ladder says so.
    """
    matters = (PLANNED_CONFERENCE, URGENT_CONFERENCE)
    opener = case.look_up(opener_of, person_id=case.opened_by, matters=matters)
    handle = (opener["handle"],) if opener["handle"] else ()
    returns = 0
    while True:
        pace = request.pace(urgent=minutes(20), planned=bd(1))
        due, name = since(case.now, pace), f"decide-{returns + 1}"
        case.tell(set_memo, request=request, by_director=opener["is_director"])
        if opener["is_director"]:
            rung = _above(opener, _matter_of(request))
            decided = _above_the_director(case, request, papers, name, due, entered=_OUTSIDE[rung])
        else:
            decided = _by_the_director(case, request, papers, name, due)
        if not decided.returned:
            return decided
        returns += 1
        tell_if_often(case, decided, returns)
        request = case.ask(
            "amend",
            PressConferenceRequest,
            of=(Role.PRC_HEAD, Role.MEDIA_LIAISON, *handle),
            due=pace,
            starts_from=decided.content,
            reasons=reasons_of(decided),
        )


def _by_the_director(
    case: CaseRun, request: PressConferenceRequest, papers: PapersToCome, name: str, due: Due
) -> Decided[PressConferenceRequest]:
    last = LastWord(_matter_of(request), _OUTSIDE, papers, noted_as=name)
    title = _("พิจารณาว่าต้องแถลงข่าวหรือไม่", "Decide whether to hold a press conference")
    return decided_up_to(case, "decide", request, last, due=due, title=title)


def _above_the_director(
    case: CaseRun,
    request: PressConferenceRequest,
    papers: PapersToCome,
    name: str,
    due: Due,
    *,
    entered: Entered,
) -> Decided[PressConferenceRequest]:
    word = outside_word(
        case,
        "decide-outside",
        entered.form,
        shows=request,
        due=due,
        title=entered.title,
        note=THE_DIRECTOR_ASKS,
        past=[Role.DIRECTOR],
    )
    papers.note(case, name, word)
    # The next level above the proposer is told of what goes back and forth, as of any other.
    return decided_outside(request, word, at=case.now, by=case.opened_by or 0)


def _matter_of(request: PressConferenceRequest) -> str:
    return URGENT_CONFERENCE if request.is_urgent else PLANNED_CONFERENCE


def _above(opener: Mapping[str, Any], matter: str) -> Rung:
    """Who decides on what the director asks for: never lower than the rung above the director."""
    # What was noted before the ladder was noted too went to the vice governor.
    rung = Rung(opener.get("rungs", {}).get(matter, Rung.VICE_GOVERNOR))
    return max(rung, Rung.VICE_GOVERNOR, key=lambda each: each.height)


_OUTSIDE = {
    Rung.VICE_GOVERNOR: Entered(
        ProvinceDecision,
        _("บันทึกผลการพิจารณาของรองผู้ว่าฯ", "Enter the vice governor's decision"),
    ),
    Rung.GOVERNOR: Entered(
        GovernorsDecision, _("บันทึกผลการพิจารณาของผู้ว่าฯ", "Enter the governor's decision")
    ),
}

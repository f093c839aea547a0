"""COMP, step 9: for fifteen days the complainant may say how content they are with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.complaint import ComplaintOpinion
from models.deadline import cd
from tasks.complaint import ask_complaint_opinion
from workflows.complaint_handling import STATUTE

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling


def complaint_opinion(case: CaseRun, handling: Handling) -> ComplaintOpinion | None:
    """What they say, by the link of the letter or as the officer enters it; None if nothing."""
    within, asked_at = cd(STATUTE), case.now
    case.tell(ask_complaint_opinion, request=handling.request, asked_at=asked_at, within=within)
    said = case.any(
        "opinion-answer",
        online=lambda: case.wait_for("opinion", ComplaintOpinion),
        by_officer=lambda: case.record(
            "enter-opinion",
            ComplaintOpinion,
            of=handling.hands.officer,
            due=within,
            shows=handling.request,
        ),
        silence=lambda: case.wait_until("fifteen-days", within),
    )
    if "silence" in said:
        return None
    opinion: ComplaintOpinion = next(iter(said.values()))
    return opinion

"""What missions look up about the times that an adviser has promised elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models.case import Case, CaseState
from models.person import by_handle
from models.step import Step, StepState
from tasks.look_up import look_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

LENGTH = timedelta(hours=1)
"""How far apart two sessions of one adviser begin at the least."""


@look_up("slots-taken", may_find=lambda **_asked: [[], [0]])
def slots_taken(
    session: Session, office_id: int, *, code: str, adviser: str, slots: Sequence[str]
) -> list[int]:
    """Which of `slots` (ISO 8601) collide with what `adviser` proposed or agreed in other cases.

    The places in `slots`, counted from 0. A time that was proposed is held until the requester
    answers, and then only the one that was agreed (handbook 3.8, 2).
    """
    person = by_handle(session, adviser)
    held = _held(session, office_id, code, person.id if person else 0)
    return [
        place
        for place, slot in enumerate(slots)
        if any(abs(datetime.fromisoformat(slot) - moment) < LENGTH for moment in held)
    ]


def _held(session: Session, office_id: int, code: str, person_id: int) -> list[datetime]:
    found = session.exec(
        select(Step)
        .join(Case, col(Case.id) == col(Step.case_id))
        .where(
            Case.office_id == office_id,
            Case.state == CaseState.OPEN,
            Case.code != code,
            col(Step.what).in_(("SlotProposal", "SlotAnswer", "SessionRecord")),
            Step.state == StepState.DONE,
        )
        .order_by(col(Step.case_id), col(Step.id))
    ).all()
    held: list[datetime] = []
    for _case, steps in groupby(found, key=lambda step: step.case_id):
        held += _held_by(steps, person_id)
    return held


def _held_by(steps: Iterable[Step], person_id: int) -> list[datetime]:
    """The times that one case holds of that person, after its steps in their order."""
    held: list[str] = []
    theirs = False
    for step in steps:
        answer = _answer(step)
        if step.what == "SlotProposal":
            theirs = step.result["by"] == person_id
            held = answer["slots"]
        elif step.what == "SlotAnswer":
            held = [answer["chosen"]] if answer["chosen"] else answer["new_slots"][:1]
        else:
            held = []
    return [datetime.fromisoformat(each) for each in held] if theirs else []


def _answer(step: Step) -> dict[str, Any]:
    """What was filled in: a message stands as it came, a human step beside who filled it in."""
    answer: dict[str, Any] = step.result.get("answer", step.result)
    return answer

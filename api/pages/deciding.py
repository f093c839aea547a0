"""A decision as it is put to somebody: the outcomes there are, and what each would lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.pages.foreseen import Foreseen, foreseen
from forms.decision import Decision, Outcome
from forms.outside_decision import OutsideDecision
from forms.spec import specs_of
from models import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from forms.form import Form
    from models.case import Case
    from models.human_task import HumanTask
    from models.wording import Text

OF_ITS_OWN = frozenset({"outcome", "comment", "reasons", "edited", "words_for_requester"})
"""The fields of a decision that the page places itself."""

GOES_WITH: dict[str, str] = {
    "reasons": Outcome.RETURN,
    "edited": Outcome.APPROVE_WITH_EDIT,
    "words_for_requester": Outcome.REJECT,
}
"""What is handed in with one outcome only."""


@dataclass(frozen=True)
class Possible:
    """One outcome that can be chosen, and what it would lead to (None: it cannot be said)."""

    outcome: Outcome
    label: Text
    then: Foreseen | None


def is_decision(form: type[Form]) -> bool:
    """Whether this form decides about something."""
    return issubclass(form, Decision)


def possible(session: Session, case: Case, task: HumanTask, form: type[Form]) -> list[Possible]:
    """The outcomes of a decision task, in the order of the form."""
    labels = dict(specs_of(form)["outcome"].choices)
    outcomes = [
        outcome
        for outcome in Outcome
        # Edits of an outside authority reach the office as a return with the words to change.
        if outcome in labels
        and (outcome is not Outcome.APPROVE_WITH_EDIT or (task.kind != "record" and _shows(task)))
    ]
    return [
        Possible(one, labels[one], foreseen(session, case, task, as_if(task, form, one)))
        for one in outcomes
    ]


def to_hand_in(data: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to the chosen outcome; the rest was hidden and stays on the page only."""
    chosen = data.get("outcome")
    return {
        name: value
        for name, value in data.items()
        if name not in GOES_WITH or GOES_WITH[name] == chosen
    }


def _shows(task: HumanTask) -> bool:
    return "shows" in task.detail


def as_if(task: HumanTask, form: type[Form], outcome: Outcome) -> dict[str, Any]:
    """A result such as `workflows.completing` would write, in the plainest words."""
    result: dict[str, Any] = {
        "by": 0,
        "outcome": outcome.value,
        "comment": "…",
        "reasons": {},
        "edited": None,
        "words_for_requester": "…",
        "number": "…",
        "rung": task.detail.get("ladder", {}).get("rung"),
    }
    answer = {"outcome": outcome.value, "comment": "…", "words_for_requester": "…"}
    if issubclass(form, OutsideDecision):
        now = clock.now().isoformat()
        answer |= {"decided_by_role": "other", "decided_by_name": "……", "how": "telephone"}
        answer |= {"decided_at": now}
    return result | {"answer": answer}

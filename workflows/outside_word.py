"""What somebody outside decided: entered by a clerk, its paper following in two working days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.outside_decision import ConfirmingEvidence, OutsideDecision
from models.deadline import bd
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from forms.form import Form
    from models.wording import Text
    from tasks.run import CaseRun

CLERKS = (Role.REG_CLERK, Role.MEDIA_LIAISON, Role.DUTY_OFFICER)
"""Who may enter an outside decision; on a Saturday evening that is whoever is there."""


def outside_word(
    case: CaseRun, name: str, title: Text, *, shows: Form, **step: Any
) -> OutsideDecision:
    """Have the word of an outside authority on `shows` entered."""
    return case.record(name, OutsideDecision, of=CLERKS, title=title, shows=shows, **step)


def evidence(case: CaseRun, word: OutsideDecision | None) -> None:
    """Have the paper attached that confirms what was said by telephone (handbook 9, 1)."""
    if word is not None and word.awaits_evidence:
        case.ask(
            "evidence",
            ConfirmingEvidence,
            of=CLERKS,
            due=bd(2),
            shows=word,
            title=_("แนบเอกสารยืนยันผลทางโทรศัพท์", "Attach the paper that confirms the call"),
        )

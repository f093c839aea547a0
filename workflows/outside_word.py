"""What somebody outside decided: entered by a clerk, its paper following in two working days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from forms.outside_decision import ConfirmingEvidence, OutsideDecision
from models.deadline import bd, since
from models.role import Role
from models.wording import _
from tasks.decided import Decided
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from forms.form import Form
    from forms.press_conference import FactVerification
    from models.deadline import Due
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")
W = TypeVar("W", bound="OutsideDecision")

CLERKS = (Role.REG_CLERK, Role.MEDIA_LIAISON, Role.DUTY_OFFICER)
"""Who may enter an outside decision; on a Saturday evening that is whoever is there."""


def outside_word(
    case: CaseRun,
    name: str,
    form: type[W],
    *,
    shows: Form,
    of: tuple[Role, ...] = CLERKS,
    **step: Any,
) -> W:
    """Have the word of an outside authority on `shows` entered; `form` says whose word is taken."""
    return case.record(name, form, of=of, shows=shows, **step)


def decided_outside(content: F, word: OutsideDecision, *, at: datetime, by: int) -> Decided[F]:
    """The word alone as a decision on `content`, where nobody of the office decides first."""
    return Decided(word.outcome.value, content, by=by, at=at).overruled_by(word)


class PapersToCome:
    """What was said by telephone and still needs its paper (handbook 3.0 `ext`; 9, scene 1).

    Branches are read in the order in which they are written: one notes what it heard, and a branch
    written after it asks for the papers, each under the name of its word, so that neither delays
    the other and no key moves.
    """

    def __init__(self, clerks: tuple[Role, ...] = CLERKS, head: Role = Role.DIRECTOR) -> None:
        self.clerks, self.head = clerks, head
        self._spoken: dict[str, tuple[datetime, Sequence[Form]]] = {}

    def note(self, case: CaseRun, name: str, *words: OutsideDecision | FactVerification) -> None:
        """What was just heard; `name` is the same each time the mission is read."""
        spoken = [word for word in words if word.awaits_evidence]
        if spoken:
            self._spoken[name] = (case.now, spoken)

    def asked_for(self, case: CaseRun) -> None:
        """Have the papers attached, whatever was decided, within two working days of the word."""
        case.all(**{name: lambda name=name: self._asked(case, name) for name in self._spoken})

    def _asked(self, case: CaseRun, name: str) -> None:
        heard_at, (first, *others) = self._spoken[name]
        may_be_spared(lambda: self._papers(case, first, others, since(heard_at, bd(2))))

    def _papers(self, case: CaseRun, first: Form, others: Sequence[Form], due: Due) -> None:
        """The papers; of those that say something else the head is told, and sees to the rest."""
        papers = case.ask(
            "evidence",
            ConfirmingEvidence,
            of=self.clerks,
            due=due,
            shows=first,
            beside=others,
            confirms=[first, *others],
            title=_("แนบเอกสารยืนยันผลทางโทรศัพท์", "Attach the paper that confirms the call"),
        )
        if papers.contradicts:
            case.acknowledge(
                "contradiction",
                papers,
                of=self.head,
                due=bd(1),
                beside=[first, *others],
                four_eyes=False,
                title=_("เอกสารไม่ตรงกับผลทางโทรศัพท์ โปรดสั่งการ", "The paper contradicts the call"),
            )

"""What was decided outside the office, and whether its paper has come (handbook 3.0 `ext`, 7).

All of it stands in the record: the clerk's entry, and the task that asks for the paper. *Awaiting*
and *overdue* are questions, never stored states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from forms.outside_decision import (
    Bearing,
    ConfirmingEvidence,
    GovernorsClearance,
    GovernorsDecision,
    OutsideClearance,
    OutsideDecision,
    OutsideRole,
    ProvinceDecision,
)
from forms.press_conference import FactVerification
from models import clock
from models.case import Case, CaseState
from models.deadline import bd
from models.human_task import HumanTask, TaskState
from models.place import Place
from models.step import Step
from models.visible import unread, who_looks
from models.wording import Text, _
from models.working_time import working_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.person import Person


class Paper(StrEnum):
    """Where the paper of an outside word stands."""

    CONFIRMED = "confirmed"
    AWAITED = "awaited"
    CONTRADICTED = "contradicted"
    SPARED = "spared"

    @property
    def label(self) -> Text:
        """What that is called on a page."""
        return _LABELS[self]


@dataclass
class OutsideWord:
    """A word from outside as a clerk entered it: the task of that, its answer, its case.

    `asks` is the task that asks for its paper and `papers` what was handed in there; `until` is
    when the paper must be there.
    """

    case: Case
    entry: HumanTask
    answer: dict[str, Any]
    until: datetime | None = None
    asks: HumanTask | None = None
    papers: dict[str, Any] = field(default_factory=dict)

    @property
    def whose(self) -> str:
        """Who decided, or confirmed the fact."""
        return str(self.answer.get("decided_by_name") or self.answer.get("answered_by"))

    @property
    def role(self) -> Text:
        """As what they spoke; a fact is confirmed by its owner."""
        role = self.answer.get("decided_by_role") or OutsideRole.FACT_OWNER
        return dict(OutsideRole.options())[role]

    @property
    def verdict(self) -> str | None:
        """What the owner of a fact said of it; None where something was decided."""
        return self.answer.get("verdict")

    @property
    def given_at(self) -> datetime:
        """When they said so."""
        said = self.answer.get("decided_at") or self.answer.get("answered_at")
        return datetime.fromisoformat(str(said))

    @property
    def entered_at(self) -> datetime:
        """When the clerk entered it."""
        return self.entry.completed_at or self.entry.opened_at

    @property
    def evidence(self) -> list[str]:
        """References of the papers that show it: the one that came with it, or those that followed.

        Papers that contradict it are among them.
        """
        given = self.answer.get("evidence")
        return [given] if given else list(self.papers.get("evidence", ()))

    @property
    def paper(self) -> Paper:
        """Where its paper stands."""
        if self.papers.get("bearing") == Bearing.CONTRADICTS:
            return Paper.CONTRADICTED
        if self.evidence:
            return Paper.CONFIRMED
        asked = self.asks is None or self.asks.is_standing
        return Paper.AWAITED if asked and self.case.is_open else Paper.SPARED

    @property
    def is_overdue(self) -> bool:
        """Whether its paper should be here by now."""
        late = self.until is not None and self.until < clock.now()
        return late and self.paper is Paper.AWAITED


def words_of(session: Session, case: Case) -> list[OutsideWord]:
    """Every outside word of a case, in the order in which they were entered."""
    found = session.exec(_ENTRIES.where(HumanTask.case_id == case.id).order_by(col(HumanTask.id)))
    return _told(session, found)


def awaited(
    session: Session, reader: Person, *, after: Place | None, limit: int
) -> list[OutsideWord]:
    """The words whose paper an office waits for, the most overdue first, as `reader` may see."""
    open_cases = col(Case.state).in_((CaseState.OPEN, CaseState.ON_HOLD))
    found = session.exec(_seen_by(reader).where(open_cases))
    waiting = [word for word in _told(session, found) if word.paper is Paper.AWAITED]
    places = sorted((place_awaited(word), n) for n, word in enumerate(waiting))
    return [waiting[n] for place, n in places if after is None or place > after][:limit]


def entered(
    session: Session, reader: Person, *, after: Place | None, limit: int
) -> list[OutsideWord]:
    """Every outside word of an office that `reader` may see, the newest first."""
    asked = _seen_by(reader)
    if after is not None:
        asked = asked.where(col(HumanTask.id) < after.id)
    return _told(session, session.exec(asked.order_by(col(HumanTask.id).desc()).limit(limit)))


def _seen_by(reader: Person) -> Any:
    ours = _ENTRIES.where(HumanTask.office_id == reader.office_id, ~unread(col(HumanTask.case_id)))
    return ours.params(who_looks(reader))


def place_awaited(word: OutsideWord) -> Place:
    """Where a word stands in the list of those awaited."""
    return Place(word.until, word.entry.id)


def _told(session: Session, found: Iterable[tuple[HumanTask, Case, Step]]) -> list[OutsideWord]:
    words = [OutsideWord(case, entry, step.result["answer"]) for entry, case, step in found]
    asking = _asking(session, {word.case.id for word in words if not word.evidence})
    for word in words:
        asks, step = asking.get((word.case.id, word.entry.key), (None, None))
        word.asks = asks
        if step is not None and step.result and asks is not None and not asks.is_standing:
            word.papers = step.result.get("answer", {})
    _limit(session, [word for word in words if not word.answer.get("evidence")])
    return words


def _limit(session: Session, words: Sequence[OutsideWord]) -> None:
    """When their papers must be there: as the task says that asks for it, else two working days."""
    for word in words:
        word.until = word.asks.due_at if word.asks is not None else None
    unasked = [word for word in words if word.asks is None]
    if unasked:
        working = working_time(session, unasked[0].case.office_id)
        for word in unasked:
            word.until = bd(2).after(word.entered_at, working)


def _asking(session: Session, case_ids: set[int]) -> dict[tuple[int, str], tuple[HumanTask, Step]]:
    """The task that asks for the paper of a word, and its step, by case and key of the word."""
    asked = select(HumanTask, Step).join(Step, _OF_TASK)
    of_form = HumanTask.form == ConfirmingEvidence.__name__
    found = session.exec(asked.where(of_form, col(HumanTask.case_id).in_(case_ids)))
    return {
        (task.case_id, key): (task, step)
        for task, step in found
        for key in task.detail.get("confirms", ())
    }


_LABELS = {
    Paper.CONFIRMED: _("ยืนยันแล้ว", "Confirmed"),
    Paper.AWAITED: _("รอหลักฐาน", "Awaiting evidence"),
    Paper.CONTRADICTED: _("เอกสารไม่ตรงกับที่บันทึก", "The paper says something else"),
    Paper.SPARED: _("ไม่ต้องแนบเอกสาร", "No paper asked for"),
}
_FORMS = [
    form.__name__
    for form in (
        OutsideDecision,
        ProvinceDecision,
        OutsideClearance,
        GovernorsDecision,
        GovernorsClearance,
        FactVerification,
    )
]
_OF_TASK = (col(Step.case_id) == col(HumanTask.case_id)) & (col(Step.key) == col(HumanTask.key))
_ENTRIES = (
    select(HumanTask, Case, Step)
    .join(Case, col(Case.id) == col(HumanTask.case_id))
    .join(Step, _OF_TASK)
    .where(
        HumanTask.kind == "record",
        HumanTask.state == TaskState.COMPLETED,
        col(HumanTask.form).in_(_FORMS),
    )
)

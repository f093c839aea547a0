"""What the steps of a mission give back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from models.rung import Rung

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.decision import Decision
    from forms.form import Form

F = TypeVar("F", bound="Form | None")

APPROVE, APPROVE_WITH_EDIT, RETURN, REJECT = "approve", "approve_with_edit", "return", "reject"


@dataclass(frozen=True)
class Decided(Generic[F]):
    """A decision on `content` (already edited where the decider edited it), by the person `by`.

    `rung` is the last rung of the office's ladder where the step went up to it, else empty.
    `capacity` is in what capacity, as it was written down then (`models.capacity`); empty for what
    was decided before that was kept.
    """

    outcome: str
    content: F
    by: int
    at: datetime
    comment: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    words_for_requester: str = ""
    number: str | None = None
    rung: str = ""
    capacity: Mapping[str, Any] = field(default_factory=dict)

    @property
    def approved(self) -> bool:
        """Approved, as it was or with edits."""
        return self.outcome in {APPROVE, APPROVE_WITH_EDIT}

    @property
    def returned(self) -> bool:
        """Sent back for changes, with reasons per field."""
        return self.outcome == RETURN

    @property
    def rejected(self) -> bool:
        """Refused for good."""
        return self.outcome == REJECT

    @property
    def goes_outside(self) -> bool:
        """Whether it was approved, and somebody outside has the last word on it."""
        return self.approved and self.rung != "" and Rung(self.rung).is_outside

    def overruled_by(self, word: Decision) -> Decided[F]:
        """The outcome, the reasons and the words of somebody above, and the content as edited."""
        edited = None if self.content is None else word.edited_as(type(self.content))
        return replace(
            self,
            content=self.content if edited is None else edited,
            outcome=word.outcome.value,
            comment=word.comment or "",
            reasons=dict(word.reasons),
            words_for_requester=word.words_for_requester or "",
        )


def decided_by(answer: Mapping[str, Any], content: F, at: datetime) -> Decided[F]:
    """The decision that stands in the record as `answer` (`workflows.completing`)."""
    return Decided(
        outcome=answer["outcome"],
        content=content,
        by=answer["by"],
        at=at,
        comment=answer.get("comment") or "",
        reasons=answer.get("reasons") or {},
        words_for_requester=answer.get("words_for_requester") or "",
        number=answer.get("number"),
        rung=answer.get("rung") or "",
        capacity=answer.get("capacity") or {},
    )


@dataclass(frozen=True)
class Child:
    """A case that this case opened."""

    code: str

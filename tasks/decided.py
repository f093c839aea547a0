"""What the steps of a mission give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from forms.form import Form

F = TypeVar("F", bound="Form | None")

APPROVE, APPROVE_WITH_EDIT, RETURN, REJECT = "approve", "approve_with_edit", "return", "reject"


@dataclass(frozen=True)
class Decided(Generic[F]):
    """A decision on `content` (already edited where the decider edited it), by the person `by`."""

    outcome: str
    content: F
    by: int
    at: datetime
    comment: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    words_for_requester: str = ""
    number: str | None = None

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


@dataclass(frozen=True)
class Child:
    """A case that this case opened."""

    code: str

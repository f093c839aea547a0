"""By when a matter must be in its recipient's hands: “ด่วนภายใน” (handbook 2.4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from models.urgency_target import Limits

if TYPE_CHECKING:
    from models.case import Case


def deliver_by(case: Case) -> datetime | None:
    """The moment that the letter names, as the request has it; None where it names none."""
    kept = case.request.get("deliver_by")
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None


def in_time(case: Case, limits: Limits, opened_at: datetime) -> Limits:
    """The same limits of a step, or that moment where it comes first.

    One that was over when the step opened limits nothing.
    """
    moment = deliver_by(case)
    if moment is None or moment <= opened_at:
        return limits
    take_by = None if limits.take_by is None else min(limits.take_by, moment)
    return Limits(take_by, min(limits.due_at or moment, moment))

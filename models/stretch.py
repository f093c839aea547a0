"""A stretch of time: from a moment until another, or without an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Stretch(NamedTuple):
    """From `since` until `until` (exclusive; without an end where None)."""

    since: datetime
    until: datetime | None

    def shared(self, since: datetime, until: datetime | None) -> Stretch | None:
        """What it has in common with another; None where that is nothing."""
        ends = min((each for each in (self.until, until) if each is not None), default=None)
        begins = max(self.since, since)
        return None if ends is not None and ends <= begins else Stretch(begins, ends)

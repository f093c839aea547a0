"""NEWS: how long everything may take, from the receipt of the request (the table of 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.requester import Urgency
from models.deadline import bh, earliest, hours, minutes, since

if TYPE_CHECKING:
    from datetime import datetime

    from forms.news import NewsRequest
    from models.deadline import Earliest, Span


@dataclass(frozen=True)
class Limits:
    """The limits of one request, received in full at that moment.

    The clock stands still while the office waits for the requester: it is counted from the answer.
    """

    request: NewsRequest
    received_at: datetime

    @property
    def whole(self) -> Span:
        """A warning: two hours on the wall; very urgent: half a working day; else one."""
        if self.request.is_warning:
            return hours(2)
        return bh(3.5) if self.request.is_very_urgent else bh(7)

    @property
    def draft(self) -> Earliest:
        """Half a working day to write it, an hour for a warning."""
        return self.within(bh(1) if self.request.is_warning else bh(3.5))

    @property
    def silence(self) -> Span:
        """How long the owner of the facts may be silent before the director is told (step 5)."""
        return hours(1) if self.request.is_warning else bh(4)

    @property
    def correction(self) -> Span:
        """How long what was wrong may stand: two hours, of the office or on the wall (step 9)."""
        return hours(2) if self.request.is_warning else bh(2)

    @property
    def publication(self) -> Span:
        """Half an hour to publish and send it from when it may go out (step 7).

        Of the office for ordinary news, so that nobody is late with it on a Sunday night; on the
        wall where the matter is urgent.
        """
        is_ordinary = self.request.urgency is Urgency.NORMAL and not self.request.is_warning
        return bh(0.5) if is_ordinary else minutes(30)

    def within(self, own: Span) -> Earliest:
        """The limit of one step: its own, but never past that of the whole."""
        return earliest(own, since(self.received_at, self.whole))

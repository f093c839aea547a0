"""An occasion for which something is booked: when, where, and how high it ranks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from models import clock
from models.clock import in_bangkok
from models.errors import FieldProblem, Invalid
from models.precedence import Precedence
from models.register import BUDDHIST_ERA
from models.wording import Text, _

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Occasion:
    """From `since` until `until` (exclusive, aware), at `venue` in `district`, as far as known."""

    since: datetime
    until: datetime
    venue: str = ""
    district: str = ""
    precedence: Precedence = Precedence.OTHER

    def must_last(self) -> None:
        """`Invalid` for one that ends before it begins."""
        if self.until <= self.since:
            raise Invalid([FieldProblem(("until",), "wrong_way", _WRONG_WAY)])

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.until <= clock.now()

    def overlaps(self, other: Occasion) -> bool:
        """Whether both go on at some moment; one that begins when the other ends does not."""
        return self.since < other.until and other.since < self.until

    def gap_to(self, other: Occasion) -> timedelta:
        """The time between the two, whichever comes first; negative where they overlap."""
        return max(other.since - self.until, self.since - other.until)

    def shares_a_day_with(self, other: Occasion) -> bool:
        """Whether some day of Bangkok's calendar sees both."""
        (first, last), (their_first, their_last) = self.days, other.days
        return first <= their_last and their_first <= last

    @property
    def days(self) -> tuple[int, int]:
        """Its first and its last day, as ordinals of Bangkok's calendar; midnight ends a day."""
        last = self.until - timedelta.resolution
        return in_bangkok(self.since).toordinal(), in_bangkok(last).toordinal()

    @property
    def in_words(self) -> Text:
        """When it is."""
        return span_in_words(self.since, self.until)


def span_in_words(since: datetime, until: datetime) -> Text:
    """``3/12/2569 08.30–12.00 น.``; both days where it goes beyond one."""
    begins, ends = in_bangkok(since), in_bangkok(until)
    if begins.date() == ends.date():
        return Text(
            f"{_day(begins).th} {begins:%H.%M}–{ends:%H.%M} น.",
            f"{_day(begins).en} {begins:%H:%M}–{ends:%H:%M}",
        )
    return Text(
        f"{_day(begins).th} {begins:%H.%M} น. – {_day(ends).th} {ends:%H.%M} น.",
        f"{_day(begins).en} {begins:%H:%M} – {_day(ends).en} {ends:%H:%M}",
    )


def _day(there: datetime) -> Text:
    day = f"{there.day}/{there.month}"
    return Text(f"{day}/{there.year + BUDDHIST_ERA}", f"{day}/{there.year}")


_WRONG_WAY = _("เวลาเลิกต้องอยู่หลังเวลาเริ่ม", "The end must come after the beginning.")

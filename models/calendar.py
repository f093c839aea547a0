"""The office's working time: Monday to Friday, 08:30–12:00 and 13:00–16:30, days off excepted.

Rules of counting (handbook 3.0 and 4.1): what arrives outside working time starts at the next
opening, and 16:30:00 is outside; the day a count begins is not counted; a count of working days
ends at 16:30.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.clock import BANGKOK

if TYPE_CHECKING:
    from collections.abc import Iterator

MORNING = (time(8, 30), time(12))
AFTERNOON = (time(13), time(16, 30))
CLOSING = AFTERNOON[1]
SATURDAY = 5


@dataclass(frozen=True)
class WorkingTime:
    """When one office works. All moments are aware; answers are in Bangkok time."""

    closed: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens on that day."""
        return day.weekday() < SATURDAY and day not in self.closed

    def after_working_days(self, start: datetime, days: int) -> datetime:
        """16:30 of the `days`-th working day after the one on which `start` counts as received."""
        day = self._received(start).date()
        for _ in range(days):
            day = self.next_working_day(day)
        return datetime.combine(day, CLOSING, BANGKOK)

    def before_working_days(self, moment: datetime, days: int) -> datetime:
        """16:30 of the `days`-th working day before that of `moment` (T−1, T−5 …)."""
        day = moment.astimezone(BANGKOK).date()
        for _ in range(days):
            day -= timedelta(days=1)
            while not self.is_working_day(day):
                day -= timedelta(days=1)
        return datetime.combine(day, CLOSING, BANGKOK)

    def after_working_hours(self, start: datetime, hours: float) -> datetime:
        """The moment when `hours` of working time have passed since `start`."""
        left = timedelta(hours=hours)
        for opens, closes in self._spans(start):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise AssertionError("the office never closes for good")

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        day += timedelta(days=1)
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """How many working days lie after the day of `start`, up to and with the day of `end`."""
        day, last = start.astimezone(BANGKOK).date(), end.astimezone(BANGKOK).date()
        count = 0
        while day < last:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count

    def _received(self, start: datetime) -> datetime:
        return next(iter(self._spans(start)))[0]

    def _spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of working time from `start` on, without end."""
        here = start.astimezone(BANGKOK)
        day = here.date()
        while True:
            if self.is_working_day(day):
                for opens, closes in (MORNING, AFTERNOON):
                    end = datetime.combine(day, closes, BANGKOK)
                    if here < end:
                        yield max(here, datetime.combine(day, opens, BANGKOK)), end
            day += timedelta(days=1)

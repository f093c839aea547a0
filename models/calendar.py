"""The office's working time: its hours on its days of the week, days off excepted.

Rules of counting (handbook 3.0 and 4.1): what arrives outside working time starts at the next
opening, and the moment of closing is outside; the day a count begins is not counted; a count of
working days ends at closing time.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from models.clock import BANGKOK
from models.office_hours import OfficeHours

USUAL = OfficeHours()
"""Monday to Friday, 08:30–12:00 and 13:00–16:30: seven hours a day (handbook 4.1)."""


@dataclass(frozen=True)
class WorkingTime:
    """When one office works. All moments are aware; answers are in Bangkok time.

    Days are counted without walking through them: the days of the week on which the office works
    have numbers in a row (`_number`), of which those of days off are left out.
    """

    closed: frozenset[date] = frozenset()
    hours: OfficeHours = USUAL

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens on that day."""
        return day.weekday() in self.hours.weekdays and day not in self.closed

    def closing_of(self, day: date) -> datetime:
        """Closing time on that day, whether the office opens or not."""
        return datetime.combine(day, self.hours.closing, BANGKOK)

    def received(self, start: datetime) -> datetime:
        """`start` itself while the office works, else the next opening."""
        here = start.astimezone(BANGKOK)
        day = here.date()
        if self.is_working_day(day):
            moment = self.hours.next_moment(here.time())
            if moment is not None:
                return datetime.combine(day, moment, BANGKOK)
        return datetime.combine(self.next_working_day(day), self.hours.opening, BANGKOK)

    def after_working_days(self, start: datetime, days: int) -> datetime:
        """Closing of the `days`-th working day after that on which `start` counts as received."""
        return self.closing_of(self._working_day_after(self.received(start).date(), days))

    def before_working_days(self, moment: datetime, days: int) -> datetime:
        """Closing of the `days`-th working day before that of `moment` (T−1, T−5 …)."""
        return self.closing_of(self._working_day_before(moment.astimezone(BANGKOK).date(), days))

    def after_working_hours(self, start: datetime, hours: float) -> datetime:
        """The moment when `hours` of working time have passed since `start`."""
        begun = self.received(start)
        left = timedelta(hours=hours)
        if not left:
            return begun
        worked = self.hours.worked_before(begun.time()) + left
        # The last moment of a day still belongs to it, hence what lies a hair's breadth before it.
        days = (worked - timedelta.resolution) // self.hours.of_a_day
        day = self._working_day_after(begun.date(), days)
        until = self.hours.worked_until(worked - days * self.hours.of_a_day)
        return datetime.combine(day, until, BANGKOK)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self._working_day_after(day, 1)

    def _working_day_after(self, day: date, days: int) -> date:
        if days == 0:
            return day
        number = self._number(day)
        place = bisect_right(self._off, number)
        number += days
        while place < len(self._off) and self._off[place] <= number:
            place, number = place + 1, number + 1
        return self._day(number)

    def _working_day_before(self, day: date, days: int) -> date:
        if days == 0:
            return day
        number = self._number(day - timedelta(days=1))
        place = bisect_right(self._off, number) - 1
        number -= days - 1
        while place >= 0 and self._off[place] >= number:
            place, number = place - 1, number - 1
        return self._day(number)

    def _number(self, day: date) -> int:
        """How many of the office's days of the week there are up to and with that day."""
        weeks, weekday = divmod(day.toordinal() - 1, 7)
        return weeks * len(self._weekdays) + self._up_to[weekday]

    def _day(self, number: int) -> date:
        """The day of that number."""
        weeks, place = divmod(number - 1, len(self._weekdays))
        return date.fromordinal(weeks * 7 + self._weekdays[place] + 1)

    @cached_property
    def _weekdays(self) -> list[int]:
        return sorted(self.hours.weekdays)

    @cached_property
    def _up_to(self) -> list[int]:
        return [bisect_right(self._weekdays, weekday) for weekday in range(7)]

    @cached_property
    def _off(self) -> list[int]:
        """The numbers of the days off that would be working days, in order."""
        return sorted(
            self._number(day) for day in self.closed if day.weekday() in self.hours.weekdays
        )

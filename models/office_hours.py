"""The hours of an office: on which days of the week it works, and from when until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import pairwise

MORNING = (time(8, 30), time(12))
AFTERNOON = (time(13), time(16, 30))
_MIDNIGHT = datetime(2026, 1, 1)  # noqa: DTZ001 - of whichever day, only to count from
_TIME = r"((?:[01]\d|2[0-3]):[0-5]\d)"
_SPAN = re.compile(f"{_TIME}-{_TIME}", re.ASCII)


@dataclass(frozen=True)
class OfficeHours:
    """`weekdays` counts from Monday, 0; `spans` are its stretches of work on such a day, in order.

    As it stands in the office's row: ``12345`` (Monday is 1) and ``08:30-12:00 13:00-16:30``.
    """

    weekdays: frozenset[int] = frozenset(range(5))
    spans: tuple[tuple[time, time], ...] = (MORNING, AFTERNOON)

    def __post_init__(self) -> None:
        bounds = [bound for span in self.spans for bound in span]
        in_order = all(earlier < later for earlier, later in pairwise(bounds))
        if not bounds or not in_order or not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError(f"an office cannot work on {self.weekdays} at {self.spans}")

    @classmethod
    def read(cls, days: str, hours: str) -> OfficeHours:
        """What the office's row says; `ValueError` for what nobody could work by."""
        found = [_SPAN.fullmatch(words) for words in hours.split()]
        if not all(found) or not days.isdecimal():
            raise ValueError(f"{days!r} {hours!r} are no hours of an office")
        spans = tuple(
            (time.fromisoformat(each[1]), time.fromisoformat(each[2])) for each in found if each
        )
        return cls(frozenset(int(day) - 1 for day in days), spans)

    @property
    def opening(self) -> time:
        """When a working day begins."""
        return self.spans[0][0]

    @property
    def closing(self) -> time:
        """When a working day ends, and with it whatever is counted in days."""
        return self.spans[-1][1]

    @cached_property
    def of_a_day(self) -> timedelta:
        """How long the office works on a working day."""
        return sum((closes - opens for opens, closes in self._stretches), timedelta())

    def worked_before(self, moment: time) -> timedelta:
        """How much of a working day has passed at `moment`."""
        passed, worked = _of_midnight(moment), timedelta()
        for opens, closes in self._stretches:
            if opens < passed:
                worked += min(closes, passed) - opens
        return worked

    def worked_until(self, worked: timedelta) -> time:
        """When so much of a working day has passed (more than nothing, at most the whole)."""
        for opens, closes in self._stretches:
            if worked <= closes - opens:
                return (_MIDNIGHT + opens + worked).time()
            worked -= closes - opens
        raise ValueError("a working day is not so long")

    def next_moment(self, moment: time) -> time | None:
        """`moment` itself while the office works, else its next opening of that day, if any.

        Its closing is outside (handbook 4.1).
        """
        return next((max(opens, moment) for opens, closes in self.spans if moment < closes), None)

    @cached_property
    def _stretches(self) -> list[tuple[timedelta, timedelta]]:
        """The stretches of work as spans since midnight, which can be counted with."""
        return [(_of_midnight(opens), _of_midnight(closes)) for opens, closes in self.spans]


def _of_midnight(moment: time) -> timedelta:
    return datetime.combine(_MIDNIGHT, moment) - _MIDNIGHT

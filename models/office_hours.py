"""The hours of an office: on which days of the week it works, and from when until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cached_property
from itertools import pairwise

MORNING = (time(8, 30), time(12))
AFTERNOON = (time(13), time(16, 30))
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
        return sum((_length(*span) for span in self.spans), timedelta())

    def worked_before(self, moment: time) -> timedelta:
        """How much of a working day has passed at `moment`."""
        return sum(
            (_length(opens, min(closes, moment)) for opens, closes in self.spans if opens < moment),
            timedelta(),
        )

    def worked_until(self, worked: timedelta) -> time:
        """When so much of a working day has passed (more than nothing, at most the whole)."""
        for opens, closes in self.spans:
            length = _length(opens, closes)
            if worked <= length:
                return _later(opens, worked)
            worked -= length
        raise ValueError("a working day is not so long")

    def next_moment(self, moment: time) -> time | None:
        """`moment` itself while the office works, else its next opening of that day, if any.

        Its closing is outside (handbook 4.1).
        """
        return next((max(opens, moment) for opens, closes in self.spans if moment < closes), None)


def _length(opens: time, closes: time) -> timedelta:
    return _of_midnight(closes) - _of_midnight(opens)


def _of_midnight(moment: time) -> timedelta:
    return timedelta(
        hours=moment.hour,
        minutes=moment.minute,
        seconds=moment.second,
        microseconds=moment.microsecond,
    )


def _later(moment: time, by: timedelta) -> time:
    seconds, microsecond = divmod(_of_midnight(moment) + by, timedelta(seconds=1))
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return time(hour, minute, second, microsecond // timedelta(microseconds=1))

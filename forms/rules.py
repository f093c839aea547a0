"""Rules that look at more than one field, or at the calendar.

A rule says which fields it reads and runs when all of those are in order, also when others are
not, so that a person hears of everything at once (HANDBOOK 3.0: ask for what is missing once).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from models.clock import in_bangkok
from models.errors import FieldProblem

SATURDAY = 5
LONGEST_SEARCH = 366
"""Calendar days after which a calendar without working days is given up."""

Check = Callable[..., Iterable[FieldProblem]]
Workday = Callable[[date], bool]


def monday_to_friday(day: date) -> bool:
    """Whether `day` is a weekday: the working days of an office whose holidays are not known."""
    return day.weekday() < SATURDAY


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the times of an answer are held against; None where the mission says nothing.

    `since` is when what it tells of could begin (its approval, say), `planned` when it was to be.
    """

    since: datetime | None = None
    planned: datetime | None = None

    def record(self) -> dict[str, str]:
        """As a task keeps it, ISO 8601."""
        both = {"since": self.since, "planned": self.planned}
        return {name: moment.isoformat() for name, moment in both.items() if moment is not None}

    @classmethod
    def recalled(cls, kept: Mapping[str, str] | None) -> Bounds:
        """What :meth:`record` kept."""
        return cls(**{name: datetime.fromisoformat(each) for name, each in (kept or {}).items()})


UNBOUND = Bounds()


@dataclass(frozen=True, slots=True)
class At:
    """When a form is handed in, on which days the office works, and since when its case is open."""

    now: datetime
    is_workday: Workday = monday_to_friday
    asked_at: datetime | None = None
    bounds: Bounds = UNBOUND

    @property
    def when_asked(self) -> At:
        """The moment at which the case was asked for: what is amended later is judged by it."""
        return At(self.asked_at or self.now, self.is_workday)

    @property
    def today(self) -> date:
        """The day in Bangkok."""
        return in_bangkok(self.now).date()

    def working_day(self, count: int) -> date:
        """The `count`-th working day after today; today itself is not counted (HANDBOOK 4.1)."""
        days = (self.today + timedelta(days=ahead) for ahead in range(1, LONGEST_SEARCH))
        working = (day for day in days if self.is_workday(day))
        return next(
            (day for nth, day in enumerate(working, 1) if nth == count),
            self.today + timedelta(days=LONGEST_SEARCH),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """How a form is being read: with which clock, and whether it was accepted before."""

    at: At | None = None
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a form: `check` yields the problems; a timed one is given :class:`At` as well.

    One that looks at a list `row_by_row` also runs when some rows are not in order: whatever is not
    in order in them is None.
    """

    check: Check
    reads: frozenset[str]
    timed: bool = False
    row_by_row: bool = False

    def problems(self, form: Any, at: At | None) -> Iterable[FieldProblem]:
        """What is wrong with `form`; nothing if the rule needs a clock and there is none."""
        if not self.timed:
            return self.check(form)
        return () if at is None else self.check(form, at)


def rule(*reads: str, row_by_row: bool = False) -> Callable[[Check], Rule]:
    """A rule over the fields `reads`: ``def name(self) -> Iterator[FieldProblem]``."""
    return lambda check: Rule(check, frozenset(reads), row_by_row=row_by_row)


def timed_rule(*reads: str) -> Callable[[Check], Rule]:
    """A rule that needs the clock: ``def name(self, at: At) -> Iterator[FieldProblem]``."""
    return lambda check: Rule(check, frozenset(reads), timed=True)


@cache
def rules_of(form: type) -> tuple[Rule, ...]:
    """The rules of a form class; one of the same name in a subclass replaces its parent's."""
    named: dict[str, Rule] = {}
    for part in reversed(form.__mro__):
        named |= {name: found for name, found in vars(part).items() if isinstance(found, Rule)}
    return tuple(named.values())

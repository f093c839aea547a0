"""How long a step may take, on one of three clocks (handbook 0.1, 3).

``bh`` and ``bd`` run with the office, ``cd`` is the statutes' calendar days, ``minutes`` and
``hours`` run day and night. ``before(moment, bd(1))`` counts back from an event; ``since(moment,
span)`` counts on from one, so that several steps share one limit; ``earliest(…)`` is the first of
several limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models.calendar import WorkingTime
from models.clock import BANGKOK
from models.working_time import working_time

if TYPE_CHECKING:
    from sqlmodel import Session

USUAL_TIME = WorkingTime()
"""For what no calendar can move."""


@dataclass(frozen=True)
class Span:
    """A length of time on one of the clocks: ``bh``, ``bd``, ``cd`` or ``wall`` (in minutes)."""

    unit: str
    amount: float

    @property
    def asks_the_calendar(self) -> bool:
        """Whether the office's hours or days off can move it, or the internal date before it."""
        return self.unit != "wall"

    def after(self, start: datetime, working: WorkingTime) -> datetime:
        """The moment at which this span, begun at `start`, is over."""
        match self.unit:
            case "bh":
                return working.after_working_hours(start, self.amount)
            case "bd":
                return working.after_working_days(start, int(self.amount))
            case "cd":
                day = start.astimezone(BANGKOK).date() + timedelta(days=int(self.amount))
                return working.closing_of(day)
            case _:
                return start + timedelta(minutes=self.amount)

    def internal(self, start: datetime, working: WorkingTime) -> datetime | None:
        """By when the office is done with what a statute limits; None on the other clocks.

        That is closing time of the working day before the last: an authority's limit ends on its
        day, office open or not (handbook 2.9, on section 64 of the Administrative Procedure Act).
        """
        if self.unit != "cd":
            return None
        # Never before it begins, else it would be late then.
        return Before(self.after(start, working), bd(1)).after(start, working)


@dataclass(frozen=True)
class Before:
    """A moment before an event; never earlier than now, else it would be late when it begins."""

    event: datetime
    span: Span

    @property
    def asks_the_calendar(self) -> bool:
        """As its span."""
        return self.span.asks_the_calendar

    def after(self, start: datetime, working: WorkingTime) -> datetime:
        """The moment `span` before the event, or the event itself where that is past already."""
        if self.span.unit == "bd":
            moment = working.before_working_days(self.event, int(self.span.amount))
        elif self.span.unit == "cd":
            moment = Span("cd", -self.span.amount).after(self.event, working)
        else:
            moment = self.event - timedelta(minutes=self.span.amount)
        return moment if moment > start else max(self.event, start)

    def internal(self, _start: datetime, _working: WorkingTime) -> datetime | None:
        """None: what is counted back from an event is the office's own limit, no statute's."""
        return None


@dataclass(frozen=True)
class Since:
    """A span that began at a given moment, whenever the step itself begins."""

    moment: datetime
    span: Span

    @property
    def asks_the_calendar(self) -> bool:
        """As its span."""
        return self.span.asks_the_calendar

    def after(self, _start: datetime, working: WorkingTime) -> datetime:
        """The moment at which the span is over; it may have passed when the step begins."""
        return self.span.after(self.moment, working)

    def internal(self, _start: datetime, working: WorkingTime) -> datetime | None:
        """As the span's, from when it began."""
        return self.span.internal(self.moment, working)


@dataclass(frozen=True)
class Earliest:
    """Several limits, of which the first counts."""

    limits: tuple[Span | Before | Since, ...]

    @property
    def asks_the_calendar(self) -> bool:
        """As any of its limits."""
        return any(limit.asks_the_calendar for limit in self.limits)

    def after(self, start: datetime, working: WorkingTime) -> datetime:
        """The moment of the limit that comes first."""
        return min(limit.after(start, working) for limit in self.limits)

    def internal(self, start: datetime, working: WorkingTime) -> datetime | None:
        """The first of its limits' internal dates, unless the limit itself comes before it."""
        inner = [limit.internal(start, working) for limit in self.limits]
        first = min((each for each in inner if each is not None), default=None)
        return None if first is None or first > self.after(start, working) else first


Rule = Span | Before | Since | Earliest
"""What comes to a moment only when it is counted, on a calendar, from where it begins."""

Due = Rule | datetime | None
"""When something must be done: a span from now or from then, before an event, or whenever."""


def bh(hours: float) -> Span:
    """Working hours (seven a day, lunch excluded)."""
    return Span("bh", hours)


def bd(days: int) -> Span:
    """Working days, due at 16:30; the day it begins is not counted."""
    return Span("bd", days)


def cd(days: int) -> Span:
    """Calendar days of a statute; the first day is not counted."""
    return Span("cd", days)


def minutes(count: float) -> Span:
    """Minutes on the wall, day and night."""
    return Span("wall", count)


def hours(count: float) -> Span:
    """Hours on the wall, day and night."""
    return Span("wall", count * 60)


def before(event: datetime, span: Span) -> Before:
    """Counted back from an event: ``before(start, bd(1))`` is the eve's closing time.

    Working hours are not counted backwards: no rule of the office asks for it.
    """
    if span.unit == "bh":
        raise ValueError("before() counts back in bd, cd, minutes or hours")
    return Before(event, span)


def since(moment: datetime, span: Span) -> Since:
    """Counted from `moment`: the steps of one row of the handbook share the row's limit."""
    return Since(moment, span)


def earliest(*limits: Span | Before | Since) -> Earliest:
    """Whichever of `limits` comes first: three days, but not later than the eve of the event."""
    return Earliest(limits)


def falls_on(session: Session, office_id: int, due: Due, start: datetime) -> datetime | None:
    """The moment on which `due` falls for an office, counted from `start`."""
    if isinstance(due, datetime) and due.tzinfo is None:
        raise ValueError(f"{due} needs its time zone")
    if due is None or isinstance(due, datetime):
        return due
    asks = due.asks_the_calendar
    return due.after(start, working_time(session, office_id) if asks else USUAL_TIME)

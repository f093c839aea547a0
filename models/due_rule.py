"""A deadline's rule as it is kept beside its moment, so that it can be counted again.

::

    {"bd": 3}                                   three working days from where it began
    {"before": "2026-12-09T10:00:00+07:00", "bd": 1}
    {"since": "2026-11-22T06:45:00+07:00", "cd": 7}
    {"earliest": [{"bd": 3}, {"before": "…", "bd": 1}]}
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from models.deadline import USUAL_TIME, Before, Earliest, Rule, Since, Span
from models.working_time import working_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from models.calendar import WorkingTime
    from models.deadline import Due

Kept = dict[str, Any]
"""A rule as JSON."""

_CLOCKS = ("bh", "bd", "cd", "wall")


class Counted(NamedTuple):
    """What a deadline came to, and its rule where a changed calendar may move it.

    `internal_due_at` is by when the office is done with what a statute limits (`Span.internal`).
    """

    due_at: datetime | None
    internal_due_at: datetime | None = None
    rule: Kept | None = None


def counted(session: Session, office_id: int, due: Due, start: datetime) -> Counted:
    """When `due` falls for an office, counted from `start`."""
    if isinstance(due, datetime) and due.tzinfo is None:
        raise ValueError(f"{due} needs its time zone")
    if due is None or isinstance(due, datetime):
        return Counted(due)
    if not due.asks_the_calendar:
        return Counted(due.after(start, USUAL_TIME))
    return counted_again(written(due), start, working_time(session, office_id))


def counted_again(rule: Kept, start: datetime, working: WorkingTime) -> Counted:
    """The same deadline on another calendar; `start` is where it began the first time."""
    due = read(rule)
    return Counted(due.after(start, working), due.internal(start, working), rule)


def written(due: Rule) -> Kept:
    """`due` as it is kept; `read` gives it back."""
    match due:
        case Earliest(limits):
            return {"earliest": [written(limit) for limit in limits]}
        case Before(event, span):
            return {"before": event.isoformat(), **written(span)}
        case Since(moment, span):
            return {"since": moment.isoformat(), **written(span)}
        case Span(unit, amount):
            return {unit: amount}


def read(rule: Mapping[str, Any]) -> Rule:
    """The deadline that was `written`."""
    if "earliest" in rule:
        return Earliest(tuple(_limit(each) for each in rule["earliest"]))
    return _limit(rule)


def _limit(rule: Mapping[str, Any]) -> Span | Before | Since:
    span = next(Span(unit, rule[unit]) for unit in _CLOCKS if unit in rule)
    if "before" in rule:
        return Before(datetime.fromisoformat(rule["before"]), span)
    if "since" in rule:
        return Since(datetime.fromisoformat(rule["since"]), span)
    return span

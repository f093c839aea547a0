"""Days as people give them, as the moments between which something stands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from models.clock import BANGKOK, in_bangkok

ONE_DAY = timedelta(days=1)


def begins(first: date) -> datetime:
    """The beginning of that day in Bangkok."""
    return datetime.combine(first, time(), BANGKOK)


def ends(last: date) -> datetime:
    """The end of that day, which is the beginning of the next."""
    return begins(last + ONE_DAY)


def first_day(since: datetime) -> date:
    """The day on which a stretch begins."""
    return in_bangkok(since).date()


def last_day(until: datetime) -> date:
    """The last day that a stretch touches."""
    return in_bangkok(until - timedelta(microseconds=1)).date()

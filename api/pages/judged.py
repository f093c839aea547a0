"""What is wrong with a form of which something could not be read: told together with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.absences import AbsenceGiven
from api.acting_orders import ActingOrderGiven
from api.days import begins, ends
from models import absence, changed_calendar, hours_rules, issuing
from models.day_off_change import ChangeKind
from models.errors import PrasanError
from models.holiday_change import HolidayChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel

    from api.desk import Desk
    from models.errors import FieldProblem

    Read = Mapping[str, Any]


def order(read: Read) -> list[FieldProblem]:
    """Of an acting order: its dates, and what its form does not bear."""
    form, (since, until) = read.get("form"), _stretch(read)
    scope = issuing.scope_wrong(form, read.get("missions", ()), read.get("amount"))
    return [*issuing.dates_wrong(form, read.get("ordered_on"), since, until), *scope]


def away(read: Read) -> list[FieldProblem]:
    """Of an absence: its days."""
    since, until = _stretch(read)
    return absence.days_wrong(since, until) if since and until else []


def hours(read: Read) -> list[FieldProblem]:
    """Of the office's hours."""
    return hours_rules.wrong_with(read.get("weekdays", ""), read.get("hours", ""))


def day_off(desk: Desk) -> Callable[[Read], list[FieldProblem]]:
    """Of a change of a day off, as the calendar stands."""

    def judged(read: Read) -> list[FieldProblem]:
        known: dict[str, Any] = {
            "kind": read.get("kind", ChangeKind.ADD),
            "day": read.get("date"),
            "scope": read.get("scope", ""),
            "to": read.get("to"),
            "name_th": read.get("name") or "",
            "status": read.get("status", "confirmed"),
            "source_ref": read.get("source_ref") or "",
            "announced_at": read.get("announced_at"),
            "reason": "",
        }
        try:
            return changed_calendar.wrong_with(desk.session, HolidayChange(**known), by=desk.me)
        except PrasanError:  # who may not change it hears that first
            return []

    return judged


JUDGED: dict[type[BaseModel], Callable[[Read], list[FieldProblem]]] = {
    ActingOrderGiven: order,
    AbsenceGiven: away,
}
"""Who judges the forms of the page of posts."""


def _stretch(read: Read) -> tuple[Any, Any]:
    first, last = read.get("first"), read.get("last")
    return begins(first) if first else None, ends(last) if last else None

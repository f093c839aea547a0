"""When an office works, in words."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from forms.locale import weekday
from models.office_hours import OfficeHours
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

_A_MONDAY = date(2026, 11, 23)
_USUAL = OfficeHours().weekdays

WEEKDAYS: tuple[Text, ...] = tuple(weekday(_A_MONDAY + timedelta(days=n)) for n in range(7))
"""What the days of the week are called, Monday first."""


def hours_said(hours: OfficeHours) -> Text:
    """``จันทร์ถึงศุกร์ 08.30–12.00 และ 13.00–16.30 น.`` / ``Monday to Friday, 08:30–12:00 and …``."""
    return _("{days} {times}", "{days}, {times}").fill(
        days=days_said(hours.weekdays), times=times_said(hours.spans)
    )


def days_said(weekdays: Iterable[int]) -> Text:
    """The days of the week (Monday is 0) in their order."""
    found = sorted(weekdays)
    if frozenset(found) == _USUAL:
        return _("จันทร์ถึงศุกร์", "Monday to Friday")
    names = [WEEKDAYS[each] for each in found]
    return Text(", ".join(each.th for each in names), ", ".join(each.en for each in names))


def times_said(spans: Iterable[tuple[time, time]]) -> Text:
    """``08.30–12.00 และ 13.00–16.30 น.`` / ``08:30–12:00 and 13:00–16:30``."""
    thai, english = zip(
        *((f"{a:%H.%M}–{b:%H.%M}", f"{a:%H:%M}–{b:%H:%M}") for a, b in spans), strict=True
    )
    return Text(f"{' และ '.join(thai)} น.", " and ".join(english))

"""The hours of an office as a page has them: days of the week to tick, and a line of spans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from api.office_hours import HoursGiven
from api.pages.words import typed
from forms.locale import weekday

if TYPE_CHECKING:
    from api.visitor import Visitor
    from models.wording import Text

_A_MONDAY = date(2026, 11, 23)

WEEKDAYS: dict[str, Text] = {str(n + 1): weekday(_A_MONDAY + timedelta(days=n)) for n in range(7)}
"""Monday is 1, as in the office's row."""


def days_in(written: str) -> list[Text]:
    """The days of the week in words."""
    return [words for key, words in WEEKDAYS.items() if key in written]


def typed_in(visitor: Visitor) -> dict[str, str]:
    """What was typed, as it was typed; the days side by side."""
    return {"weekdays": "", **typed(visitor, HoursGiven)}

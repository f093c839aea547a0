"""The hours of an office as a page has them: days of the week to tick, and a line of spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.office_hours import HoursGiven
from api.pages.words import typed
from forms import hours_said
from models.hours_rules import read_hours
from models.wording import Text

if TYPE_CHECKING:
    from api.visitor import Visitor

WEEKDAYS: dict[str, Text] = {str(n): words for n, words in enumerate(hours_said.WEEKDAYS, 1)}
"""Monday is 1, as in the office's row."""


def said(weekdays: str, hours: str) -> Text:
    """The hours of a row, or as they were typed, in words."""
    return hours_said.hours_said(read_hours(weekdays, hours))


def to_type(hours: str) -> Text:
    """The hours of a row as they stand in the form to begin with; they are read so too."""
    written = hours.replace("-", "–")
    return Text(written.replace(":", "."), written)


def typed_in(visitor: Visitor) -> dict[str, str]:
    """What was typed, as it was typed; the days side by side."""
    return {"weekdays": "", **typed(visitor, HoursGiven)}

"""A moment in figures, for sentences that the office keeps; `forms.locale` says it on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.clock import in_bangkok
from models.register import BUDDHIST_ERA
from models.wording import Text

if TYPE_CHECKING:
    from datetime import date, datetime


def day_said(day: date) -> Text:
    """``4/12/2569`` and ``4/12/2026``."""
    there = f"{day.day}/{day.month}"
    return Text(f"{there}/{day.year + BUDDHIST_ERA}", f"{there}/{day.year}")


def moment_said(moment: datetime) -> Text:
    """``4/12/2569 16.30 น.`` and ``4/12/2026 16:30``."""
    there = in_bangkok(moment)
    day = day_said(there)
    return Text(f"{day.th} {there:%H.%M} น.", f"{day.en} {there:%H:%M}")

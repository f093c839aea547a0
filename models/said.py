"""A moment in figures, for sentences that the office keeps; `forms.locale` says it on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.clock import in_bangkok
from models.register import BUDDHIST_ERA
from models.wording import Text

if TYPE_CHECKING:
    from datetime import datetime


def moment_said(moment: datetime) -> Text:
    """``4/12/2569 16.30 น.`` and ``4/12/2026 16:30``."""
    there = in_bangkok(moment)
    day = f"{there.day}/{there.month}"
    return Text(
        f"{day}/{there.year + BUDDHIST_ERA} {there:%H.%M} น.", f"{day}/{there.year} {there:%H:%M}"
    )

"""How near a deadline is, in words and in a tone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from forms.locale import short_moment, time_left
from models import clock
from models.wording import Text

SOON = timedelta(hours=4)


class Due(NamedTuple):
    """A deadline: the words (``เหลือ 2 ชม.``), the exact moment, ``late``, ``soon`` or no tone."""

    words: Text
    exact: Text
    tone: str


def due_shown(moment: datetime | None) -> Due | None:
    """A deadline as it is shown now; None where there is none."""
    if moment is None:
        return None
    left = moment - clock.now()
    tone = "late" if left < timedelta() else "soon" if left < SOON else ""
    return Due(time_left(moment, clock.now()), short_moment(moment), tone)

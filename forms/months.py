"""The months and the days of the week, as Thai and English write them."""

from __future__ import annotations

import calendar
from typing import Final

LONG_TH: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_TH: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
LONG_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_EN: Final = tuple(name[:3] for name in LONG_EN)

WEEKDAYS_TH: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_EN: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
"""From Monday on, as `date.weekday` counts."""

BUDDHIST: Final = 543
"""Years between the Buddhist and the common era."""


def _bare(name: str) -> str:
    return name.replace(".", "").replace(" ", "").casefold()


NUMBER_OF: Final[dict[str, int]] = {
    _bare(name): number
    for names in (LONG_TH, SHORT_TH, LONG_EN, SHORT_EN)
    for number, name in enumerate(names, 1)
}


def month_named(name: str) -> int | None:
    """The number (1–12) of a month written in full or short, in Thai or English, or None."""
    return NUMBER_OF.get(_bare(name))


def days_in(year: int, month: int) -> int:
    """How many days `month` of the common-era `year` has."""
    return calendar.monthrange(year, month)[1]

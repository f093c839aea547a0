"""Numbers as people type them: Thai digits and thousands separators are taken."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from forms.numerals import arabic_digits
from forms.problems import refused
from forms.written import Draws, trimmed
from models.wording import _

_TIME_CODE = re.compile(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)", re.ASCII)


def _number(value: object) -> object:
    if isinstance(value, bool):
        # Pydantic would take true for 1.
        raise refused("not_a_number", _("ต้องเป็นตัวเลข", "Must be a number."))
    if isinstance(value, str):
        return arabic_digits(trimmed(value)).replace(",", "")
    return value


def _time_code(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _TIME_CODE.fullmatch(arabic_digits(trimmed(value)))
    if match is None:
        raise refused(
            "not_a_time_code",
            _("ไทม์โค้ดต้องเป็น ชั่วโมง:นาที:วินาที เช่น 00:12:30", "A time code is H:MM:SS."),
        )
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return f"{hours:02}:{minutes:02}:{seconds:02}"


Whole = Annotated[int, BeforeValidator(_number)]
"""A whole number; give it ``ge`` and ``le``."""

Money = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0, max_digits=14, decimal_places=2),
    Draws("money"),
]
"""Baht, not negative, two decimals."""

TimeCode = Annotated[str, BeforeValidator(_time_code), Field(max_length=8), Draws("time_code")]
"""A place in a recording, kept as ``HH:MM:SS``."""

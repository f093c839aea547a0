"""When an office works, in words: the Thai way of writing times, and the English one."""

from __future__ import annotations

import pytest

from forms.hours_said import hours_said
from models.office_hours import OfficeHours


@pytest.mark.parametrize(
    ("days", "hours", "thai", "english"),
    [
        (
            "12345",
            "08:30-12:00 13:00-16:30",
            "จันทร์ถึงศุกร์ 08.30–12.00 และ 13.00–16.30 น.",
            "Monday to Friday, 08:30–12:00 and 13:00–16:30",
        ),
        (
            "246",
            "09:00-12:00",
            "อังคาร, พฤหัสบดี, เสาร์ 09.00–12.00 น.",
            "Tuesday, Thursday, Saturday, 09:00–12:00",
        ),
    ],
)
def test_hours_are_said_as_each_language_writes_them(
    days: str, hours: str, thai: str, english: str
) -> None:
    assert hours_said(OfficeHours.read(days, hours)) == (thai, english)

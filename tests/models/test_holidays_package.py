"""The seeded days off against a package that counts Thailand's, and where it is wrong for us.

It serves nowhere else: it has no day of Songkhla's, and counts what the government works through
(handbook 0.1(2), 4.2, 4.3).
"""

from __future__ import annotations

import json
from datetime import date

import holidays
import pytest

from models.calendar import USUAL
from models.demo import DATA

SEEDED = json.loads(DATA.read_text(encoding="utf-8"))["holidays"]
NATIONAL = {
    date.fromisoformat(day["date"]): day for day in SEEDED if day["scope"] == "national_gov"
}
PROVINCIAL = {
    date.fromisoformat(day["date"]) for day in SEEDED if day["scope"].startswith("province:")
}
FIRST, LAST = min(NATIONAL), max(NATIONAL)

NOT_THE_GOVERNMENTS = {
    date(2026, 1, 10): "วันเด็ก ราชการไม่หยุด",
    date(2026, 5, 1): "วันแรงงาน ราชการไม่หยุด",
    date(2027, 1, 9): "วันเด็ก ราชการไม่หยุด",
    date(2027, 5, 1): "วันแรงงาน ราชการไม่หยุด",
    date(2027, 5, 3): "ชดเชยวันแรงงาน ซึ่งราชการไม่หยุด",
}
"""What the package has and the office works through (handbook 4.2)."""

SUBSTITUTED = {
    date(2026, 5, 31): date(2026, 6, 1),  # วิสาขบูชา
    date(2026, 12, 5): date(2026, 12, 7),  # วันชาติ
    date(2027, 2, 21): date(2027, 2, 22),  # มาฆบูชา
    date(2027, 7, 18): date(2027, 7, 20),  # อาสาฬหบูชา; the nineteenth is Khao Phansa
}
"""What falls on a weekend, when the office is closed anyway, and the day that stands for it."""


@pytest.fixture(scope="module")
def packaged() -> set[date]:
    """What the package counts as days off between the first and the last seeded day."""
    years = range(FIRST.year, LAST.year + 1)
    found = holidays.country_holidays("TH", years=years, categories=("public", "government"))
    return {day for day in found if FIRST <= day <= LAST}


def test_every_national_day_is_one_of_the_packages(packaged: set[date]) -> None:
    assert NATIONAL.keys() - packaged == set()


def test_the_package_differs_exactly_where_we_say_why(packaged: set[date]) -> None:
    assert packaged - NATIONAL.keys() == NOT_THE_GOVERNMENTS.keys() | SUBSTITUTED.keys()


def test_what_falls_on_a_weekend_has_its_substitute_in_the_table(packaged: set[date]) -> None:
    for day, substitute in SUBSTITUTED.items():
        assert day.weekday() not in USUAL.weekdays
        assert "ชดเชย" in NATIONAL[substitute]["name_th"]
        assert substitute in packaged


def test_no_day_of_songkhla_is_known_to_it(packaged: set[date]) -> None:
    assert len(PROVINCIAL) == 6
    assert not PROVINCIAL & packaged

"""ตารางเวร: who is on duty, a month on one page (handbook 3.17, DUTY)."""

from datetime import date, datetime
from typing import Any, Self

from pydantic import model_validator

from forms.locale import weekday
from forms.months import BUDDHIST, LONG_TH, days_in
from forms.on_paper import printed
from forms.sheets.sheet import IssuingOffice, Part, Sheet, Signer, midnight

SATURDAY = 5


class Shift(Part):
    """A shift (กะ), its hours in words, and where."""

    name: str
    hours: str


class DutyDay(Part):
    """Who stands in each shift of a day, in the order of the shifts; why it is a day off."""

    day: date
    on_duty: tuple[str, ...]
    day_off: str = ""


class DutyRoster(Sheet):
    """The roster of `month` of the Buddhist `year`; days that are not in `days` stay blank."""

    office: IssuingOffice
    title: str
    year: int
    month: int
    order_no: str | None = None
    shifts: tuple[Shift, ...]
    days: tuple[DutyDay, ...]
    notes: tuple[str, ...] = ()
    issued_on: date | None = None
    signer: Signer

    @model_validator(mode="after")
    def _fits_the_month(self) -> Self:
        if not 1 <= self.month <= len(LONG_TH) or not 1 <= self.year - BUDDHIST <= date.max.year:
            raise ValueError("there is no such month")
        for each in self.days:
            if (each.day.year, each.day.month) != (self.year - BUDDHIST, self.month):
                raise ValueError(f"{each.day} is no day of the month")
            if len(each.on_duty) != len(self.shifts):
                asked = len(self.shifts)
                raise ValueError(f"{each.day} names {len(each.on_duty)} of {asked} shifts")
        if len({each.day for each in self.days}) < len(self.days):
            raise ValueError("a day stands in the roster twice")
        return self

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it bears."""
        return midnight(self.issued_on)

    def shown(self) -> dict[str, Any]:
        """With a row for every day of the month."""
        return super().shown() | {"days": printed([self._row(day) for day in self._month()])}

    def sentences(self) -> dict[str, str]:
        """The month in words."""
        return {"in_month": f"ประจำเดือน{LONG_TH[self.month - 1]} {self.year}"}

    def _month(self) -> list[date]:
        year = self.year - BUDDHIST
        return [date(year, self.month, n) for n in range(1, days_in(year, self.month) + 1)]

    def _row(self, day: date) -> dict[str, Any]:
        found = {each.day: each for each in self.days}.get(day)
        return {
            "n": day.day,
            "weekday": weekday(day).th,
            "on_duty": found.on_duty if found else ("",) * len(self.shifts),
            "day_off": found.day_off if found else "",
            "shaded": bool(found and found.day_off) or day.weekday() >= SATURDAY,
        }

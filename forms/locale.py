"""How days, times and spans are shown (HANDBOOK 2.5).

On screen: Buddhist years and arabic digits in Thai, common-era years in English. On paper: Thai
digits, Buddhist years, no "พ.ศ.". Moments are shown as Bangkok's wall clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from forms.months import BUDDHIST, LONG_EN, LONG_TH, SHORT_EN, SHORT_TH, WEEKDAYS_EN, WEEKDAYS_TH
from forms.numerals import arabic_digits, thai_digits
from models.clock import in_bangkok
from models.wording import Text, _

__all__ = [
    "arabic_digits", "day_on_paper", "duration", "long_day", "long_moment", "moment_on_paper",
    "short_day", "short_moment", "thai_digits", "time_left", "time_of_day", "time_on_paper",
    "weekday",
]  # fmt: skip

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_CENTURY = range(2500, 2600)
"""The Buddhist years that two digits can stand for without doubt."""


def long_day(day: date) -> Text:
    """``24 พฤศจิกายน 2569`` / ``24 November 2026``."""
    day = _day(day)
    return Text(
        f"{day.day} {LONG_TH[day.month - 1]} {day.year + BUDDHIST}",
        f"{day.day} {LONG_EN[day.month - 1]} {day.year:04}",
    )


def short_day(day: date) -> Text:
    """``24 พ.ย. 69`` / ``24 Nov 2026``; a year of another century keeps its four digits."""
    day = _day(day)
    year = day.year + BUDDHIST
    shown = f"{year % 100:02}" if year in _CENTURY else str(year)
    return Text(
        f"{day.day} {SHORT_TH[day.month - 1]} {shown}",
        f"{day.day} {SHORT_EN[day.month - 1]} {day.year:04}",
    )


def weekday(day: date) -> Text:
    """``อังคาร`` / ``Tuesday``."""
    which = _day(day).weekday()
    return Text(WEEKDAYS_TH[which], WEEKDAYS_EN[which])


def time_of_day(moment: datetime) -> Text:
    """``10.30 น.`` / ``10:30``."""
    clock = _moment(moment)
    return Text(f"{clock:%H.%M} น.", f"{clock:%H:%M}")


def long_moment(moment: datetime) -> Text:
    """``24 พฤศจิกายน 2569 เวลา 10.30 น.`` / ``24 November 2026, 10:30``."""
    return _("{day} เวลา {time}", "{day}, {time}").fill(
        day=long_day(moment), time=time_of_day(moment)
    )


def short_moment(moment: datetime) -> Text:
    """``24 พ.ย. 69 10.30 น.`` / ``24 Nov 2026, 10:30``."""
    return _("{day} {time}", "{day}, {time}").fill(day=short_day(moment), time=time_of_day(moment))


def day_on_paper(day: date) -> str:
    """``๒๔ พฤศจิกายน ๒๕๖๙``."""
    return thai_digits(long_day(day).th)


def time_on_paper(moment: datetime) -> str:
    """``๑๐.๓๐ น.``."""
    return thai_digits(time_of_day(moment).th)


def moment_on_paper(moment: datetime) -> str:
    """``๒๔ พฤศจิกายน ๒๕๖๙ เวลา ๑๐.๓๐ น.``."""
    return thai_digits(long_moment(moment).th)


def duration(span: timedelta) -> Text:
    """The one or two largest units of a span, rounded down: ``2 ชม. 15 นาที`` / ``2 h 15 min``."""
    span = abs(span)
    days, hours, minutes = span // DAY, span % DAY // HOUR, span % HOUR // MINUTE
    if days:
        more = _("{days} วัน {hours} ชม.", "{days} d {hours} h")
        text = more if hours else Text("{days} วัน", "{days} day" if days == 1 else "{days} days")
    elif hours:
        text = (
            _("{hours} ชม. {minutes} นาที", "{hours} h {minutes} min")
            if minutes
            else _("{hours} ชม.", "{hours} h")
        )
    else:
        text = _("{minutes} นาที", "{minutes} min")
    return text.fill(days=days, hours=hours, minutes=minutes)


def time_left(due: datetime, now: datetime) -> Text:
    """``เหลือ 2 ชม.`` or ``เกินกำหนด 3 วัน``: the largest unit of what is left or late."""
    span = _moment(due) - _moment(now)
    if abs(span) < MINUTE:
        return _("ครบกำหนดแล้ว", "due now")
    if span > timedelta():
        return _("เหลือ {span}", "{span} left").fill(span=duration(_largest(span)))
    return _("เกินกำหนด {span}", "{span} overdue").fill(span=duration(_largest(span)))


def _largest(span: timedelta) -> timedelta:
    """`span` rounded down to whole days, hours or minutes, whichever is the largest it fills."""
    span = abs(span)
    unit = next(unit for unit in (DAY, HOUR, MINUTE) if span >= unit)
    return span // unit * unit


def _moment(moment: datetime) -> datetime:
    return in_bangkok(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _day(day: date) -> date:
    return _moment(day).date() if isinstance(day, datetime) else day

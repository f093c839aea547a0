"""Values as a person would have typed them: Thai dates, plain numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from forms.locale import long_day, long_moment

if TYPE_CHECKING:
    from forms.spec import FieldSpec


def as_typed(spec: FieldSpec, value: Any, locale: str) -> str:
    """What stands in the field; text that somebody typed comes back as it was."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if spec.widget in {"moment", "day"}:
        return _moment(value, locale) if spec.widget == "moment" else _day(value, locale)
    return str(value)


def _moment(value: Any, locale: str) -> str:
    moment = value if isinstance(value, datetime) else moment_kept(value)
    return long_moment(moment).said(locale) if moment is not None else str(value)


def _day(value: Any, locale: str) -> str:
    day = value if isinstance(value, date) else day_kept(value)
    return long_day(day).said(locale) if day is not None else str(value)


def moment_kept(value: object) -> datetime | None:
    """The moment that a record keeps as ISO 8601 with its zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def day_kept(value: object) -> date | None:
    """The day that a record keeps as ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None

"""Declaring a field of a form together with what people are told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field
from pydantic_core import PydanticUndefined

from models.wording import Text

if TYPE_CHECKING:
    from forms.files import Accepted


def field(
    th: str,
    en: str,
    *,
    help: Text | None = None,  # noqa: A002 (it is what the person filling in the form needs)
    needed: Text | None = None,
    widget: str | None = None,
    yes_no: tuple[Text, Text] | None = None,
    accepts: Accepted | None = None,
    default: Any = PydanticUndefined,
    **constraints: Any,
) -> Any:
    """A field labelled in Thai and English; required unless it has a `default`.

    `help` is told under it; `needed` too, of one with a default that is needed all the same now
    and then, and says when.
    `constraints` are Pydantic's (``min_length``, ``max_length`` in characters or in rows, ``ge``,
    ``le`` …); `widget` overrides what the type would draw (see :class:`forms.spec.FieldSpec`);
    `yes_no` asks a question whose two answers are said so;
    `accepts` says which files an upload field takes.
    """
    extra: dict[str, Any] = {"x-label-en": en}
    told = needed or help
    if told:
        extra |= {"x-help-en": told.en}
    if needed:
        extra |= {"x-needed-at-times": True}
    if widget:
        extra |= {"x-widget": widget}
    if yes_no:
        yes, no = ({"th": each.th, "en": each.en} for each in yes_no)
        extra |= {"x-widget": "yes_no", "x-yes": yes, "x-no": no}
    if accepts:
        extra |= accepts.as_schema()
    return Field(
        default,
        title=th,
        description=told.th if told else None,
        json_schema_extra=extra,
        **constraints,
    )

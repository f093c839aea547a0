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
    widget: str | None = None,
    accepts: Accepted | None = None,
    default: Any = PydanticUndefined,
    **constraints: Any,
) -> Any:
    """A field labelled in Thai and English; required unless it has a `default`.

    `constraints` are Pydantic's (``min_length``, ``max_length`` in characters or in rows, ``ge``,
    ``le`` …); `widget` overrides what the type would draw (see :class:`forms.spec.FieldSpec`);
    `accepts` says which files an upload field takes.
    """
    extra: dict[str, Any] = {"x-label-en": en}
    if help:
        extra |= {"x-help-en": help.en}
    if widget:
        extra |= {"x-widget": widget}
    if accepts:
        extra |= accepts.as_schema()
    return Field(
        default,
        title=th,
        description=help.th if help else None,
        json_schema_extra=extra,
        **constraints,
    )

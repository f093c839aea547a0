"""Fields that are mappings: words per field, and an answer inside a decision."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from forms.problems import refused
from forms.written import Draws, long_text, one_line, printable
from models.wording import _

MOST_REASONS = 200
LONGEST_REASON = 2_000
LONGEST_PATH = 200
DEEPEST = 8
"""Levels of tables within tables; no form of the office comes near it."""

_TOO_LONG = _("ยาวเกิน {limit:,} ตัวอักษร", "Longer than {limit:,} characters.")
_TOO_DEEP = _("ข้อมูลซ้อนกันหลายชั้นเกินไป", "Nested too deeply.")


def _reason(value: object) -> object:
    words = long_text(value)
    if isinstance(words, str) and len(words) > LONGEST_REASON:
        raise refused("too_long", _TOO_LONG.fill(limit=LONGEST_REASON))
    return words


def _content(value: object, depth: int = 0) -> object:
    """`value` if a database can keep it; what it means is for the form that it fills in."""
    if depth > DEEPEST:
        raise refused("too_deep", _TOO_DEEP)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {_content(name): _content(part, depth + 1) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_content(part, depth + 1) for part in value]
    return value


_Path = Annotated[str, BeforeValidator(one_line), Field(max_length=LONGEST_PATH)]
_Reason = Annotated[str, BeforeValidator(_reason)]

Reasons = Annotated[dict[_Path, _Reason], Field(max_length=MOST_REASONS), Draws("reasons")]
"""``{"facts.0.value": "why this must change"}``."""

Edited = Annotated[dict[str, Any], BeforeValidator(_content), Draws("edited")]
"""The content of another form after edits; that form checks it (`Decision.edited_as`)."""

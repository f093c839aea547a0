"""Single words of a posted page, such as a reason beside a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.visitor import Visitor

LONGEST = 5_000


def posted(visitor: Visitor, name: str) -> str:
    """What was typed under that name, trimmed and cut; empty where nothing was."""
    value = visitor.form.get(name) if visitor.form is not None else None
    return value.strip()[:LONGEST] if isinstance(value, str) else ""

"""What an event of a booking names, in words: what was booked, when, and what came instead."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.occasion import span_in_words
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def booked_in_words(data: Mapping[str, Any]) -> dict[str, object]:
    """Empty words for whatever the event does not hold."""
    names = {name: _name(data.get(name)) for name in ("resource", "instead")}
    return {**names, "when": _when(data)}


def _name(kept: Any) -> Text:
    return Text(*kept) if isinstance(kept, list) else Text(str(kept or ""), str(kept or ""))


def _when(data: Mapping[str, Any]) -> Text:
    if not {"since", "until"} <= data.keys():
        return Text("", "")
    return span_in_words(*(datetime.fromisoformat(data[name]) for name in ("since", "until")))

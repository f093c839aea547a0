"""Whether somebody has typed into a form since its page was drawn.

The page carries a mark of what it would post if nobody touched it; what comes back is compared.
"""

from __future__ import annotations

from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from api.pages.control import Control
    from forms.posted import Pair

LENGTH = 16
ELSEWHERE = frozenset({"edited", "reasons"})
"""Fields that the page of a decision draws with other controls, or beside what they are about."""


def left_alone(drawn: Iterable[Control]) -> Iterator[Pair]:
    """What a browser posts for fields that nobody touched."""
    for one in drawn:
        for row in one.rows:
            yield from left_alone((row.line,) if row.line else row.cells)
        yield from left_alone(one.cells)
        if one.widget == "checkbox":
            yield from [(one.name, "true")] if one.value == "true" else []
        elif one.widget not in ELSEWHERE:
            values = one.value if isinstance(one.value, tuple) else (one.value,)
            yield from ((one.name, value) for value in values)


def mark_of(data: Mapping[str, Any]) -> str:
    """A mark that changes with what stands in the form, however a browser ends its lines."""
    told = dumps(data, sort_keys=True, ensure_ascii=False).replace(r"\r\n", r"\n")
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]

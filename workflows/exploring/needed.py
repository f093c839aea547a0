"""Which of its variables a function may still look at, from where it stands."""

from __future__ import annotations

import dis
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

_LOOKS = frozenset({"LOAD_FAST", "LOAD_DEREF", "LOAD_CLOSURE", "LOAD_CLASSDEREF"})


@cache
def names_needed(code: CodeType, at: int) -> frozenset[str]:
    """The names that are loaded by what may run after the instruction at offset `at`.

    That is all that stands below it, and all of a loop that it stands in. A name too many does no
    harm: two places are then told apart that are one.
    """
    instructions = list(dis.get_instructions(code))
    start = min(
        (
            int(each.argval)
            for each in instructions
            if each.offset > at and each.opcode in dis.hasjrel and int(each.argval) <= at
        ),
        default=at,
    )
    return frozenset(
        str(each.argval) for each in instructions if each.offset > start and each.opname in _LOOKS
    )

"""What a mission knows where it waits, so that two ways to the same place can be told for one.

A mission goes on by where it stands in its code and by the values it has in hand, and by nothing
else: two records at which these are the same have the same future. What cannot make a difference
is left out: moments (a mission compares none), the words of what it composes, and how often beyond
`MANY` it has counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

from forms.form import Form
from tasks.decided import Decided
from tasks.replay import Replay
from workflows.exploring.needed import names_needed

if TYPE_CHECKING:
    from types import FrameType

    from workflows.exploring.reads import Reads

MANY = 5
"""A count above it is as good as this: the office's own rule speaks of the fourth return."""

_DIGITS = re.compile(r"\d+")


class Knowledge:
    """Tells what values come to; of forms and decisions, what the mission was seen to read."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._names: dict[type, list[str]] = {}
        self._recalled: dict[tuple[type[Form], int], tuple[Any, Form]] = {}
        self._forms: dict[int, tuple[Form, Any]] = {}
        self._within: set[int] = set()

    def of_frame(self, frame: FrameType) -> Any:
        """Where a function stands, and what it has in hand of what it may still look at."""
        with self._reads.unwatched():
            return self._of_frame(frame)

    def of_result(self, value: Any) -> Any:
        """What came of a branch that is over."""
        with self._reads.unwatched():
            return self.of(value)

    def recalled(self, form: type[Form], answer: Mapping[str, Any]) -> Form:
        """An answer as `form`; the same object for the same answer."""
        kept = self._recalled.get((form, id(answer)))
        if kept is None:
            kept = answer, form.recall(answer)
            self._recalled[form, id(answer)] = kept
        return kept[1]

    def _of_frame(self, frame: FrameType) -> Any:
        needed = names_needed(frame.f_code, frame.f_lasti)
        known = ((name, self.of(value)) for name, value in frame.f_locals.items() if name in needed)
        return frame.f_code, frame.f_lasti, tuple(known)

    def of(self, value: Any) -> Any:  # noqa: PLR0911 - a table of kinds
        """What `value` comes to: something that can be compared and hashed."""
        if value is None or isinstance(value, bool | Enum | type | ModuleType | CodeType):
            return value
        if isinstance(value, int):
            return min(value, MANY)
        if isinstance(value, str):
            return _DIGITS.sub("#", value)
        if isinstance(value, date | timedelta | Replay):
            return type(value)
        if isinstance(value, Form):
            return self._form(value)
        if id(value) in self._within:
            return "…"
        self._within.add(id(value))
        try:
            return self._compound(value)
        finally:
            self._within.discard(id(value))

    def _form(self, form: Form) -> Any:
        kept = self._forms.get(id(form))
        if kept is None:
            kept = form, self._as_read(form)
            self._forms[id(form)] = kept
        return kept[1]

    def _as_read(self, told: Form | Decided[Any]) -> Any:
        kind = type(told)
        if kind not in self._names:
            self._names[kind] = self._reads.asked_of(kind)
        return kind, tuple(self.of(getattr(told, name)) for name in self._names[kind])

    def _compound(self, value: Any) -> Any:  # noqa: PLR0911 - as above
        if isinstance(value, FunctionType):
            cells = (cell.cell_contents for cell in value.__closure__ or ())
            return value.__code__, tuple(map(self.of, cells)), self.of(value.__defaults__)
        if isinstance(value, partial):
            return self.of((value.func, value.args, value.keywords))
        if isinstance(value, MethodType):
            return value.__func__.__code__, self.of(value.__self__)
        if isinstance(value, Mapping):
            newest = {self.of(key): self.of(each) for key, each in value.items()}
            return frozenset(newest.items())  # of what has a number in its name, the newest
        if isinstance(value, AbstractSet):
            return frozenset(map(self.of, value))
        if isinstance(value, Sequence) or type(value).__name__ == "dict_values":
            return tuple(
                dict.fromkeys(map(self.of, value))
            )  # how often the same is there is not told
        if isinstance(value, Decided):
            return self._as_read(value)
        if is_dataclass(value):
            return type(value), tuple(self.of(getattr(value, each.name)) for each in fields(value))
        if hasattr(value, "__dict__"):
            return type(value), self.of(vars(value))
        return type(value)

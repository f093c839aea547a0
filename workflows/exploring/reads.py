"""What a mission reads of what it is answered: only that can decide where it goes."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from forms.form import Form
from tasks.decided import Decided

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

_WATCHED: tuple[type, ...] = (Form, Decided)


class Reads:
    """The attributes of forms and decisions that were read while they were watched.

    A mission asks a form what it comes to (``request.is_urgent``) rather than for its fields. So it
    is told apart what the mission itself read, and the fields that were looked at for it.
    """

    def __init__(self) -> None:
        self._asked: set[tuple[type, str]] = set()
        self._fields: set[tuple[type, str]] = set()
        self._depth = 0
        self._watching = False

    def __len__(self) -> int:
        return len(self._asked) + len(self._fields)

    def decides(self, form: type[Form], name: str) -> bool:
        """Whether the field was looked at, of this form or of one of its family.

        A form that is made from another (an amended request) is read in its place.
        """
        return any(name == read and _are_kin(form, kind) for kind, read in self._fields)

    def asked_of(self, kind: type) -> list[str]:
        """What the mission itself read of such things."""
        names = {name for read, name in self._asked if _are_kin(kind, read)}
        return sorted(name for name in names if _tells(kind, name))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note what is read in the block; for one thread, in a process of its own."""

        def noting(thing: Any, name: str) -> Any:
            return (
                self._read(thing, name) if self._watching else object.__getattribute__(thing, name)
            )

        for kind in _WATCHED:
            kind.__getattribute__ = noting  # type: ignore[method-assign, assignment]
        self._watching = True
        try:
            yield
        finally:
            self._watching = False
            for kind in _WATCHED:
                del kind.__getattribute__

    @contextmanager
    def unwatched(self) -> Iterator[None]:
        """Within `watched`: what is read in this block is not the mission's reading."""
        before, self._watching = self._watching, False
        try:
            yield
        finally:
            self._watching = before

    def _read(self, thing: Any, name: str) -> Any:
        kind: Any = type(thing)
        if not _tells(kind, name):
            return object.__getattribute__(thing, name)
        # Money is asked for by the ladder alone, and of that every rung is tried.
        if sys._getframe(2).f_code.co_name != Form.amount_at_stake.__name__:  # noqa: SLF001
            if name in _fields_of(kind):
                self._fields.add((kind, name))
            if not self._depth:
                self._asked.add((kind, name))
        self._depth += 1
        try:
            return object.__getattribute__(thing, name)
        finally:
            self._depth -= 1


@cache
def _tells(kind: Hashable, name: str) -> bool:
    """Whether such a thing says it of itself: a field, or what follows from fields."""
    return name in _fields_of(kind) or isinstance(getattr(kind, name, None), property)


@cache
def _fields_of(kind: Hashable) -> frozenset[str]:
    named = fields(kind) if is_dataclass(kind) else ()
    return frozenset(each.name for each in named) | frozenset(
        getattr(kind, "__pydantic_fields__", ())
    )


@cache
def _are_kin(one: type, other: type) -> bool:
    return issubclass(one, other) or issubclass(other, one)

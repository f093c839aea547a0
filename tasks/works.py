"""Whose hands are in what: who filled in a form, who checked it, and at which step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from forms.form import Form


class _Work(NamedTuple):
    content: Form
    by: frozenset[int]
    key: str


class Works:
    """Contents, kept by identity: what was filled in is equal whoever filled it in."""

    def __init__(self) -> None:
        self._works: list[_Work] = []

    def add(self, content: Form, *by: int, key: str = "") -> None:
        """Remember whose work `content` is, and the key of the step it was done at."""
        self._works.append(_Work(content, frozenset(by), key))

    def hands_in(self, content: Form | None) -> frozenset[int]:
        """Everybody who had a hand in `content`.

        What the mission derived from forms (a word from outside, a copy with one field changed) is
        the work of all who filled in that form.
        """
        for work in self._works:
            if work.content is content:
                return work.by
        alike = (work.by for work in self._works if type(work.content) is type(content))
        return frozenset().union(*alike)

    def key_of(self, content: Form) -> str:
        """The key of the step at which `content` was filled in; `LookupError` for another form."""
        for work in self._works:
            if work.content is content:
                return work.key
        raise LookupError(f"no step filled in this {type(content).__name__}")

"""Doing something to the office's own tables in the very transaction that advances a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from models.case import Case

R = TypeVar("R")


@dataclass(frozen=True)
class Deed(Generic[R]):
    """What the office's own rows do for a case: ``(case, **arguments) -> JSON``.

    It runs under the case's lock, so it must be quick, and whatever else it locks comes after. What
    came of it is recorded; `recalls` makes of that what the mission reads. Where it, or anything
    else of the same reading, raises, nothing of it was done. `may_come_to` gives, for the same
    arguments, an example of each thing that can come of it and takes a mission another way: by it
    all ways of a mission are explored without an office.
    """

    name: str
    function: Callable[..., Any]
    recalls: Callable[[Any], R]
    may_come_to: Callable[..., Sequence[Any]]

    def for_case(self, case: Case, arguments: dict[str, Any]) -> Any:
        """Do it for a case that advances."""
        return self.function(case, **arguments)


def deed(
    name: str, recalls: Callable[[Any], R], *, may_come_to: Callable[..., Sequence[Any]]
) -> Callable[[Callable[..., Any]], Deed[R]]:
    """Make a function a :class:`Deed` of that name."""

    def made(function: Callable[..., Any]) -> Deed[R]:
        return Deed(name, function, recalls, may_come_to)

    return made

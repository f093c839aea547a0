"""A move that was not made: what was typed beside its button, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from api.labels import label_in_request
from api.pages.not_taken import not_taken
from api.pages.told_problems import ToldProblem
from models.errors import FieldProblem, Invalid, PrasanError
from models.wording import Text


@dataclass(frozen=True)
class Moving:
    """`move` is the last part of its address (``delegation``), ``""`` for none."""

    move: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[FieldProblem] = ()
    told: Text | None = None

    @classmethod
    def refused(cls, move: str, data: Mapping[str, str], refusal: PrasanError) -> Self:
        """What was typed, with what is wrong at its fields; with the refusal where none is."""
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        return cls(move, data, problems, None if problems else not_taken(refusal))

    def value(self, move: str, name: str) -> str:
        """What was typed in that field of that move."""
        return self.data.get(name, "") if move == self.move else ""

    def errors(self, move: str, name: str) -> tuple[Text, ...]:
        """What is wrong just there."""
        here = self.problems if move == self.move else ()
        return tuple(each.text for each in here if each.path[:1] == (name,))

    def told_problems(self, locale: str) -> list[ToldProblem]:
        """Every problem for the summary, each leading to its field."""
        return [
            ToldProblem(
                f"{self.move}-{each.path[0]}" if each.path else "",
                (each.label or label_in_request(each.path)).said(locale),
                each.text,
            )
            for each in self.problems
        ]


NOT_MOVING = Moving()

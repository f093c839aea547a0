"""The summary of what is wrong, each line leading to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from api.pages.control import Control, labelled
from forms.posted import posted_name
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.errors import FieldProblem


class ToldProblem(NamedTuple):
    """One line: where it leads (``""`` nowhere), what the field is called, what is wrong."""

    id: str
    label: str
    text: Text


def told_problems(
    problems: Iterable[FieldProblem], drawn: Iterable[Control], locale: str
) -> list[ToldProblem]:
    """Every problem, with the label of the nearest field that the page shows."""
    places = {name: (place, label) for name, place, label in labelled(drawn, locale=locale)}
    return [_told(found, places) for found in problems]


def _told(found: FieldProblem, places: dict[str, tuple[str, str]]) -> ToldProblem:
    path = list(found.path)
    while path:
        place = places.get(posted_name(path))
        if place is not None:
            return ToldProblem(*place, found.text)
        path.pop()
    return ToldProblem("", posted_name(found.path), found.text)

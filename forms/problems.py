"""From a refused value to a sentence that a person can act on.

Pydantic's own messages are English and speak to programmers; none of them leaves this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from forms.sentences import CHOICES, NOT_TAKEN, SENTENCES, TEXT_LENGTH
from models.errors import FieldProblem
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails

    from forms.spec import FieldSpec

LONGEST_NAME = 100
"""Characters of a field name that are repeated to whoever sent it."""

MOST_PROBLEMS = 100
"""Problems told at once; a body of a million wrong names does not come back as a million lines."""


def refused(slug: str, text: Text) -> PydanticCustomError:
    """What a type raises when it cannot take a value."""
    return PydanticCustomError(slug, text.en, {"text": text})


def problem(slug: str, text: Text, *path: str | int) -> FieldProblem:
    """What a rule yields when fields do not go together; `path` leads to the field concerned."""
    return FieldProblem(path, slug, text)


def problems_of(error: ValidationError, specs: Mapping[str, FieldSpec]) -> list[FieldProblem]:
    """Everything that is wrong, told in Thai and English; `specs` are the fields of the form."""
    lines = error.errors(include_url=False)[:MOST_PROBLEMS]
    return [_problem_of(line, specs) for line in lines if not _are_enough(line)]


def as_validation_error(form: str, problems: Iterable[FieldProblem]) -> ValidationError:
    """The problems as an error that Pydantic carries up through tables, adding to their paths."""
    lines = [
        InitErrorDetails(type=refused(each.slug, each.text), loc=each.path, input=None)
        for each in problems
    ]
    return ValidationError.from_exception_data(form, lines)


def _are_enough(line: ErrorDetails) -> bool:
    """Whether a list is long enough though Pydantic, which counts only sound rows, says no."""
    if line["type"] != "too_short" or not isinstance(line["input"], list | tuple):
        return False
    return len(line["input"]) >= int(line.get("ctx", {})["min_length"])


def _problem_of(line: ErrorDetails, specs: Mapping[str, FieldSpec]) -> FieldProblem:
    path = tuple(_short(part) for part in line["loc"])
    context: dict[str, Any] = line.get("ctx", {})
    if isinstance(context.get("text"), Text):
        return FieldProblem(path, line["type"], context["text"])
    if line["type"] == "enum":
        return _not_a_choice(path, specs)
    slug, text = _sentence(line)
    return FieldProblem(path, slug, text.fill(**context))


def _sentence(line: ErrorDetails) -> tuple[str, Text]:
    if isinstance(line["input"], str) and line["type"] in TEXT_LENGTH:
        return TEXT_LENGTH[line["type"]]
    return SENTENCES.get(line["type"], NOT_TAKEN)


def _not_a_choice(path: tuple[str | int, ...], specs: Mapping[str, FieldSpec]) -> FieldProblem:
    slug, text = CHOICES
    labels = [label for _, label in specs[str(path[0])].choices]
    allowed = Text(", ".join(label.th for label in labels), ", ".join(label.en for label in labels))
    return FieldProblem(path, slug, text.fill(choices=allowed))


def _short(part: str | int) -> str | int:
    return part if isinstance(part, int) else part[:LONGEST_NAME]

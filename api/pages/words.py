"""Words of a posted page, read as the JSON doors read them: the same rules, the same models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from api.problems import told_line
from forms.sentences import REQUIRED
from forms.written import is_blank
from models.errors import FieldProblem, Invalid

if TYPE_CHECKING:
    from api.visitor import Visitor
    from models.wording import Text

LONGEST = 5_000

G = TypeVar("G", bound=BaseModel)

Judge = Callable[[Mapping[str, Any]], Iterable[FieldProblem]]
"""What is wrong with the fields that could be read, as far as they go."""


def posted(visitor: Visitor, name: str) -> str:
    """An address, a name or the like that a page put there itself, trimmed and cut."""
    value = visitor.form.get(name) if visitor.form is not None else None
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def typed(visitor: Visitor, model: type[BaseModel], before: str = "") -> dict[str, str]:
    """What was typed for the fields of `model`, as it was typed; `before` begins their names.

    Several ticks of one name (keys, which have no spaces) stand beside each other.
    """
    if visitor.form is None:
        return {}
    found = {name: visitor.form.getlist(f"{before}{name}") for name in model.model_fields}
    return {
        name: " ".join(value for value in values if isinstance(value, str))
        for name, values in found.items()
        if values
    }


def given(
    visitor: Visitor,
    model: type[G],
    needed: Mapping[str, Text],
    before: str = "",
    judged: Judge | None = None,
) -> G:
    """The body that a page posted; `Invalid` names its fields.

    `needed` says what is told, instead of the usual sentence, where such a field was left empty.
    Where something cannot be read, what `judged` has against the rest is told with it.
    """
    words = {
        name: text for name, text in typed(visitor, model, before).items() if not is_blank(text)
    }
    try:
        return model.model_validate(words)
    except ValidationError as error:
        problems = problems_in(error, needed)
        named = {each.path[:1] for each in problems}
        rest = judged(_readable(model, words)) if judged is not None else ()
        told = [each for each in rest if each.path[:1] not in named]
        raise Invalid(_in_order(model, [*problems, *told])) from None


def _in_order(model: type[BaseModel], problems: list[FieldProblem]) -> list[FieldProblem]:
    """As their fields stand in the form, what concerns the whole of it first."""
    places = {name: n for n, name in enumerate(model.model_fields)}
    return sorted(problems, key=lambda each: places.get(str(each.path[0]), 0) if each.path else -1)


def _readable(model: type[BaseModel], words: Mapping[str, str]) -> dict[str, Any]:
    """The fields that can be read by themselves."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in words:
            as_field: Any = Annotated[(field.annotation, *field.metadata, name)]
            with suppress(ValidationError):
                found[name] = TypeAdapter(as_field).validate_python(words[name])
    return found


def problems_in(error: ValidationError, needed: Mapping[str, Text]) -> list[FieldProblem]:
    """Everything that is wrong with a body."""
    found = [told_line(line, skipping=0) for line in error.errors(include_url=False)]
    return [
        each._replace(text=needed.get(str(each.path[0]), each.text))
        if each.slug == REQUIRED[0] and each.path
        else each
        for each in found
    ]

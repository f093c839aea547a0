"""Words of a posted page, read as the JSON doors read them: the same rules, the same models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from api.problems import told_line
from forms.sentences import REQUIRED
from forms.written import is_blank
from models.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.visitor import Visitor
    from models.errors import FieldProblem
    from models.wording import Text

LONGEST = 5_000

G = TypeVar("G", bound=BaseModel)


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


def given(visitor: Visitor, model: type[G], needed: Mapping[str, Text], before: str = "") -> G:
    """The body that a page posted; `Invalid` names its fields.

    `needed` says what is told, instead of the usual sentence, where such a field was left empty.
    """
    words = {
        name: text for name, text in typed(visitor, model, before).items() if not is_blank(text)
    }
    try:
        return model.model_validate(words)
    except ValidationError as error:
        raise Invalid(problems_in(error, needed)) from None


def problems_in(error: ValidationError, needed: Mapping[str, Text]) -> list[FieldProblem]:
    """Everything that is wrong with a body."""
    found = [told_line(line, skipping=0) for line in error.errors(include_url=False)]
    return [
        each._replace(text=needed.get(str(each.path[0]), each.text))
        if each.slug == REQUIRED[0] and each.path
        else each
        for each in found
    ]

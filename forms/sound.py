"""What of a form is in order though other parts are not, for the rules that read just that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from forms.spec import FieldSpec, specs_of
from forms.written import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.form import Form
    from models.errors import FieldProblem

Name = str | int


@dataclass(frozen=True)
class Broken:
    """The names of `fields` with any problem, and of those that are `wholly` out of order.

    The others are lists of which only some rows are.
    """

    fields: frozenset[Name] = frozenset()
    wholly: frozenset[Name] = frozenset()

    @classmethod
    def of(cls, problems: Iterable[FieldProblem]) -> Broken:
        """What these problems leave of a form."""
        rows = [(found.path[0], _is_in_a_row(found)) for found in problems if found.path]
        return cls(
            frozenset(name for name, _in_a_row in rows),
            frozenset(name for name, in_a_row in rows if not in_a_row),
        )


NOTHING_BROKEN = Broken()


def filled_in(form: type[Form], data: Any) -> Any:
    """What was given and not left empty; of a list that is too long, just enough to see that."""
    if not isinstance(data, Mapping):
        return data
    specs = specs_of(form)
    return {
        _sayable(name): _cut(value, specs.get(name))
        for name, value in data.items()
        if not is_blank(value)
    }


def sound_part(
    form: type[Form], given: Mapping[str, Any], problems: Iterable[FieldProblem], context: Any
) -> Form:
    """The fields that are in order, and the lists with what is in order in their rows.

    Whatever is not in order in such a row is None.
    """
    found = list(problems)
    broken = Broken.of(found)
    sound = {
        name: _reader(form, name).validate_python(given[name], context=context)
        for name in form.model_fields
        if name in given and name not in broken.fields
    }
    for name in broken.fields - broken.wholly:
        below = [each._replace(path=each.path[1:]) for each in found if each.path[0] == name]
        sound[str(name)] = _rows(form, str(name), given[str(name)], below, context)
    return form.model_construct(**sound)


def _is_in_a_row(found: FieldProblem) -> bool:
    return len(found.path) > 1 and isinstance(found.path[1], int)


def _rows(
    form: type[Form], name: str, given: Iterable[Any], problems: list[FieldProblem], context: Any
) -> tuple[Any, ...]:
    subform = specs_of(form)[name].subform
    of_row: dict[Name, list[FieldProblem]] = defaultdict(list)
    for found in problems:
        of_row[found.path[0]].append(found._replace(path=found.path[1:]))
    return tuple(
        _items_reader(form, name).validate_python([item], context=context)[0]
        if place not in of_row
        else _row(subform, item, of_row[place], context)
        for place, item in enumerate(given)
    )


def _row(
    subform: type[Form] | None, item: Any, problems: list[FieldProblem], context: Any
) -> Form | None:
    if subform is None:
        return None
    given = filled_in(subform, item)
    if not isinstance(given, Mapping) or not all(found.path for found in problems):
        return subform.model_construct(**dict.fromkeys(subform.model_fields))
    gaps = dict.fromkeys(set(subform.model_fields) & Broken.of(problems).wholly)
    return sound_part(subform, given, problems, context).model_copy(update=gaps)


@cache
def _reader(form: type[Form], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(form.model_fields[name].rebuild_annotation())


@cache
def _items_reader(form: type[Form], name: str) -> TypeAdapter[Any]:
    """Reads the rows of a list, however many there are."""
    bare: Any = form.model_fields[name].annotation
    return TypeAdapter(bare)


def _sayable(name: Any) -> Any:
    """A name that can be repeated in an answer: half a surrogate pair, say, cannot."""
    if not isinstance(name, str) or name.isascii():
        return name
    return name.encode(errors="replace").decode()


def _cut(value: Any, spec: FieldSpec | None) -> Any:
    if spec and spec.max_items is not None and isinstance(value, list | tuple):
        return value[: spec.max_items + 1]
    return value

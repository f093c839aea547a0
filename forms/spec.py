"""What there is to draw: a form's fields described without Pydantic."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from forms.choice import Choice
from forms.written import Draws
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.form import Form

_WIDGETS: dict[type, str] = {
    bool: "checkbox",
    int: "number",
    Decimal: "money",
    datetime: "moment",
    date: "day",
    str: "line",
    dict: "mapping",
}


YES_NO = (_("ใช่", "Yes"), _("ไม่ใช่", "No"))


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form, as a page or a program needs it.

    `widget` is one of ``line long number money checkbox yes_no select checkboxes day moment file
    files lines longs moments table group phone email url time_code key person reasons edited
    hidden``. Lengths are characters; in a list (`many`) they are those of one item, and
    `min_items`/`max_items` those of the list. A ``hidden`` field is filled in by the office's own
    program. Sizes are bytes, `min_width` the pixels of a picture. What is not `required` may be
    `needed_at_times`: its help says when. `yes_no` is how its answers are said, where there are
    just two.
    """

    name: str
    label: Text
    help: Text | None
    widget: str
    required: bool
    default: Any = None
    many: bool = False
    choices: tuple[tuple[str, Text], ...] = ()
    subform: type[Form] | None = None
    min_items: int | None = None
    max_items: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    accept: tuple[str, ...] = ()
    max_bytes: int | None = None
    max_total_bytes: int | None = None
    min_width: int | None = None
    needed_at_times: bool = False
    yes_no: tuple[Text, Text] = YES_NO


@cache
def specs_of(form: type[Form]) -> dict[str, FieldSpec]:
    """The fields of `form` by name, in the order in which they are asked."""
    last = [name for name in form.asked_last if name in form.model_fields]
    first = [name for name in form.model_fields if name not in last]
    return {name: _spec(name, form.model_fields[name]) for name in (*first, *last)}


@dataclass(frozen=True, slots=True)
class _Shape:
    """An annotation taken apart: the type of one item, and what is said of item and list."""

    item: Any
    marks: tuple[Any, ...]
    list_marks: tuple[Any, ...] = ()
    many: bool = False


def _shape(annotation: Any, marks: tuple[Any, ...]) -> _Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _shape(annotation.__origin__, (*_marks(annotation.__metadata__), *marks))
    if origin in {types.UnionType, Union}:
        return _shape(next(part for part in arguments if part is not type(None)), marks)
    if origin is tuple:
        item = _shape(arguments[0], ())
        return _Shape(item.item, item.marks, marks, many=True)
    return _Shape(origin or annotation, marks)


def _marks(metadata: Iterable[Any]) -> tuple[Any, ...]:
    flat: list[Any] = []
    for mark in metadata:
        flat.extend(mark.metadata if isinstance(mark, FieldInfo) else [mark])
    return tuple(flat)


def _spec(name: str, info: FieldInfo) -> FieldSpec:
    shape = _shape(info.annotation, tuple(info.metadata))
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    item = shape.item
    is_form = isinstance(item, type) and issubclass(item, BaseModel)
    is_choice = isinstance(item, type) and issubclass(item, Choice)
    characters = shape.marks if item is str else ()
    return FieldSpec(
        name=name,
        label=Text(info.title or "", str(extra.get("x-label-en", ""))),
        help=Text(info.description, str(extra["x-help-en"])) if info.description else None,
        widget=str(extra.get("x-widget") or _widget(shape, is_form=is_form, is_choice=is_choice)),
        required=info.is_required(),
        default=None if info.is_required() else info.get_default(call_default_factory=True),
        many=shape.many,
        choices=item.options() if is_choice else (),
        subform=item if is_form else None,
        min_items=_limit(shape.list_marks, MinLen, "min_length"),
        max_items=_limit(shape.list_marks, MaxLen, "max_length"),
        min_length=_limit(characters, MinLen, "min_length"),
        max_length=_limit(characters, MaxLen, "max_length"),
        minimum=_limit(shape.marks, Ge, "ge"),
        maximum=_limit(shape.marks, Le, "le"),
        needed_at_times=bool(extra.get("x-needed-at-times")),
        yes_no=_yes_no(extra),
        **_files(extra),
    )


def _limit(marks: Iterable[Any], kind: type, attribute: str) -> int | None:
    return next((getattr(mark, attribute) for mark in marks if isinstance(mark, kind)), None)


def _files(extra: dict[str, Any]) -> dict[str, Any]:
    return {
        "accept": tuple(extra.get("x-accept", ())),
        "max_bytes": extra.get("x-max-bytes"),
        "max_total_bytes": extra.get("x-max-total-bytes"),
        "min_width": extra.get("x-min-width"),
    }


def _yes_no(extra: dict[str, Any]) -> tuple[Text, Text]:
    if "x-yes" not in extra:
        return YES_NO
    return Text(**extra["x-yes"]), Text(**extra["x-no"])


def _widget(shape: _Shape, *, is_form: bool, is_choice: bool) -> str:
    if is_form:
        return "table" if shape.many else "group"
    if is_choice:
        return "checkboxes" if shape.many else "select"
    drawn = next((mark.widget for mark in shape.marks if isinstance(mark, Draws)), None)
    single = drawn or _WIDGETS[shape.item]
    return f"{single}s" if shape.many else single

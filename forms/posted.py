"""Between the flat pairs of an HTML form and the nested mapping that :meth:`Form.read` takes.

A name is a path with dots: ``facts.0.value``, ``key_messages.1``. Choices of a list repeat the bare
name (``consult_topic=news&consult_topic=crisis``); a box that is not ticked is not posted. What is
left empty is dropped, rows of a table that are wholly empty too, and the rows after them move up,
so that the paths of problems are the names on the page as it is drawn again. Names that begin with
``_`` belong to the page and are passed over; other unknown names are kept, to be refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from forms.spec import FieldSpec, specs_of
from forms.written import is_blank

if TYPE_CHECKING:
    from forms.form import Form

Pair = tuple[str, str]

LONGEST_INDEX = 4
"""Digits of a row's number."""


def posted_name(path: Iterable[str | int]) -> str:
    """The name on the page of the field that a problem's path leads to: ``facts.0.value``."""
    return ".".join(str(part) for part in path if part != "")


def nested(
    form: type[Form], pairs: Iterable[Pair], *, edits: type[Form] | None = None
) -> dict[str, Any]:
    """What was posted, in the shape of `form`; `edits` is the form that a decision edits."""
    posted: dict[str, list[Pair]] = {}
    for name, value in pairs:
        if not name.startswith("_"):
            head, _dot, rest = name.partition(".")
            posted.setdefault(head, []).append((rest, value))
    known: dict[str, Any] = {}
    for name, spec in specs_of(form).items():
        value, strangers = _taken(spec, posted.pop(name, []), edits)
        if not _is_empty(value):
            known[name] = value
        posted |= {posted_name((name, rest)): [("", text)] for rest, text in strangers}
    unknown = {
        posted_name((head, rest)): text
        for head, found in posted.items()
        for rest, text in found
        if not is_blank(text)
    }
    return known | unknown


def flat(form: type[Form], data: Mapping[str, Any]) -> list[Pair]:
    """The pairs that a page would post for `data` (as :meth:`Form.record` gives it)."""
    return [
        (posted_name(path), text)
        for name, spec in specs_of(form).items()
        for path, text in _flattened(spec, (name,), data.get(name))
    ]


def _taken(spec: FieldSpec, found: list[Pair], edits: type[Form] | None) -> tuple[Any, list[Pair]]:
    """The value of one field, and the pairs under its name that are none of its own."""
    if spec.many:
        return _items(spec, found)
    if spec.widget == "reasons":
        return {rest: text for rest, text in found if rest and not is_blank(text)}, []
    subform = edits if spec.widget == "edited" else spec.subform
    if subform:
        return nested(subform, found) if found else None, []
    own = [text for rest, text in found if not rest]
    strangers = [(rest, text) for rest, text in found if rest]
    if spec.widget == "checkbox":
        return (own[-1] if own else False), strangers
    return (own[-1] if own else None), strangers


def _items(spec: FieldSpec, found: list[Pair]) -> tuple[list[Any], list[Pair]]:
    rows: dict[int, list[Pair]] = {}
    bare: list[str] = []
    strangers: list[Pair] = []
    for rest, text in found:
        index, dot, inner = rest.partition(".")
        if _is_index(index) and bool(dot) == bool(spec.subform):
            rows.setdefault(int(index), []).append((inner, text))
        elif not rest and not spec.subform:
            bare.append(text)
        elif not is_blank(text):
            strangers.append((rest, text))
    in_order = [rows[index] for index in sorted(rows)]
    items = [nested(spec.subform, row) if spec.subform else row[-1][1] for row in in_order]
    return [item for item in (*bare, *items) if not _is_empty_row(item)], strangers


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_INDEX


def _is_empty(value: Any) -> bool:
    return is_blank(value) or value in ([], {})


def _is_empty_row(item: Any) -> bool:
    """Whether nobody wrote in this row; boxes that stand unticked do not count."""
    if isinstance(item, dict):
        return all(value is False or _is_empty(value) for value in item.values())
    return is_blank(item)


def _flattened(
    spec: FieldSpec, path: tuple[str | int, ...], value: Any
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if value is None:
        return
    if spec.widget == "checkboxes":
        yield from ((path, str(choice)) for choice in value)
    elif spec.many:
        for place, item in enumerate(value):
            yield from _single(spec, (*path, place), item)
    else:
        yield from _single(spec, path, value)


def _single(
    spec: FieldSpec, path: tuple[str | int, ...], value: Any
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, Mapping):
        pairs = flat(spec.subform, value) if spec.subform else _plain(value)
        yield from (((*path, name), text) for name, text in pairs)
    elif isinstance(value, bool):
        if value or spec.widget == "yes_no":
            yield path, "true" if value else "false"
    else:
        yield path, str(value)


def _plain(value: Any) -> Iterator[Pair]:
    """A mapping whose form is not known here, by its own paths."""
    parts = value.items() if isinstance(value, Mapping) else enumerate(value)
    for name, part in parts:
        if isinstance(part, Mapping | list):
            yield from ((posted_name((name, rest)), text) for rest, text in _plain(part))
        elif part is not None and part is not False:
            yield str(name), "true" if part is True else str(part)

"""Answers made up for a form: what somebody could hand in, so that a mission can be tried alone.

An answer is filled in as a person would do it: with the least that is asked for, handed in, and
mended where it is refused, until it is taken. No rule of time is asked: there is no clock here.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from forms.spec import specs_of
from models.clock import BANGKOK
from models.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from forms.form import Form
    from forms.spec import FieldSpec
    from models.errors import FieldProblem

Pins = Mapping[str, Any]
"""Fields of an answer that are to have these values."""

SOON = datetime(2026, 12, 15, 10, tzinfo=BANGKOK)
"""The moment that every made-up answer speaks of."""

NOTHING: Pins = {}
_MADE_UP: dict[tuple[type[Form], str, int], dict[str, Any] | None] = {}
MOST_MENDS = 25
FEW = 12
"""As many answers are tried in all their combinations; else one field is changed at a time."""

ROWS = (0, 1, 2, 5)
"""How long lists are made while an answer is mended."""


def made_up(form: type[Form], pins: Pins = NOTHING, n: int = 0) -> dict[str, Any] | None:
    """An answer that `form` takes, with the values of `pins` in it; None if it takes none such.

    Answers of another `n` differ, as the rows of a list do. The same is asked for again and again,
    and made up once; leave what you get as it is.
    """
    asked = form, repr(sorted(pins.items())), n
    if asked not in _MADE_UP:
        _MADE_UP[asked] = _made_up(form, pins, n)
    return _MADE_UP[asked]


def _made_up(form: type[Form], pins: Pins, n: int) -> dict[str, Any] | None:
    data = {spec.name: _filled(spec, n) for spec in form.fields() if spec.required}
    data |= pins
    for _round in range(MOST_MENDS):
        refused = _refused(form, data)
        if not refused:
            return form.read(data).record()
        mended = _mended(form, data, refused, pins, n)
        if mended is None:
            return None
        data = mended
    return None


def variations(form: type[Form], decides: Callable[[type[Form], str], bool]) -> list[Pins]:
    """What an answer may say in the fields that decide; the first says the least.

    Every choice with every other where they are few, else one at a time; and each with all that may
    be left empty left empty, and all of it filled in.
    """
    deciding = [spec for spec in form.fields() if decides(form, spec.name)]
    ways = [
        [{spec.name: value} for value in _choices_of(form, spec, decides)]
        for spec in deciding
        if not _may_be_empty(spec)
    ]
    filled = {spec.name: values_of(spec)[-1] for spec in deciding if _may_be_empty(spec)}
    empty: dict[str, Any] = {
        spec.name: [] if spec.many else None for spec in deciding if _may_be_empty(spec)
    }
    fillings: list[Pins] = [NOTHING, *([empty, filled] if filled else [])]
    if made_up(form, filled) is None:  # they do not go together
        fillings += [{name: value} for name, value in filled.items()]
    ways = [several for several in ways if len(several) > 1]
    if prod(map(len, ways)) <= FEW:
        choices: list[Pins] = [dict(ChainMap(*combined)) for combined in product(*ways)]
    else:
        choices = [NOTHING, *(way for several in ways for way in several)]
    pins = [{**filling, **choice} for choice in choices for filling in fillings]
    crowded = [each for each in choices if filled and made_up(form, {**filled, **each}) is None]
    return [NOTHING, *pins, *(_filled_up(form, choice, filled) for choice in crowded)]


def _filled_up(form: type[Form], choice: Pins, filled: Pins) -> Pins:
    """The choice with as much filled in as goes with it."""
    pins = dict(choice)
    for name, value in filled.items():
        if made_up(form, {**pins, name: value}) is not None:
            pins[name] = value
    return pins


def _may_be_empty(spec: FieldSpec) -> bool:
    """Whether it is words, a moment, a file: there or not, but not chosen from a list."""
    chosen = spec.choices or spec.subform or spec.widget in {"checkbox", "yes_no"}
    return not spec.required and not chosen and spec.widget not in _UNMADE


def _choices_of(
    form: type[Form], spec: FieldSpec, decides: Callable[[type[Form], str], bool]
) -> list[Any]:
    """Its values; of a table, its rows with the first one in every way that decides."""
    if spec.subform is None or not spec.many:
        return values_of(spec)
    rows = (made_up(spec.subform, pins) for pins in variations(spec.subform, decides))
    others = (made_up(form) or {}).get(spec.name, [])[1:]
    empty: list[Any] = [] if spec.required else [[]]
    return [*empty, *([row, *others] for row in rows if row is not None)]


def values_of(spec: FieldSpec, n: int = 0) -> list[Any]:
    """The values of a field between which something may be decided: its choices and its bounds."""
    empty: list[Any] = [] if spec.required else [[] if spec.many else None]
    return [*empty, *_given(spec, n)]


def _given(spec: FieldSpec, n: int) -> list[Any]:
    if spec.widget in {"checkbox", "yes_no"}:
        return [False, True]
    if spec.choices:
        values = [value for value, _label in spec.choices]
        return [[value] for value in values] if spec.many else values
    if spec.widget in _UNMADE:
        return []
    if spec.widget in {"number", "money"} and not spec.many:
        bounds = [each for each in (spec.minimum, spec.maximum) if each is not None]
        return bounds or [_item(spec, n)]
    return [[_item(spec, n)] if spec.many else _item(spec, n)]


def _mended(
    form: type[Form],
    data: dict[str, Any],
    refused: list[FieldProblem],
    pins: Pins,
    n: int,
) -> dict[str, Any] | None:
    """`data` with one field changed, so that less of it is refused, or something else is."""
    before, sideways = _weight(refused), None
    for name in _suspects(form, refused, pins):
        for value in _repairs(specs_of(form)[name], n):
            tried = {**data, name: value}
            left = _refused(form, tried)
            if _weight(left) < before:
                return tried
            if sideways is None and _weight(left) == before and not _is_named(name, left):
                sideways = tried if _is_named(name, refused) else None
    return sideways


def _is_named(name: str, refused: list[FieldProblem]) -> bool:
    return any(each.path[:1] == (name,) for each in refused)


def _weight(refused: list[FieldProblem]) -> int:
    """How much is wrong; what is only missing is soon filled in."""
    return sum(1 if each.slug == "required" else 4 for each in refused)


def _suspects(form: type[Form], refused: list[FieldProblem], pins: Pins) -> list[str]:
    """The fields that may be changed: those refused first, and what was chosen last of all."""
    specs = specs_of(form)
    named = [str(each.path[0]) for each in refused if each.path]
    free = [name for name in dict.fromkeys([*named, *specs]) if name not in pins]
    return sorted(free, key=lambda name: bool(specs[name].choices))


def _repairs(spec: FieldSpec, n: int) -> Iterator[Any]:
    yield from values_of(spec, n)
    if spec.widget in {"moment", "day"}:
        yield _MADE[spec.widget](n + 1)
    if spec.many and not spec.choices:
        yield from ([_item(spec, place) for place in range(rows)] for rows in ROWS)
    if spec.many and spec.subform is not None:
        row, next_row = _item(spec, 0), _item(spec, 1)
        for inner in spec.subform.fields():
            for value in values_of(inner):
                yield [{**row, inner.name: value}]
                yield [row, {**next_row, inner.name: value}]


def _refused(form: type[Form], data: Mapping[str, Any]) -> list[FieldProblem]:
    try:
        form.read(deepcopy(data))
    except Invalid as refusal:
        return list(refusal.problems)
    return []


def _filled(spec: FieldSpec, n: int) -> Any:
    if spec.many:
        return [_item(spec, n + place) for place in range(spec.min_items or 1)]
    return _item(spec, n)


def _item(spec: FieldSpec, n: int) -> Any:
    if spec.subform is not None:
        return deepcopy(_row(spec.subform, n))
    if spec.choices:
        return spec.choices[n % len(spec.choices)][0]
    if spec.widget in {"checkbox", "yes_no"}:
        return False
    if spec.widget in {"number", "money"}:
        return spec.minimum if spec.minimum is not None else n
    # What the form does not list is a thing of the office, chosen by its key.
    made = _MADE.get("key" if spec.widget in _CHOSEN else spec.widget.removesuffix("s"))
    return made(n) if made else _words(spec, n)


@cache
def _row(form: type[Form], n: int) -> dict[str, Any]:
    return made_up(form, n=n) or {}


def _words(spec: FieldSpec, n: int) -> str:
    # With a figure, as the number of a letter has one.
    words = f"ข้อความ {chr(ord('ก') + n)}{n + 1}".ljust(spec.min_length or 0, "ก")
    return words[-spec.max_length :].strip() if spec.max_length else words


def _moment(n: int) -> str:
    return (SOON + timedelta(days=n)).isoformat()


_MADE: dict[str, Any] = {
    "moment": _moment,
    "day": lambda n: (SOON + timedelta(days=n)).date().isoformat(),
    "file": lambda n: f"sha256:{n:064x}",
    "phone": lambda n: f"074000{n:03}",
    "email": lambda n: f"somebody{n}@example.invalid",
    "url": lambda n: f"https://example.invalid/{n}",
    "key": lambda n: f"something-{n}",
    "person": lambda n: f"somebody-{n}",
    "time_code": lambda n: f"00:00:{n:02}",
}
_CHOSEN = {"select", "radios", "checkboxes"}
_UNMADE = {"edited", "reasons", "mapping", "hidden"}

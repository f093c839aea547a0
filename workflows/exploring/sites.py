"""The steps that a mission's source can name: every call of a verb that it can come to."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

VERBS = frozenset(
    {
        *("ask", "review", "approve", "sign", "acknowledge", "entrust", "record"),
        *("run", "tell", "look_up", "do", "wait_until", "wait_for", "open", "outcome_of"),
        *("all", "any", "each"),
    }
)


class Site(NamedTuple):
    """Where in the source a verb is called."""

    file: str
    line: int
    column: int


def site_of(frame: FrameType) -> Site:
    """Where the call stands that the function is at."""
    places = _places_of(frame.f_code)
    line, column = places[frame.f_lasti // 2]
    return Site(frame.f_code.co_filename, line, column)


@cache
def _places_of(code: CodeType) -> list[tuple[int, int]]:
    return [(line or 0, column or 0) for line, _end, column, _e in code.co_positions()]


def sites_of(procedure: Callable[..., Any]) -> dict[Site, str]:
    """Every call of a verb by the procedure and by the functions that it can come to: what is said.

    A function counts if it is named in one that counts; of a class that is named, all its methods.
    """
    found: dict[Site, str] = {}
    for function in _functions_from(procedure):
        for call in _calls_in(function):
            found[Site(function.__code__.co_filename, call.lineno, call.col_offset)] = _said(call)
    return found


def _functions_from(procedure: Any) -> Iterator[FunctionType]:
    left, seen = [procedure], set[Any]()
    while left:
        thing = left.pop()
        if thing in seen:
            continue
        seen.add(thing)
        if isinstance(thing, type):
            left += [each for each in vars(thing).values() if isinstance(each, FunctionType)]
        else:
            yield thing
            named = (thing.__globals__.get(name) for name in _names_in(thing.__code__))
            left += [each for each in named if _is_of_the_mission(each, procedure)]


def _is_of_the_mission(thing: Any, procedure: Any) -> bool:
    """Whether it is a function or a class beside the procedure: no form, no service step."""
    if not isinstance(thing, FunctionType | type):
        return False
    beside: str = procedure.__module__.partition(".")[0]
    return thing.__module__.partition(".")[0] == beside


@cache
def _names_in(code: CodeType) -> frozenset[str]:
    inner = (each for each in code.co_consts if isinstance(each, CodeType))
    return frozenset(code.co_names).union(*map(_names_in, inner))


def _calls_in(function: FunctionType) -> Iterator[ast.Call]:
    module = sys.modules[function.__module__]
    first = function.__code__.co_firstlineno
    for node in ast.walk(_tree_of(inspect.getsource(module))):
        if isinstance(node, ast.FunctionDef) and _begins_at(node, first):
            calls = (each for each in ast.walk(node) if isinstance(each, ast.Call))
            yield from (each for each in calls if _is_a_step(each))


def _begins_at(node: ast.FunctionDef, line: int) -> bool:
    return line in {node.lineno, *(each.lineno for each in node.decorator_list)}


@cache
def _tree_of(source: str) -> ast.Module:
    return ast.parse(source)


def _is_a_step(node: ast.Call) -> bool:
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr in VERBS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "case"
    )


def _said(call: ast.Call) -> str:
    what = ast.unparse(call.args[0]) if call.args else ""
    return f"{ast.unparse(call.func)}({what})"

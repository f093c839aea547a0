"""The measures of the house: rooms that can be taken in at a glance."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
FOLDERS = ("models", "forms", "tasks", "workflows", "api")
WRITTEN_BY_ALEMBIC = ROOT / "models" / "migrations"


def sources(*folders: str) -> dict[str, str]:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if WRITTEN_BY_ALEMBIC not in path.parents
    }


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    code = function.body[1:] if ast.get_docstring(function) else function.body
    return (code[-1].end_lineno or 0) - code[0].lineno + 1 if code else 0


def test_no_file_is_longer_than_300_lines() -> None:
    sizes = {
        name: len(text.splitlines()) for name, text in sources(*FOLDERS, "tests", "bench").items()
    }
    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_half_of_the_files_have_at_most_90_lines() -> None:
    assert median(len(text.splitlines()) for text in sources(*FOLDERS).values() if text) <= 90


def test_no_function_is_longer_than_30_lines() -> None:
    long = {
        f"{name}:{function.name}": body_lines(function)
        for name, text in sources(*FOLDERS, "tests", "bench").items()
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and not is_of_a_mission(name, function)
        and not is_a_table(function)
    }
    assert {name: size for name, size in long.items() if size > 30} == {}


def is_of_a_mission(name: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it tells a procedure: a page of the manual, or a part of one, told in one piece."""
    first = next(iter(function.args.args), None)
    return (
        name.startswith("workflows/")
        and first is not None
        and isinstance(first.annotation, ast.Name)
        and (first.arg, first.annotation.id) == ("case", "CaseRun")
    )


def is_a_table(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it only returns what is written there: rows to look up, not a way to follow."""
    (last, *more) = reversed(function.body)
    return not more and isinstance(last, ast.Return) and isinstance(last.value, ast.Dict | ast.List)


def test_what_is_not_measured_is_little() -> None:
    """A rule that lets everything through would measure nothing."""
    every = [
        (name, function)
        for name, text in sources(*FOLDERS, "tests", "bench").items()
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef)
    ]
    told = [function for name, function in every if is_of_a_mission(name, function)]
    tables = [name for name, function in every if is_a_table(function)]
    # However many missions there are, most of what they tell is as short as anything else.
    assert 2 <= sum(body_lines(function) > 30 for function in told) <= len(told) / 8
    assert len(told) + len(tables) < len(every) / 10

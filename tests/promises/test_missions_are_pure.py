"""A mission is read again and again: it may use the verbs of its case, and nothing that changes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from workflows.catalogue import MISSIONS

ROOT = Path(__file__).parents[2]
STANDARD = {
    "__future__",
    "typing",
    "dataclasses",
    "datetime",  # its classes; its clocks are called below
    "functools",
    "itertools",
    "collections",
    "enum",
}
OURS = {
    "models.deadline",
    "models.matter",
    "models.occasion",
    "models.precedence",
    "models.register_name",
    "models.resource_kind",
    "models.role",
    "models.rung",
    "models.wording",
    "tasks.run",
    "tasks.decided",
    "tasks.signals",
    "tasks.turn",
    "workflows.mission",
}
CALLS = {"open", "print", "input", "eval", "exec", "id", "hash", "globals", "__import__", "vars"}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "fromtimestamp"}
CATCH_ALL = {"Exception", "BaseException", "Signal", "Waiting"}


def source_of(module: str) -> Path:
    return ROOT / f"{module.replace('.', '/')}.py"


def imported(tree: ast.Module, *, at_run_time: bool = True) -> set[str]:
    """The modules that a file imports; those under ``if TYPE_CHECKING`` never run."""
    typing_only = {
        inner
        for node in tree.body
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if at_run_time and node in typing_only:
            continue
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def mission_files() -> dict[str, ast.Module]:
    """The files of the missions, with whatever of `workflows` they are made of."""
    left = {mission.procedure.__module__ for mission in MISSIONS}
    found: dict[str, ast.Module] = {}
    while left:
        module = left.pop()
        found[module] = ast.parse(source_of(module).read_text(encoding="utf-8"))
        ours = {name for name in imported(found[module]) if name.startswith("workflows.")}
        left |= ours - OURS - set(found)
    return found


FILES = mission_files()


def makes_steps(module: str) -> bool:
    """Whether a module of `tasks` offers service steps, look-ups or deeds: only those are used."""
    text = source_of(module).read_text(encoding="utf-8")
    return any(f"@{mark}(" in text for mark in ("service_step", "look_up", "deed"))


def test_the_missions_were_found() -> None:
    assert {"workflows.press_conference", "workflows.consultation"} <= set(FILES)


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_mission_imports_verbs_forms_and_service_steps_only(module: str) -> None:
    """No session, no client, no clock: the record must be all that it depends on."""
    strange = {
        name
        for name in imported(FILES[module])
        if name.partition(".")[0] not in STANDARD | {"forms"}
        and name not in OURS | set(FILES)
        and not (name.startswith("tasks.") and makes_steps(name))
    }
    assert strange == set()


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_mission_asks_no_clock_no_chance_and_no_file(module: str) -> None:
    for node in ast.walk(FILES[module]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CALLS, ast.unparse(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, ast.unparse(node)
        assert not isinstance(node, ast.Global | ast.Nonlocal | ast.AsyncFunctionDef | ast.Await)


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_mission_swallows_no_signal(module: str) -> None:
    """A bare `except` would take a wait, or the news that the procedure changed, for an error."""
    for node in ast.walk(FILES[module]):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}"
            named = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
            assert named & CATCH_ALL == set(), f"line {node.lineno}"


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_mission_goes_through_no_set(module: str) -> None:
    """Sets of words come in another order in every process: keys and branches would move."""
    for node in ast.walk(FILES[module]):
        loops = node.generators if isinstance(node, ast.ListComp | ast.DictComp) else []
        for source in [each.iter for each in loops] + (
            [node.iter] if isinstance(node, ast.For) else []
        ):
            assert not isinstance(source, ast.Set | ast.SetComp), ast.unparse(source)


def test_every_mission_says_its_procedure_and_has_a_key_and_a_code_of_its_own() -> None:
    assert all(mission.procedure_in_words.strip() for mission in MISSIONS)
    assert len({mission.key for mission in MISSIONS}) == len(MISSIONS)
    assert len({mission.code for mission in MISSIONS}) == len(MISSIONS)

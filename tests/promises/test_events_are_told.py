"""Whatever happens to a case has its sentence; `tests/models/test_story.py` has them said."""

from __future__ import annotations

import ast
from pathlib import Path

from models.event_words import SENTENCES
from models.seen import SEEN

ROOT = Path(__file__).parents[2]
TOLD = {"tell", "_tell"}
KIND_BEGINS = (
    "case.",
    "human-task.",
    "service-step.",
    "incident.",
    "message.",
    "document.",
    "register.",
    "booking.",
)


def kinds_in_the_code() -> set[str]:
    """Every kind of event that some verb leaves."""
    return {
        kind
        for folder in ("models", "tasks", "workflows", "api")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in TOLD
        and node.args
        for kind in kinds_of(node)
    }


def kinds_of(call: ast.Call) -> list[str]:
    words = [
        node.value
        for node in ast.walk(call.args[0])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "_tell":
        return [f"human-task.{word}" for word in words]
    return [word for word in words if word.startswith(KIND_BEGINS) and not word.endswith(".")]


def test_some_kinds_were_found() -> None:
    assert {"case.opened", "human-task.claimed", "incident.raised"} <= kinds_in_the_code()


def test_every_kind_that_is_left_has_its_sentence() -> None:
    assert kinds_in_the_code() - set(SENTENCES) == set()


def test_every_kind_says_what_of_its_data_is_shown() -> None:
    assert set(SEEN) == set(SENTENCES)


def test_every_sentence_is_of_a_kind_that_is_left() -> None:
    assert set(SENTENCES) - kinds_in_the_code() == set()

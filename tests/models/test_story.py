"""Every event can tell itself as a sentence, in Thai and in English."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.event import Event
from models.story import OUTCOMES, REASONS, SENTENCES, Names, sentence
from models.wording import Text

ROOT = Path(__file__).parents[2]
NAMES = Names(
    {1: Text("สมใจ", "Somjai"), "wichai": Text("วิชัย", "Wichai")}, {7: Text("ร่างข่าว", "Draft")}
)
MOMENT = datetime(2026, 11, 24, tzinfo=UTC)
EVERYTHING: dict[str, object] = {
    "to": "wichai",
    "outcome": "approve",
    "reason": "ลา",
    "words": "รอเอกสาร",
    "filename": "หนังสือ.pdf",
    "key": "write",
    "name": "reply",
    "sender": "link",
    "message": "KeyError: 'x'",
    "kind": "service",
}


def kinds_told() -> set[str]:
    """The kinds of all events that the code tells, read from its source."""
    kinds: set[str] = set()
    for folder in ("models", "tasks", "workflows", "api"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {
                    "tell",
                    "_tell",
                }:
                    kinds |= kinds_in(node)
    return kinds


def kinds_in(call: ast.Call) -> set[str]:
    words = (
        {
            part.value
            for part in ast.walk(call.args[0])
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
        if call.args
        else set()
    )
    own = getattr(call.func, "attr", "") == "_tell"
    return {f"human-task.{word}" if own else word for word in words if own or "." in word} - {
        "human-task."
    }


def event(kind: str, /, **data: object) -> Event:
    return Event(id=1, case_id=1, at=MOMENT, kind=kind, actor_id=1, human_task_id=7, data=data)


def test_every_event_that_the_code_tells_has_its_sentence() -> None:
    told = kinds_told()
    assert {"case.opened", "human-task.claimed", "incident.raised"} <= told
    assert told == set(SENTENCES)


@pytest.mark.parametrize("kind", SENTENCES)
def test_an_event_tells_itself_in_both_languages(kind: str) -> None:
    told = sentence(event(kind, **EVERYTHING), NAMES)
    assert "{" not in told.th + told.en
    assert any("\u0e00" <= sign <= "\u0e7f" for sign in told.th)
    assert told.th != told.en or kind == "case.commented"


@pytest.mark.parametrize("kind", SENTENCES)
def test_an_event_from_long_ago_lacks_data_and_is_told_all_the_same(kind: str) -> None:
    bare = Event(id=1, case_id=1, at=MOMENT, kind=kind, data={})
    assert sentence(bare, Names({}, {})).th


def test_people_tasks_and_reasons_are_named() -> None:
    told = sentence(event("human-task.delegated", to="wichai", note="ช่วยที"), NAMES)
    assert told == Text(
        "สมใจ มอบงาน “ร่างข่าว” ให้ วิชัย ทำแทน (ช่วยที)",
        "Somjai delegated “Draft” to Wichai (ช่วยที).",
    )
    lost = sentence(event("human-task.cancelled", reason="lost"), NAMES)
    assert lost.en == "“Draft” was cancelled (another branch was quicker)."


def test_a_kind_unknown_today_still_says_its_kind() -> None:
    assert "moon.landed" in sentence(event("moon.landed"), NAMES).en


def test_words_with_braces_are_left_as_they_are() -> None:
    assert "{who}" in sentence(event("case.commented", words="{who}"), NAMES).th


@pytest.mark.parametrize("text", [*OUTCOMES.values(), *REASONS.values()])
def test_outcomes_and_reasons_are_in_both_languages(text: Text) -> None:
    assert text.th
    assert text.en.isascii()

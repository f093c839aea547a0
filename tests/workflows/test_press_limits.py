"""How long each step of a press conference may take, in both modes: the table of handbook 3.6."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from tests.cast import record_of, task_of
from tests.forms.filled import NOW
from tests.workflows.press_story import MESSAGE, PLANNED, TAKES, WRONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

MINUTE = timedelta(minutes=1)

LIMITS: dict[str, tuple[str | None, str | None]] = {
    # All of it happens on Sunday 22 November at 07:10: urgent for 10:30, planned for Wednesday
    # 9 December at 10:00. The briefing begins at once
    # and is over at 07:55; what follows is done then.
    "decide": ("22 07:30", "24 16:30"),  # 20 min · 1 bd
    "decide-outside": ("22 07:30", None),  # the same 20 min
    "conference/invite/plan": ("22 07:40", "01 16:30"),  # 30 min · T−5 bd
    f"{MESSAGE}/points/write": ("22 08:10", "26 16:30"),  # 60 min · 3 bd
    f"{MESSAGE}/points/review": ("22 08:10", "26 16:30"),  # the same
    f"{MESSAGE}/facts/fact/1/verify": ("22 08:10", "26 16:30"),  # 60 min · 3 bd
    "conference/venue/video/checklist": ("22 08:10", "08 16:30"),  # 60 min · T−1
    "conference/venue/photo/checklist": ("22 08:10", "08 16:30"),
    f"{MESSAGE}/speaker-brief": ("22 07:25", "08 16:30"),  # 15 min · T−1
    f"{MESSAGE}/clear": ("22 07:30", "25 16:30"),  # 20 min · 2 bd
    f"{MESSAGE}/clear-outside": ("22 07:30", None),  # the same 20 min
    "conference/hold": ("22 11:15", None),  # ≤45 min · –
    "conference/release/publish": ("22 08:55", "23 10:30"),  # +60 min · +2 bh
    "conference/transcript/write": ("22 11:55", "24 16:30"),  # +4 h · 1 bd
    "conference/transcript/check": ("22 11:55", "24 16:30"),  # the same
    "conference/monitor/clips": ("25 07:55", "29 16:30"),  # 72 h · 7 cd
    f"{WRONG}/1/correct": ("22 09:55", "24 16:30"),  # 2 h · 1 bd
    f"{WRONG}/1/clear-correction": ("22 09:55", "24 16:30"),  # the same
    f"{WRONG}/1/telephone/tell": ("22 09:55", "24 16:30"),  # the same
    "conference/summary": ("26 16:30", "30 16:30"),  # 3 bd · 5 bd
    "conference/take-note": ("26 16:30", "30 16:30"),  # the same
}
ONE_LIMIT = [
    ("decide", "decide-outside"),
    (f"{MESSAGE}/points/write", f"{MESSAGE}/points/review"),
    (f"{MESSAGE}/clear", f"{MESSAGE}/clear-outside"),
    ("conference/transcript/write", "conference/transcript/check"),
    (f"{WRONG}/1/correct", f"{WRONG}/1/clear-correction-outside"),
    ("conference/summary", "conference/take-note"),
]


def _played(story: PressStory) -> None:
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    with clock.moved_to(NOW + TAKES):
        story.published()
        story.reported()
        story.put_right()
        story.closed()


def _falls_on(story: PressStory, key: str) -> str | None:
    if key not in record_of(story.code):
        return None
    due = task_of(story.code, key).due_at
    return f"{clock.in_bangkok(due):%d %H:%M}" if due else None


@pytest.mark.parametrize("mode", ["urgent", "planned"])
def test_every_step_has_the_limit_of_the_handbook(press: Press, mode: str) -> None:
    story = press(**(PLANNED if mode == "planned" else {}))
    _played(story)
    found = {key: _falls_on(story, key) for key in LIMITS}
    assert found == {key: limits[mode == "planned"] for key, limits in LIMITS.items()}


def test_the_steps_of_one_row_share_its_limit(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However late the first of them was done, the second gets no limit of its own."""
    story = press()
    moments = (NOW + timedelta(minutes=3 * n) for n in count(1))
    does = story.does

    def a_little_later(who: str, key: str, answer: Any = None, **more: Any) -> object:
        moment = next(moments)
        if key == "conference/hold":
            answer |= {"started_at": f"{moment - MINUTE}", "ended_at": f"{moment}"}
        with clock.moved_to(moment):
            return does(who, key, answer, **more)

    monkeypatch.setattr(story, "does", a_little_later)
    _played(story)
    for first, second in ONE_LIMIT:
        assert task_of(story.code, first).opened_at < task_of(story.code, second).opened_at
        assert task_of(story.code, first).due_at == task_of(story.code, second).due_at, second

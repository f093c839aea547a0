"""How long each step of the news service may take: the table of handbook 3.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.news import NewsCorrection, NewsScreening, NewsScreeningAgain, NewsSupplementOnPaper
from models import clock
from tests.cast import record_of, task_of
from tests.forms.filled import NOW
from tests.story import later
from tests.workflows.news_story import AT_ONCE, NEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

ROUND = f"{NEWS}/corrections/round/1"
VERY_URGENT: dict[str, Any] = {"urgency": "very_urgent", "urgency_reason": "งานวันนี้"}
WARNING: dict[str, Any] = {"news_kind": "warning"}

LIMITS: dict[str, tuple[str, str, str]] = {
    # All of it happens on Sunday 22 November at 07:10: ordinary news, very urgent news, a warning.
    # Working hours begin on Monday at 08:30; the wall's run at once.
    "screen": ("23 09:30", "23 09:30", "22 09:10"),  # 1 bh
    "assign": ("23 09:30", "23 09:30", "22 09:10"),  # 1 bh
    f"{NEWS}/draft": ("23 12:00", "23 12:00", "22 09:10"),  # 3.5 bh · a warning 1 bh
    f"{NEWS}/edit": ("23 09:30", "23 09:30", "22 09:10"),  # 1 bh
    f"{NEWS}/facts/owner/confirm": ("23 12:00", "23 12:00", "22 09:10"),  # 3.5 bh
    f"{NEWS}/endorse": ("23 09:30", "23 09:30", "22 09:10"),  # 1 bh
    f"{NEWS}/approve": ("23 10:30", "23 10:30", "22 09:10"),  # 2 bh by the director
    f"{NEWS}/publish/publish": ("23 09:00", "22 07:40", "22 07:40"),  # 30 min
    f"{NEWS}/network/choose-newsrooms": ("23 09:00", "22 07:40", "22 07:40"),  # the same
    f"{NEWS}/network/telephone": ("23 09:00", "22 07:40", "22 07:40"),  # the same
    f"{NEWS}/measure/report": (
        "23 16:30",
        "23 16:30",
        "23 16:30",
    ),  # 24 h, and 7 bh to tell of them
    f"{NEWS}/measure/report~2": ("29 16:30", "29 16:30", "29 16:30"),  # 7 cd
    f"{ROUND}/correct": ("23 10:30", "23 10:30", "22 09:10"),  # 2 bh
    f"{ROUND}/endorse": ("23 10:30", "23 10:30", "22 09:10"),  # the same
    f"{ROUND}/approve": ("23 10:30", "23 10:30", "22 09:10"),  # the same
}


def _falls_on(story: NewsStory, key: str) -> str | None:
    if key not in record_of(story.code):
        return None
    due = task_of(story.code, key).due_at
    return f"{clock.in_bangkok(due):%d %H:%M}" if due else None


def _played(story: NewsStory) -> None:
    """Every step of the table: a policy with a mistake in it."""
    story.assigned()
    story.written(**AT_ONCE, touches=["policy"])
    story.confirmed()
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    story.published()
    story.sent()
    story.measured(is_wrong=True, what_is_wrong="ตัวเลขผิด")
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    story.does("prc-head-1", f"{ROUND}/endorse", outcome="approve")


@pytest.mark.parametrize(("place", "request_"), [(0, {}), (1, VERY_URGENT), (2, WARNING)])
def test_every_step_has_the_limit_of_the_handbook(
    news: News, place: int, request_: dict[str, Any]
) -> None:
    story = news(**request_)
    _played(story)
    found = {key: _falls_on(story, key) for key in LIMITS}
    assert found == {key: limits[place] for key, limits in LIMITS.items()}


@pytest.mark.parametrize(
    ("request_", "by"), [({}, "23 16:30"), (VERY_URGENT, "23 12:00"), (WARNING, "22 09:10")]
)
def test_no_step_may_take_longer_than_the_whole(
    news: News, request_: dict[str, Any], by: str
) -> None:
    """Seven working hours, three and a half, or two hours on the wall from the receipt (3.2)."""
    story = news(**request_)
    story.assigned()
    with later(NOW, days=1, hours=8):  # Monday at 15:10
        story.written(**AT_ONCE, touches=["policy"])
        assert _falls_on(story, f"{NEWS}/facts/owner/confirm") == by


def test_while_the_requester_is_waited_for_no_clock_runs(news: News) -> None:
    """The limits are counted from the answer (handbook 3.0)."""
    story = news()
    asks = {"complete": False, "decision": "ask_once", "missing": ["ผังงาน"]}
    story.fills("pr-officer-1", "screen", NewsScreening, **asks)
    with later(NOW, days=3, hours=3):  # Wednesday at 10:10
        key = "supplement-answer/by_clerk/enter-supplement"
        story.fills("reg-clerk-1", key, NewsSupplementOnPaper)
        assert _falls_on(story, "screen-again") == "25 11:10"
        story.fills("pr-officer-1", "screen-again", NewsScreeningAgain)
        story.does("prc-head-1", "assign", {"writer": "pr-officer-2"})
        assert _falls_on(story, f"{NEWS}/draft") == "25 14:40"

"""What is told of a briefing, a publication or its coverage can have been so by then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from forms.news import Coverage, FirstCoverage, Publication
from forms.press_conference import BriefingHeld
from models import clock
from models.errors import Invalid
from tests.forms.filled import NOW
from tests.forms.sample_news import PLACED
from tests.story import later
from tests.workflows.news_story import NEWS, RIGHT
from tests.workflows.press_story import MESSAGE, PLANNED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory
    from tests.workflows.press_story import PressStory

    News = Callable[..., NewsStory]
    Press = Callable[..., PressStory]

PUBLISH, REPORT = f"{NEWS}/publish/publish", f"{NEWS}/measure/report"
UNEXPLAINED: dict[str, Any] = {"recordings": [], "other_time_reason": None}


def _wrong(refused: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    problems = refused.value.problems
    return [(".".join(map(str, each.path)), each.slug) for each in problems]


def _held(story: PressStory, **changes: Any) -> None:
    story.fills("media-liaison-1", "conference/hold", BriefingHeld, **UNEXPLAINED | changes)


def _at(**after: float) -> str:
    return (NOW + timedelta(**after)).isoformat()


def _cleared(story: PressStory) -> None:
    story.decided()
    story.prepared()
    story.cleared()


def test_a_briefing_is_not_held_before_it_was_cleared(press: Press) -> None:
    story = press()
    _cleared(story)
    with later(NOW, hours=2), pytest.raises(Invalid) as refused:
        _held(story, started_at=_at(minutes=-10), ended_at=_at(minutes=20))
    assert _wrong(refused) == [("started_at", "too_early")]
    assert "07.10" in refused.value.problems[0].text.th
    with later(NOW, hours=2):
        _held(story, started_at=_at(minutes=5), ended_at=_at(minutes=20))
    assert "conference/hold" not in story.waits_for


def test_the_word_from_outside_counts_from_when_it_was_given(press: Press) -> None:
    """It may be entered while the briefing is on, or after it."""
    story = press()
    story.decided()
    story.prepared()
    story.does("director-1", f"{MESSAGE}/clear", outcome="approve")
    with later(NOW, hours=2):
        story.word(f"{MESSAGE}/clear-outside", decided_at=_at(minutes=30))
        with pytest.raises(Invalid) as refused:
            _held(story, started_at=_at(minutes=20), ended_at=_at(minutes=60))
        assert _wrong(refused) == [("started_at", "too_early")]
        _held(story, started_at=_at(minutes=35), ended_at=_at(minutes=60))


def test_a_briefing_on_another_day_than_planned_says_why(press: Press) -> None:
    story = press(**PLANNED)
    _cleared(story)
    times = {"started_at": _at(minutes=5), "ended_at": _at(minutes=20)}
    with later(NOW, hours=2):
        with pytest.raises(Invalid) as refused:
            _held(story, **times)
        assert _wrong(refused) == [("other_time_reason", "required")]
        _held(story, **times, other_time_reason="ผู้ว่าฯ เลื่อนเข้ามา")


def _published(story: NewsStory, at: str) -> None:
    story.fills("pr-officer-3", PUBLISH, Publication, placements=[PLACED | {"placed_at": at}])


def test_news_is_not_published_before_it_was_approved(news: News) -> None:
    story = news()
    story.to_the_approval()
    with later(NOW, minutes=26):
        story.approved()
        with pytest.raises(Invalid) as refused:
            _published(story, _at(minutes=10))
        assert _wrong(refused) == [("placements.0.placed_at", "too_early")]
        _published(story, _at(minutes=26))


def test_coverage_is_told_when_its_time_has_come_and_a_mistake_at_once(news: News) -> None:
    story = news()
    story.released()
    early = RIGHT | {"more_to_come": False}
    with later(NOW, hours=23), pytest.raises(Invalid) as refused:
        story.fills("pr-officer-3", REPORT, FirstCoverage, **RIGHT)
    assert _wrong(refused) == [("is_wrong", "not_yet")]
    with later(NOW, hours=24):
        story.fills("pr-officer-3", REPORT, FirstCoverage, **RIGHT)
    with later(NOW, days=6, hours=16), pytest.raises(Invalid) as refused:
        story.fills("pr-officer-3", f"{REPORT}~2", Coverage, **early)
    assert _wrong(refused) == [("is_wrong", "not_yet")]
    with later(NOW, days=3), pytest.raises(Invalid) as refused:
        story.fills("pr-officer-3", f"{REPORT}~2", Coverage, is_wrong=True, more_to_come=False)
    assert _wrong(refused) == [("more_to_come", "not_yet")]
    with later(NOW, days=3):
        story.fills("pr-officer-3", f"{REPORT}~2", Coverage, is_wrong=True)
    with clock.moved_to(clock.in_bangkok(NOW + timedelta(days=7)).replace(hour=0, minute=0)):
        story.fills("pr-officer-3", f"{REPORT}~3", Coverage, **early)
    assert f"{REPORT}~3" not in story.waits_for

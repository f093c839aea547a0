"""News goes as high as the office's ladder says (handbook 1.5, 3.2 step 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.news import NewsCorrection
from models.database import write
from models.errors import Invalid, NotAllowed
from models.ladder import change
from models.matter import ORDINARY_NEWS, POLICY_NEWS
from models.person import by_handle
from models.rung import Band, Rung
from tests.cast import nothing_changes, record_of, task_of
from tests.workflows.news_story import NEWS, RIGHT
from tests.workflows.test_news import numbers
from tests.workflows.test_press_ladder import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

GOVERNOR: dict[str, Any] = {"touches": ["governor"]}
ROUND = f"{NEWS}/corrections/round/1"


def ladder_of(story: NewsStory, key: str) -> tuple[str, str]:
    said = task_of(story.code, key).detail["ladder"]
    return said["matter"], said["rung"]


@pytest.mark.parametrize(
    ("draft", "said"),
    [({}, (ORDINARY_NEWS, "group_head")), (GOVERNOR, (POLICY_NEWS, "director"))],
)
def test_the_approval_says_by_which_rule_it_went_so_far(
    news: News, draft: dict[str, Any], said: tuple[str, str]
) -> None:
    story = news()
    story.to_the_approval(**draft)
    if draft:
        story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    assert ladder_of(story, f"{NEWS}/approve") == said


def test_where_the_office_says_so_ordinary_news_goes_to_the_director(news: News) -> None:
    """And passes the head of the group, who endorses it, on its way up."""
    rules(ORDINARY_NEWS, Rung.DIRECTOR)
    story = news()
    story.to_the_approval()
    assert story.waits_for == {f"{NEWS}/endorse"}
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    with nothing_changes(), pytest.raises(NotAllowed):
        story.does("prc-head-1", f"{NEWS}/approve", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["1/2569"]


def test_where_the_office_says_so_the_head_has_the_last_word_on_a_policy(news: News) -> None:
    """Then nobody endorses first what they approve afterwards."""
    rules(POLICY_NEWS, Rung.GROUP_HEAD)
    story = news()
    story.to_the_approval(**GOVERNOR)
    assert story.waits_for == {f"{NEWS}/approve"}
    assert story.approved().detail["ladder"]["matter"] == POLICY_NEWS
    assert f"{NEWS}/endorse" not in record_of(story.code)


def test_the_way_up_is_what_the_ladder_said_when_it_began(news: News) -> None:
    story = news()
    story.to_the_approval()
    rules(ORDINARY_NEWS, Rung.DIRECTOR)
    assert story.approved().outcome == "approve"
    another = news()
    another.to_the_approval()
    assert another.waits_for == {f"{NEWS}/endorse"}


def test_a_correction_goes_as_high_as_the_news_that_it_corrects(news: News) -> None:
    rules(ORDINARY_NEWS, Rung.DIRECTOR)
    story = news()
    story.to_the_approval()
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    story.published()
    story.sent()
    story.measured(**RIGHT | {"is_wrong": True, "what_is_wrong": "ตัวเลข"})
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    story.does("prc-head-1", f"{ROUND}/endorse", outcome="approve")
    assert ladder_of(story, f"{ROUND}/approve") == (ORDINARY_NEWS, "director")
    story.does("director-1", f"{ROUND}/approve", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["2/2569", "1/2569"]


@pytest.mark.parametrize("matter", [ORDINARY_NEWS, POLICY_NEWS])
@pytest.mark.parametrize("rung", [Rung.VICE_GOVERNOR, Rung.PRD_HQ])
def test_nobody_outside_gives_news_its_number(news: News, matter: str, rung: Rung) -> None:
    """A number is taken in the act of approving: the ladder of news ends inside the office."""
    news()
    with nothing_changes(), write() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        with pytest.raises(Invalid) as refusal:
            change(session, matter, [Band(None, rung)], by=director, why="ตกลง", source="คำสั่ง")
    (problem,) = refusal.value.problems
    assert "เรื่องนี้สิ้นสุดได้ที่" in problem.text.th
    assert "This matter can end with" in problem.text.en

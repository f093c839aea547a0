"""News that brings the media along: a child case that has to end first (handbook 3.2, 3.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from forms.media_coordination import MediaRequest, asked_with_news
from forms.news import NewsRequest
from models.case import Case, CaseState
from models.database import read, write
from models.person import by_handle
from tests.cast import case_of, completes, task_of
from tests.forms.filled import NOW
from tests.forms.sample_news import NEWS as ASKED
from tests.outbox import last_letter
from tests.story import the_clock_goes_round
from tests.workflows.news_story import PLAIN
from workflows.moving import withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

OUTLETS = ("songkhla-daily", "south-online")
NO = {"decision": "decline", "reason": "ซ้ำ", "words_for_requester": "เชิญไว้แล้ว"}


def child_of(story: NewsStory) -> Case:
    with read() as session:
        opened = select(Case).where(Case.parent_id == story.case.id).order_by(col(Case.id))
        return session.exec(opened).one()


def test_the_newsrooms_are_invited_by_a_case_of_their_own(news: News) -> None:
    """The news does not close before it, and nobody has to say again what the news says."""
    story = news()
    story.assigned(*OUTLETS)
    child = child_of(story)
    assert (child.mission, child.subject) == ("media-coordination", story.case.subject)
    request = MediaRequest.recall(child.request)
    assert request.target_media == OUTLETS
    assert request.meeting_point == ASKED["venue"]
    story.written(**PLAIN)
    story.approved()
    story.published()
    story.sent()
    story.measured()
    story.measured("~2")
    story.machines_run()
    assert story.case.state == CaseState.OPEN
    completes("media-liaison-1", child.code, "screen", NO)
    the_clock_goes_round()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "published")


def test_if_the_news_is_taken_back_the_liaison_is_asked_about_the_invitation(news: News) -> None:
    story = news()
    story.assigned(*OUTLETS)
    child = child_of(story)
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="งานเลื่อน")
    story.machines_run()
    assert story.case.state == CaseState.WITHDRAWN
    assert child.code in last_letter(story, to="media-liaison-1")
    assert case_of(child.code).state == CaseState.OPEN
    assert task_of(child.code, "screen").state == "ready"


def test_what_is_no_event_is_met_where_and_when_the_news_says() -> None:
    bare = {"has_event": False, "want_reporter": False, "venue": None}
    bare |= {"event_start": None, "event_end": None}
    request = NewsRequest.read(ASKED | bare, now=NOW)
    asked = asked_with_news(request, OUTLETS)
    assert (asked.event_start, asked.meeting_point) == (request.when, request.where)
    assert asked.event_end is not None
    assert asked.event_end > request.when
    assert asked.contact_email == request.contact_email
    assert list(asked.attached()) == []

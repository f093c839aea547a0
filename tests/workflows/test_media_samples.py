"""The office's own cases of media coordination, at the moments and with the data they had."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from models.case import CaseState
from tests.story import furnish
from tests.workflows.media_story import BARE, MediaStory, goes_on
from tests.workflows.test_media_coordination import due_of, mails_about

if TYPE_CHECKING:
    from tests.databases import FreshDatabase

FILE = Path(__file__).parents[1] / "data" / "media_cases.json"
SAMPLES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
TOUR, INVITATION = SAMPLES


def asked(case: dict[str, Any]) -> MediaStory:
    """The case as it was asked for; the clock stands at that moment."""
    return MediaStory(
        furnish(clock.now()),
        org_id=case["requester"],
        requester_type=case["requester_type"],
        subject=case["title_th"],
        service_kind=case["service_kind"],
        event_start=case["start"],
        event_end=case["end"],
        meeting_point=case["venue_th"],
        letter_date=case["created_at"][:10],
    )


def sent(story: MediaStory, case: dict[str, Any], reply_by: str) -> None:
    """The invitation of that case is written, approved and sent."""
    written = {"starts_at": case["start"], "ends_at": case["end"], "reply_by": reply_by}
    story.drafted(headline=case["title_th"], **written)
    story.does("prc-head-1", "approve", outcome="approve")
    story.machines_run()


@pytest.mark.parametrize("case", SAMPLES, ids=lambda each: str(each["case_no"]))
def test_the_sample_cases_can_be_opened(database: FreshDatabase, case: dict[str, Any]) -> None:
    assert database.url
    with clock.moved_to(datetime.fromisoformat(case["created_at"])):
        story = asked(case)
        assert (story.code, story.case.subject) == (case["case_no"], case["title_th"])
        assert story.waits_for == {"screen"}


def test_the_invitation_stands_where_its_replies_are_counted(database: FreshDatabase) -> None:
    """By the liaison; it went out within two working days of the receipt, by 20 November 16.30."""
    assert database.url
    created = datetime.fromisoformat(INVITATION["created_at"])
    with clock.moved_to(created):
        story = asked(INVITATION)
        assert due_of(story, "screen") == "19 16:30"
    with clock.moved_to(created + timedelta(hours=20)):  # Thursday at 09.15
        story.planned(**BARE)
        assert due_of(story, "invitation") == "20 16:30"
        sent(story, INVITATION, "2026-11-26T16:30")
        story.counted(more_to_come=True)
        assert story.waits_for == {"replies/count-replies~2"}


def test_the_press_tour_is_driven_to_its_end(database: FreshDatabase) -> None:
    """Closed within fifteen working days, by 28 September."""
    assert database.url
    with clock.moved_to(datetime.fromisoformat(TOUR["created_at"])):
        story = asked(TOUR)
        story.planned(**BARE)
        sent(story, TOUR, "2026-09-18T16:30")
        story.counted()
    ended = datetime.fromisoformat(TOUR["end"])
    with clock.moved_to(ended + timedelta(hours=1)):
        goes_on(story)
        assert mails_about(story, "ขอทราบการตอบรับ") == []  # the round came too late for that
        story.came(present=[], note="ไม่มีแบบลงทะเบียน")
    with clock.moved_to(ended + timedelta(days=4)):
        story.aftermath()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "coordinated")

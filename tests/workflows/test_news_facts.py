"""The owner of the facts confirms them; if they are silent, the director decides (3.2, 5)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from forms.news import NewsDraft
from forms.outside_decision import ConfirmingEvidence
from models import clock
from models.clock import BANGKOK
from tests.cast import steps_of, task_of
from tests.outbox import last_letter
from tests.story import the_clock_goes_round
from tests.workflows.news_story import AT_ONCE, NEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

FOUR_HOURS_LATER = datetime(2026, 11, 23, 13, 30, tzinfo=BANGKOK)
"""Lunch is no working hour."""


@pytest.fixture
def asked(news: News) -> NewsStory:
    """News with a figure in it, whose owner is being asked."""
    story = news()
    story.assigned()
    story.written(**AT_ONCE)
    return story


def test_what_its_owner_confirms_goes_on_to_the_approval(asked: NewsStory) -> None:
    note = task_of(asked.code, f"{NEWS}/facts/owner/confirm").detail["note"]
    assert note == "ขอคำยืนยันจากเทศบาลนครหาดใหญ่: ผู้ร่วมงาน 5,000 คน"
    asked.confirmed()
    assert asked.waits_for == {f"{NEWS}/approve"}


def test_what_its_owner_puts_right_is_written_again(asked: NewsStory) -> None:
    asked.confirmed(verdict="corrected", corrected_value="ผู้ร่วมงาน 3,000 คน")
    reasons = task_of(asked.code, f"{NEWS}/draft~2").detail["reasons"]
    assert "ผู้ร่วมงาน 3,000 คน" in reasons[""]
    asked.written("~2", **AT_ONCE, to_confirm=["ผู้ร่วมงาน 3,000 คน"])
    asked.confirmed("~2")
    assert asked.waits_for == {f"{NEWS}/approve"}


def test_what_was_confirmed_is_not_asked_again(asked: NewsStory) -> None:
    """It came back for its headline; the figures are the same."""
    asked.confirmed()
    asked.does("prc-head-1", f"{NEWS}/approve", outcome="return", comment="พาดหัวยาวไป")
    asked.written("~2", **AT_ONCE, headline="หาดใหญ่ชวนลอยกระทง")
    assert asked.waits_for == {f"{NEWS}/approve~2"}


def test_what_was_said_by_telephone_is_followed_by_its_paper(asked: NewsStory) -> None:
    """Within two working days, beside the rest and also where the news is rejected (3.0)."""
    asked.confirmed(how="telephone", evidence=None)
    assert asked.waits_for == {f"{NEWS}/approve", "papers/confirm-1/evidence"}
    due = task_of(asked.code, "papers/confirm-1/evidence").due_at
    assert due is not None
    assert f"{clock.in_bangkok(due):%d %H:%M}" == "25 16:30"
    no = {"comment": "ซ้ำ", "words_for_requester": "ซ้ำ"}
    asked.does("prc-head-1", f"{NEWS}/approve", no, outcome="reject")
    assert asked.case.is_open
    asked.fills("reg-clerk-1", "papers/confirm-1/evidence", ConfirmingEvidence)
    assert asked.case.outcome == "rejected"


def test_an_owner_who_is_silent_for_four_working_hours_is_told_to_the_director(
    asked: NewsStory,
) -> None:
    """Not before; and the owner may still answer while the director considers."""
    silent = f"{NEWS}/facts/director/go-on-unconfirmed"
    with clock.moved_to(FOUR_HOURS_LATER.replace(minute=29)):
        the_clock_goes_round()
        assert silent not in asked.waits_for
    with clock.moved_to(FOUR_HOURS_LATER):
        the_clock_goes_round()
        assert asked.waits_for == {silent, f"{NEWS}/facts/owner/confirm"}
        asked.machines_run()
        assert "เทศบาลนครหาดใหญ่ ยังไม่ยืนยันข้อเท็จจริง" in last_letter(asked)
        assert asked.letters()[-1].recipient == "director-1@example.invalid"
        asked.confirmed()
    assert steps_of(asked.code)[silent] == "cancelled"
    assert asked.waits_for == {f"{NEWS}/approve"}


@pytest.mark.parametrize(
    ("outcome", "answer", "left"),
    [
        ("approve", {}, {f"{NEWS}/approve"}),
        ("return", {"comment": "ตัดตัวเลขออก"}, {f"{NEWS}/draft~2"}),
        ("reject", {"comment": "ยืนยันไม่ได้", "words_for_requester": "ยืนยันไม่ได้"}, set()),
    ],
)
def test_the_director_may_decide_without_the_owner(
    asked: NewsStory, outcome: str, answer: dict[str, str], left: set[str]
) -> None:
    with clock.moved_to(FOUR_HOURS_LATER):
        the_clock_goes_round()
        key = f"{NEWS}/facts/director/go-on-unconfirmed"
        asked.does("director-1", key, dict(answer), outcome=outcome)
        assert asked.waits_for == left
        asked.machines_run()
    assert asked.case.is_open == bool(left)


def test_a_warning_tells_the_director_after_one_hour_on_the_wall(news: News) -> None:
    """Four working hours are more than the two hours that a warning has in all."""
    story = news(news_kind="warning")
    story.assigned()
    story.fills("pr-officer-2", f"{NEWS}/draft", NewsDraft, **AT_ONCE)
    story.does("pr-officer-1", f"{NEWS}/edit", outcome="approve")
    with clock.moved_to(datetime(2026, 11, 22, 8, 10, tzinfo=BANGKOK)):
        the_clock_goes_round()
        assert f"{NEWS}/facts/director/go-on-unconfirmed" in story.waits_for

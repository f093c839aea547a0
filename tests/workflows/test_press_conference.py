"""A press conference as a story, from the request to the end (handbook 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.press_conference import ClosingSummary, InvitePlan
from models.case import CaseState
from models.database import write
from models.person import by_handle
from tests.cast import record_of
from tests.workflows.press_story import MESSAGE, PLANNED, REJECTED
from workflows.moving import withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

ASKER = "org-ddpm@example.invalid"
GUESTS = ["a@example.invalid", "b@example.invalid", "c@example.invalid"]


def _withdrawn(story: PressStory) -> None:
    with write() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        withdraw(session, story.code, by=director, reason="น้ำลดแล้ว")
    story.machines_run()
    assert story.case.state == CaseState.WITHDRAWN
    assert story.waits_for == set()


def _told_it_is_off(story: PressStory) -> list[str]:
    letters = [each for each in story.letters() if "call-off" in each.key]
    assert {each.subject for each in letters} <= {
        "แจ้งยกเลิกการแถลงข่าว เรื่อง สถานการณ์อุทกภัย / Press conference called off"
    }
    return sorted(each.recipient for each in letters)


def test_pres_2570_0001_goes_from_request_to_close(press: Press) -> None:
    """The sample case: urgent, a crisis, decided by telephone, corrected after the briefing."""
    story = press()
    assert story.code == "PRES-2570-0001"
    assert story.waits_for == {"decide"}
    story.decided()
    assert story.waits_for == {
        "papers/decide-1/evidence",
        "conference/invite/plan",
        "conference/venue/video/checklist",
        "conference/venue/photo/checklist",
        f"{MESSAGE}/facts/fact/1/verify",
        f"{MESSAGE}/points/write",
    }
    story.prepared()
    story.cleared()
    story.held()
    story.published()
    story.reported()
    story.put_right()
    story.closed()
    story.papers_came()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "held")
    assert story.waits_for == set()


def test_its_papers_and_letters_are_real(press: Press) -> None:
    """Notice, kit, points, release, correction, memo; every outlet got its letter."""
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    story.published()
    story.reported()
    story.put_right()
    story.machines_run()
    papers = {paper.what for paper in story.documents() if paper.kind == "paper"}
    assert papers == {
        "memo", "invitation", "press-kit", "talking-points", "press-release", "correction",
    }  # fmt: skip
    to = [letter.recipient for letter in story.letters() if "invitations" in letter.key]
    assert sorted(to) == GUESTS
    to = [letter.recipient for letter in story.letters() if "send-release" in letter.key]
    assert sorted(to) == GUESTS


def test_a_planned_one_goes_to_its_end_without_anybody_outside(press: Press) -> None:
    """Ten working days ahead, on an ordinary matter, the director's word is enough."""
    story = press(**PLANNED)
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    story.published()
    story.reported(clips=[], summary="ไม่พบข่าว")
    story.closed()
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "held")
    assert not [key for key in record_of(story.code) if "outside" in key or "papers" in key]


def test_a_conference_that_is_not_needed_becomes_news(press: Press) -> None:
    """The requester is told what happens instead, and a news officer takes the matter over."""
    story = press()
    story.does("director-1", "decide", outcome="reject", answer=REJECTED)
    story.machines_run()
    told = story.letters()[-1]
    assert told.recipient == ASKER
    assert told.subject.startswith("ผลการพิจารณาคำขอจัดแถลงข่าว เรื่อง สถานการณ์อุทกภัย")
    assert story.waits_for == {"news/take-over"}
    story.does("pr-officer-2", "news/take-over", {"acknowledged": True})
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "not-needed")


def test_rejected_at_the_clearing_it_is_called_off_with_the_reason(press: Press) -> None:
    """Nobody is left with work for it; the papers of the telephone calls are still waited for."""
    story = press()
    story.decided()
    story.fills("media-liaison-1", "conference/invite/plan", InvitePlan)
    story.machines_run()
    story.confirmed()
    story.written()
    story.briefed()
    story.does("director-1", f"{MESSAGE}/clear", outcome="reject", answer=REJECTED)
    story.machines_run()
    assert _told_it_is_off(story) == [*GUESTS, ASKER]
    assert story.waits_for == {"papers/decide-1/evidence"}
    story.papers_came()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "called-off")


def test_rejected_from_outside_it_is_called_off_too(press: Press) -> None:
    story = press()
    story.decided()
    story.prepared()
    story.does("director-1", f"{MESSAGE}/clear", outcome="approve")
    story.word(f"{MESSAGE}/clear-outside", "reject", **REJECTED)
    story.machines_run()
    assert _told_it_is_off(story) == [*GUESTS, ASKER]
    assert story.waits_for == {"papers/decide-1/evidence", "papers/clear-1/evidence"}
    story.papers_came()
    assert story.case.outcome == "called-off"


@pytest.mark.parametrize("decided", [False, True])
def test_withdrawn_before_it_was_held_whoever_waits_for_it_is_told(
    press: Press, *, decided: bool
) -> None:
    """The requester always, and whoever was invited by then."""
    story = press()
    if decided:
        story.decided()
        story.fills("media-liaison-1", "conference/invite/plan", InvitePlan)
        story.machines_run()
    _withdrawn(story)
    assert _told_it_is_off(story) == [*(GUESTS if decided else []), ASKER]


def test_withdrawn_after_it_was_held_nobody_is_told_that_it_is_off(press: Press) -> None:
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    _withdrawn(story)
    assert _told_it_is_off(story) == []


def test_a_checklist_that_a_leader_takes_away_is_done_without(press: Press) -> None:
    """So are the count of replies and the director's note at the end; the conference goes on."""
    story = press()
    story.decided()
    story.fills("media-liaison-1", "conference/invite/plan", InvitePlan)
    story.machines_run()
    for key in ("invite/replies", "venue/video/checklist", "venue/photo/checklist"):
        story.is_spared(f"conference/{key}")
    story.confirmed()
    story.written()
    story.briefed()
    story.cleared()
    story.held()
    story.published()
    story.reported(more_to_come=False, clips=[], summary="ข่าวตรงตามที่แถลง")
    story.fills("media-liaison-1", "conference/summary", ClosingSummary)
    story.is_spared("conference/take-note")
    story.papers_came()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "held")


def test_a_task_that_it_cannot_do_without_calls_the_conference_off_at_once(press: Press) -> None:
    """Newsrooms that were invited hear of it before anybody else has to do anything."""
    story = press()
    story.decided()
    story.fills("media-liaison-1", "conference/invite/plan", InvitePlan)
    story.machines_run()
    story.is_spared(f"{MESSAGE}/points/write")
    story.machines_run()
    assert _told_it_is_off(story) == sorted([*GUESTS, ASKER])
    assert story.waits_for == {"papers/decide-1/evidence"}
    story.papers_came()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "called-off")


def test_a_conference_that_was_held_stays_held(press: Press) -> None:
    """Whatever a leader takes away of what comes after it, and of the papers."""
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    for key in ("release/publish", "transcript/write", "monitor/clips"):
        story.is_spared(f"conference/{key}")
    for key in sorted(key for key in story.waits_for if key.startswith("papers/")):
        story.is_spared(key)
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "held")
    assert _told_it_is_off(story) == []

"""A press conference as a story: PRES-2570-0001, filled in from the handbook (3.6)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from forms.decision import Acknowledgement
from forms.outside_decision import ConfirmingEvidence
from forms.press_conference import (
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    Correction,
    FactVerification,
    InvitePlan,
    OfficialRelease,
    PressConferenceRequest,
    RsvpCount,
    SpeakerBrief,
    TalkingPoints,
    Transcript,
    VenueChecklist,
)
from models import clock
from models.case import CaseState
from tests.forms.filled import ANSWERS, NOW
from tests.story import Story, furnish, with_upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.form import Form
    from tests.databases import FreshDatabase

APPROVED = {
    "outcome": "approve",
    "decided_by_role": "vice_governor",
    "decided_by_name": "รองผู้ว่าราชการจังหวัด",
    "how": "telephone",
    "decided_at": "2026-11-22T07:05",
}


class Answers:
    """The sample answers, with an upload that exists."""

    def __init__(self, upload: str) -> None:
        self.upload = upload

    def __call__(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        return {**with_upload(ANSWERS[form], self.upload), **changes}


@pytest.fixture
def answers(database: FreshDatabase) -> Iterator[Answers]:
    """The demo office at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield Answers(furnish(NOW))


@contextmanager
def _opened(answers: Answers, **changes: Any) -> Iterator[Story]:
    request = answers(PressConferenceRequest, invite_list_id="urgent-media", **changes)
    yield Story("press-conference", request, by="prc-head-1")


def _decided(story: Story) -> None:
    story.does("director-1", "decide", outcome="approve")
    story.does("reg-clerk-1", "decide-outside", APPROVED)


def _prepared(story: Story, answers: Answers) -> None:
    story.does("media-liaison-1", "conference/invite/plan", answers(InvitePlan))
    story.machines_run()
    story.does("media-liaison-1", "conference/invite/replies", answers(RsvpCount))
    story.does("video-officer-1", "conference/venue/checklist", answers(VenueChecklist))
    story.does("reg-clerk-2", "conference/message/facts/fact/1/verify", answers(FactVerification))
    story.does("pr-officer-1", "conference/message/points/write", answers(TalkingPoints))
    story.does("prc-head-1", "conference/message/points/review", outcome="approve")
    story.does("director-1", "conference/message/speaker-brief", answers(SpeakerBrief))


def _cleared(story: Story) -> None:
    story.does("director-1", "conference/message/clear", outcome="approve")
    story.does("reg-clerk-1", "conference/message/clear-outside", APPROVED)


def test_pres_2570_0001_goes_from_request_to_close(answers: Answers) -> None:
    """The sample case: urgent, a crisis, decided by telephone, corrected after the briefing."""
    with _opened(answers) as story:
        assert story.code == "PRES-2570-0001"
        assert story.waits_for == {"decide"}
        _decided(story)
        assert story.waits_for == {
            "evidence/evidence",
            "conference/invite/plan",
            "conference/venue/checklist",
            "conference/message/facts/fact/1/verify",
            "conference/message/points/write",
        }
        _prepared(story, answers)
        _cleared(story)
        _held_and_closed(story, answers)
        assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "held")
        assert story.waits_for == set()


def _held_and_closed(story: Story, answers: Answers) -> None:
    briefing = "conference/briefing"
    story.does("media-liaison-1", f"{briefing}/hold", answers(BriefingHeld, recordings=[]))
    story.does("pr-officer-3", f"{briefing}/release/publish", answers(OfficialRelease, clip=None))
    story.does("pr-officer-2", f"{briefing}/transcript/write", answers(Transcript))
    story.does("pr-officer-1", f"{briefing}/transcript/check", outcome="approve")
    story.does("pr-officer-3", f"{briefing}/monitor/clips", answers(ClipReport))
    story.does("media-liaison-1", f"{briefing}/correct", answers(Correction))
    story.does("director-1", f"{briefing}/clear-correction", outcome="approve")
    story.does("reg-clerk-1", f"{briefing}/clear-correction-outside", APPROVED)
    story.machines_run()
    story.does("media-liaison-1", f"{briefing}/summary", answers(ClosingSummary))
    story.does("director-1", f"{briefing}/take-note", answers(Acknowledgement))
    story.does("reg-clerk-1", "evidence/evidence", answers(ConfirmingEvidence))
    story.does("reg-clerk-1", "conference/evidence/evidence", answers(ConfirmingEvidence))
    story.machines_run()


def test_its_papers_and_letters_are_real(answers: Answers) -> None:
    """Invitation, kit, points, release, correction, memo; every outlet got its letter."""
    with _opened(answers) as story:
        _decided(story)
        _prepared(story, answers)
        _cleared(story)
        _held_and_closed(story, answers)
        papers = {paper.what for paper in story.documents() if paper.kind == "paper"}
        assert papers == {
            "memo", "invitation", "press-kit", "talking-points", "press-release", "correction",
        }  # fmt: skip
        to = [letter.recipient for letter in story.letters() if "invitations" in letter.key]
        assert sorted(to) == ["a@example.invalid", "b@example.invalid", "c@example.invalid"]


def test_a_planned_one_needs_no_vice_governor(answers: Answers) -> None:
    """Ten working days ahead, the director's word is enough."""
    with _opened(
        answers,
        mode="planned",
        weight="ordinary",
        start_at="2026-12-09T10:00",
        embargo="2026-12-09T10:00",
    ) as story:
        story.does("director-1", "decide", outcome="approve")
        assert "conference/invite/plan" in story.waits_for
        assert "evidence/evidence" not in story.waits_for


def test_a_conference_that_is_not_needed_is_closed_with_words(answers: Answers) -> None:
    """The requester is told by letter, in the director's words."""
    with _opened(answers) as story:
        story.does(
            "director-1",
            "decide",
            outcome="reject",
            comment="ข่าวแจกพอ",
            answer={"words_for_requester": "จะออกเป็นข่าวแจก"},
        )
        story.machines_run()
        assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "not-needed")
        assert [letter.recipient for letter in story.letters()][-1] == "org-ddpm@example.invalid"


def test_what_is_returned_at_clearing_is_written_again_with_its_reasons(answers: Answers) -> None:
    """The reason stands at the field it concerns, in the task that writes it again."""
    with _opened(answers) as story:
        _decided(story)
        _prepared(story, answers)
        story.does(
            "director-1",
            "conference/message/clear",
            outcome="return",
            answer={"reasons": {"key_messages.0": "ระบุเวลา"}},
        )
        assert "conference/message/write" in story.waits_for
        story.does("pr-officer-1", "conference/message/write", answers(TalkingPoints))
        story.does("prc-head-1", "conference/message/review", outcome="approve")
        assert "conference/message/speaker-brief~2" in story.waits_for


def test_withdrawn_it_tells_whoever_was_invited(answers: Answers) -> None:
    """Withdrawal is an exception in the mission: its `except` calls the invitations off."""
    from models.database import write  # noqa: PLC0415
    from models.person import by_handle  # noqa: PLC0415
    from workflows.moving import withdraw  # noqa: PLC0415

    with _opened(answers) as story:
        _decided(story)
        story.does("media-liaison-1", "conference/invite/plan", answers(InvitePlan))
        story.machines_run()
        with write() as session:
            director = by_handle(session, "director-1")
            assert director is not None
            withdraw(session, story.code, by=director, reason="น้ำลดแล้ว")
        story.machines_run()
        assert story.case.state == CaseState.WITHDRAWN
        assert story.waits_for == set()
        told = [each.recipient for each in story.letters() if "call-off" in each.key]
        assert "a@example.invalid" in told

"""A consultation as a story: CONS-2570-0001 (handbook 3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import (
    Advice,
    ConsultationRequest,
    FollowUp,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    WrittenAdvice,
)
from models import clock
from models.answer_link import answer_link, read_token
from models.case import CaseState
from models.database import write
from models.errors import Invalid, WrongMoment
from tests.cast import record_of
from tests.forms.filled import ANSWERS, NOW
from tests.story import Story, furnish, later, the_clock_goes_round, with_upload
from workflows.moving import deliver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.form import Form
    from tests.databases import FreshDatabase

ACCEPTED = {"decision": "accept", "adviser": "pr-officer-1", "sensitive": "false"}


class Consultation:
    """The sample answers, with an upload that exists."""

    def __init__(self, upload: str) -> None:
        self.upload = upload

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """A complete answer to `form`."""
        return {**with_upload(ANSWERS[form], self.upload), **changes}

    def opens(self, **changes: Any) -> Story:
        """The request has come in."""
        request = self.answer(ConsultationRequest, **changes)
        return Story("consultation", request, by="reg-clerk-1")


@pytest.fixture
def asked(database: FreshDatabase) -> Iterator[Consultation]:
    """The demo office on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield Consultation(furnish(NOW))


def _told(story: Story, name: str, payload: dict[str, Any], asked_by: str = "") -> None:
    link = read_token(answer_link(story.code, name, asked_by).rpartition("/")[2])
    with write() as session:
        deliver(
            session,
            link.code,
            link.name,
            payload,
            sender="org-rid16",
            once=True,
            asked_by=link.asked_by,
        )


def _to_the_letter(story: Story, asked: Consultation) -> None:
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    story.machines_run()
    _told(story, "slot", {"chosen": "2026-11-30T10:00"})
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "session", asked.answer(SessionRecord))
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", outcome="approve")
    story.machines_run()


def test_a_consultation_goes_from_request_to_follow_up(asked: Consultation) -> None:
    """Screened, a time chosen by the requester's own link, advised, signed, followed up."""
    story = asked.opens()
    _to_the_letter(story, asked)
    assert record_of(story.code)["sign-advice"].result["number"] == "1/2569"
    assert story.waits_for == set()
    with later(NOW, days=31):
        assert the_clock_goes_round() == 1
        story.machines_run()
        _told(story, "follow-up", {"use": "used", "satisfaction": "๕"})
        story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "advised")
    assert {paper.what for paper in story.documents() if paper.kind == "paper"} == {
        "advice",
        "session-record",
    }
    assert len(story.letters()) == 4


def test_a_time_that_was_not_offered_is_refused_at_the_link(asked: Consultation) -> None:
    """Whichever door it comes through; others are proposed as such."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    with pytest.raises(Invalid) as refused:
        _told(story, "slot", {"chosen": "2026-11-30T11:07"})
    assert [each.slug for each in refused.value.problems] == ["not_offered"]


def test_the_first_letter_does_not_answer_the_second(asked: Consultation) -> None:
    """Its link is still in the requester's post when new times were proposed."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    _told(story, "slot", {"new_slots": ["2026-12-01T10:00"]}, "propose-slots")
    story.does("pr-officer-1", "propose-slot~2", asked.answer(SlotProposal))
    assert {"propose-slots", "propose-slots~2"} <= record_of(story.code).keys()
    with pytest.raises(WrongMoment, match="asked anew"):
        _told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots")
    _told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots~2")
    assert story.waits_for == {"prepare-advice"}


def test_a_declined_request_ends_with_words_for_the_requester(asked: Consultation) -> None:
    """Declining and referring are answers too."""
    story = asked.opens()
    story.does("prc-head-1", "screen", asked.answer(ScreeningAndMatch))
    story.machines_run()
    assert story.case.outcome == "referred"
    assert len(story.letters()) == 2


def test_silence_closes_the_matter_and_says_so(asked: Consultation) -> None:
    """Nobody answered for ten working days: the clerk's task goes too."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    with later(NOW, days=30):
        the_clock_goes_round()
        story.machines_run()
    assert story.case.outcome == "no-answer"
    assert story.waits_for == set()


def test_after_two_rounds_they_telephone(asked: Consultation) -> None:
    """The adviser settles what letters could not."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    for again in ("", "~2"):
        story.does("pr-officer-1", f"propose-slot{again}", asked.answer(SlotProposal))
        story.does("reg-clerk-1", f"slot-answer{again}/by_clerk/answer", asked.answer(SlotAnswer))
    assert story.waits_for == {"settle-slot"}


def test_advice_on_paper_needs_no_appointment(asked: Consultation) -> None:
    """From screening straight to the advice."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    assert story.waits_for == {"prepare-advice"}


def test_a_sensitive_matter_goes_to_the_director_too(asked: Consultation) -> None:
    """And comes back to the adviser with the director's reasons."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED | {"sensitive": "true"})
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("director-1", "review-by-director", outcome="return", comment="ระวังถ้อยคำ")
    assert story.waits_for == {"prepare-advice~2"}


def test_a_follow_up_asked_by_telephone_ends_it_too(asked: Consultation) -> None:
    """Whichever comes first: the requester's own answer or the adviser's call."""
    story = asked.opens()
    _to_the_letter(story, asked)
    with later(NOW, days=31):
        the_clock_goes_round()
        story.does(
            "pr-officer-1",
            "what-became-of-it/by_adviser/follow-up-by-phone",
            asked.answer(FollowUp),
        )
    assert story.case.outcome == "advised"

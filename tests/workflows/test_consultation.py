"""A consultation as a story: CONS-2570-0001 (handbook 3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.called import called_in
from forms.consultation import (
    Advice,
    FollowUp,
    SlotProposal,
)
from models.case import CaseState
from models.database import read, write
from models.errors import Invalid
from models.person import by_handle
from models.story import events_of, names_in, sentence
from tests.cast import record_of, task_of
from tests.forms.filled import NOW
from tests.outbox import last_letter, last_message
from tests.story import later, the_clock_goes_round
from tests.workflows.consulting import (
    ACCEPTED,
    NO,
    SENSITIVE,
    Consultation,
    advised,
    to_the_letter,
    told,
)
from workflows.moving import withdraw

if TYPE_CHECKING:
    from tests.story import Story


def test_a_consultation_goes_from_request_to_follow_up(asked: Consultation) -> None:
    """Screened, a time chosen by the requester's own link, advised, signed, followed up."""
    story = asked.opens()
    to_the_letter(story, asked)
    assert record_of(story.code)["sign-advice"].result["number"] == "สข 0031/1"
    assert story.waits_for == set()
    with later(NOW, days=31):
        assert the_clock_goes_round() == 1
        story.machines_run()
        told(story, "follow-up", {"use": "used", "satisfaction": "๕"})
        story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "advised")
    assert {paper.what for paper in story.documents() if paper.kind == "paper"} == {
        "advice",
        "session-record",
    }
    assert len(story.letters()) == 4


def test_a_sensitive_matter_is_approved_by_the_director_too(asked: Consultation) -> None:
    """And comes back to the adviser with the director's reasons."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", SENSITIVE)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("director-1", "approve-advice", outcome="return", comment="ระวังถ้อยคำ")
    assert story.waits_for == {"prepare-advice~2"}
    story.does("pr-officer-1", "prepare-advice~2", asked.answer(Advice))
    story.does("prc-head-1", "review-advice~2", outcome="approve")
    story.does("director-1", "approve-advice~2", outcome="approve")
    assert story.waits_for == {"written-advice"}


def test_the_head_who_reviews_cannot_reject(asked: Consultation) -> None:
    """A review approves, edits or returns; declining is for the screening or the director."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    with pytest.raises(Invalid) as refusal:
        story.does("prc-head-1", "review-advice", NO, outcome="reject")
    assert [each.path for each in refusal.value.problems] == [("outcome",)]
    assert story.waits_for == {"review-advice"}


def test_the_director_declines_sensitive_advice_for_good(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", SENSITIVE)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("director-1", "approve-advice", NO, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    assert "ขออภัย" in last_letter(story)


def test_a_withdrawn_request_is_confirmed_to_its_requester(asked: Consultation) -> None:
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="ผู้ขอยกเลิก")
    story.machines_run()
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())
    assert "ยกเลิกเรื่อง" in last_message(story)["subject"]


def test_who_has_no_e_mail_is_called_that_it_came_and_nothing_waits_for_the_call(
    asked: Consultation,
) -> None:
    """Nor does the story say that anything was done where no letter went out."""
    story = asked.opens(contact_email=None)
    story.machines_run()
    assert story.waits_for == {"call-about-receipt", "screen"}
    call = task_of(story.code, "call-about-receipt")
    assert call.title.th == "โทรแจ้งรับเรื่อง"
    assert {"074311222", story.code} <= set(call.detail["note"].split())
    told = words_of(story)
    assert "ขั้นตอน “แจ้งรับเรื่อง” ไม่ได้ส่งถึงผู้ใด เพราะไม่มีอีเมลที่ส่งได้" in told
    assert not [each for each in told if each.endswith("เสร็จ")]
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("reg-clerk-1", "call-about-receipt", {"acknowledged": True})
    assert "call-about-receipt" not in story.waits_for


def test_who_has_an_e_mail_is_written_to_and_not_called(asked: Consultation) -> None:
    story = asked.opens()
    story.machines_run()
    assert story.waits_for == {"screen"}
    assert "ระบบทำขั้นตอน “แจ้งรับเรื่อง” เสร็จ" in words_of(story)


def words_of(story: Story) -> list[str]:
    """Its story in Thai, sentence by sentence."""
    with read() as session:
        events = events_of(session, story.case.id)
        names = names_in(session, events, called_in(story.case))
        return [sentence(each, names).th for each in events]


def test_who_has_no_e_mail_is_telephoned(asked: Consultation) -> None:
    """With the times, with the letter; nobody is left without an answer."""
    story = asked.opens(contact_email=None)
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    call = task_of(story.code, "call-about-times")
    assert "074311222" in call.detail["note"]
    story.does("reg-clerk-1", "call-about-times", {"acknowledged": True})
    given = {"chosen": "2026-11-30T10:00"}
    story.does("reg-clerk-1", "slot-answer/by_clerk/answer", given)
    advised(story, asked)
    story.machines_run()
    story.does("reg-clerk-1", "call-about-advice", {"acknowledged": True})
    assert story.letters() == []
    assert story.case.is_open


def test_a_follow_up_that_nobody_answers_ends_too(asked: Consultation) -> None:
    """Neither the requester nor the adviser: after ten working days it is left at that."""
    story = asked.opens()
    to_the_letter(story, asked)
    with later(NOW, days=31):
        the_clock_goes_round()
    with later(NOW, days=60):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "advised-no-answer")
    assert story.waits_for == set()


def test_a_follow_up_asked_by_telephone_ends_it_too(asked: Consultation) -> None:
    """Whichever comes first: the requester's own answer or the adviser's call."""
    story = asked.opens()
    to_the_letter(story, asked)
    with later(NOW, days=31):
        the_clock_goes_round()
        story.does(
            "pr-officer-1",
            "what-became-of-it/by_adviser/follow-up-by-phone",
            asked.answer(FollowUp),
        )
    assert story.case.outcome == "advised"

"""A time that suits adviser and requester (handbook 3.8, 2)."""

from __future__ import annotations

import pytest

from forms.consultation import (
    SlotAnswer,
    SlotProposal,
)
from forms.locale import long_moment
from models.errors import Invalid, WrongMoment
from tests.cast import nothing_changes, record_of, task_of
from tests.forms.filled import NOW
from tests.outbox import last_letter
from tests.story import later, the_clock_goes_round
from tests.workflows.consulting import ACCEPTED, Consultation, told


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


def test_an_adviser_is_not_promised_twice_at_one_hour(asked: Consultation) -> None:
    """What collides comes back with its reason; what was not chosen elsewhere is free again."""
    first, second = asked.opens(), asked.opens()
    for story in (first, second):
        story.does("prc-head-1", "screen", ACCEPTED)
    first.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    again = ["2026-11-30T10:30", "2026-12-01T13:30"]
    second.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal, slots=again))
    assert second.waits_for == {"propose-slot~2"}
    assert set(task_of(second.code, "propose-slot~2").detail["reasons"]) == {"slots.0"}
    told(first, "slot", {"chosen": "2026-12-01T10:00"})
    second.does("pr-officer-1", "propose-slot~2", asked.answer(SlotProposal, slots=again))
    assert second.waits_for == {"slot-answer/by_clerk/answer"}


def test_another_adviser_is_free_at_that_hour(asked: Consultation) -> None:
    first, second = asked.opens(), asked.opens()
    first.does("prc-head-1", "screen", ACCEPTED)
    first.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    second.does("prc-head-1", "screen", ACCEPTED | {"adviser": "pr-officer-2"})
    second.does("pr-officer-2", "propose-slot", asked.answer(SlotProposal))
    assert second.waits_for == {"slot-answer/by_clerk/answer"}


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


def test_the_letter_says_by_when_to_choose_a_time(asked: Consultation) -> None:
    """Ten working days: 5 to 7 and 10 December are days off."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    story.machines_run()
    due = record_of(story.code)["slot-answer/silence/ten-days"].due_at
    assert due is not None
    assert f"ภายใน {long_moment(due).th}" in last_letter(story)


def test_a_time_that_was_not_offered_is_refused(asked: Consultation) -> None:
    """Whichever door it comes through; others are proposed as such."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    answer, enter = {"chosen": "2026-11-30T11:07"}, "slot-answer/by_clerk/answer"
    for brings in (
        lambda: told(story, "slot", answer),
        lambda: story.does("reg-clerk-1", enter, answer),
    ):
        with nothing_changes(), pytest.raises(Invalid) as refused:
            brings()
        assert [each.slug for each in refused.value.problems] == ["not_offered"]


def test_the_first_letter_does_not_answer_the_second(asked: Consultation) -> None:
    """Its link is still in the requester's post when new times were proposed."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    told(story, "slot", {"new_slots": ["2026-12-01T10:00"]}, "propose-slots")
    story.does("pr-officer-1", "propose-slot~2", asked.answer(SlotProposal))
    assert {"propose-slots", "propose-slots~2"} <= record_of(story.code).keys()
    with pytest.raises(WrongMoment, match="asked anew"):
        told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots")
    told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots~2")
    assert story.waits_for == {"prepare-advice"}

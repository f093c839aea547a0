"""The classes of a case stand on its papers, as they are when one is set (handbook 2.1, 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import SlotProposal, SpeakerLetter
from forms.papers import draw_paper, set_paper
from models.database import write
from tasks import papers
from tests import cast
from tests.forms.ink import red
from tests.workflows.consulting import ACCEPTED, Consultation, signed_on_paper, told
from workflows.classifying import change_urgency, classify

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.story import Story
    from tests.workflows.press_story import PressStory

HEAD, FOOT = 2 / 29.7, 1 - 2 / 29.7
"""The margins of a page, as parts of its height."""


def made_secret(story: Story) -> None:
    with write() as session:
        person = cast.person(session, "director-1")
        classify(session, story.code, "secret", by=person, reason="x")


def hurried(story: Story, urgency: str) -> None:
    with write() as session:
        person = cast.person(session, "prc-head-1")
        change_urgency(session, story.code, urgency, by=person, reason="x")


def pages(asked: Consultation, template: str) -> list[bytes]:
    return draw_paper(template, asked.paper(template), ppi=60)


def test_a_letter_of_a_secret_case_is_red_at_head_and_foot(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    made_secret(story)
    story.machines_run()
    assert asked.paper("advice")["secrecy"] == "ลับ"
    for page in pages(asked, "advice"):
        mark, height = red(page), 29.7 / 2.54 * 60
        assert mark.top < HEAD * height
        assert mark.bottom > FOOT * height


def test_a_letter_of_a_case_that_was_hurried_bears_the_red_word(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    hurried(story, "most_urgent")
    story.machines_run()
    assert asked.paper("advice")["urgency"] == "ด่วนที่สุด"
    assert red(pages(asked, "advice")[0]) is not None


def test_a_speaker_s_letter_bears_both_classes(asked: Consultation) -> None:
    story = asked.opens(mode="speaker", urgency="urgent", urgency_reason="x")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    told(story, "slot", {"chosen": "2026-11-30T10:00"})
    story.does("pr-officer-1", "speaker-letter", asked.answer(SpeakerLetter))
    story.does("director-1", "sign-speaker-letter", outcome="approve")
    made_secret(story)
    story.machines_run()
    letter = asked.paper("speaker-letter")
    assert (letter["urgency"], letter["secrecy"]) == ("ด่วน", "ลับ")


def test_an_ordinary_letter_bears_no_red(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    letter = asked.paper("advice")
    assert (letter["urgency"], letter["secrecy"]) == (None, None)


def test_the_notice_to_the_press_bears_the_class_of_the_case_and_not_of_the_request(
    press: Callable[..., PressStory], monkeypatch: pytest.MonkeyPatch
) -> None:
    story, seen = press(), {}

    def sets(template: str, data: dict[str, Any]) -> bytes:
        seen[template] = data
        return set_paper(template, data)

    monkeypatch.setattr(papers, "set_paper", sets)
    story.decided()
    hurried(story, "very_urgent")
    story.invited()
    assert story.case.request["urgency"] != "very_urgent"
    assert seen["invitation"]["urgency"] == "ด่วนมาก"

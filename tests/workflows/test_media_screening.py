"""Whether the office coordinates the media: accepted, declined, asked once (3.7, 1; 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.media_coordination import MediaScreening, MediaScreeningAgain
from forms.supplement import SupplementOnPaper
from models.errors import Invalid
from tests.cast import nothing_changes, task_of
from tests.forms.filled import NOW
from tests.outbox import last_letter
from tests.story import later, the_clock_goes_round
from tests.workflows.media_story import LIAISON, MediaStory

if TYPE_CHECKING:
    from collections.abc import Callable

    Media = Callable[..., MediaStory]

ASKS = {"decision": "ask_once", "missing": ["กำหนดการ", "แผนที่"]}
NO = {"decision": "decline", "reason": "ไม่ใช่ภารกิจ", "words_for_requester": "โปรดติดต่อเทศบาล"}


def test_a_declined_request_ends_with_words_for_the_requester(media: Media) -> None:
    story = media()
    story.fills(LIAISON, "screen", MediaScreening, **NO)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    assert "โปรดติดต่อเทศบาล" in last_letter(story)


def test_who_has_no_e_mail_is_telephoned(media: Media) -> None:
    story = media(contact_email=None)
    story.fills(LIAISON, "screen", MediaScreening, **NO)
    assert "โปรดติดต่อเทศบาล" in task_of(story.code, "call-about-refusal").detail["note"]


def test_what_is_missing_is_asked_for_once(media: Media) -> None:
    story = media()
    story.fills(LIAISON, "screen", MediaScreening, **ASKS)
    story.machines_run()
    assert "2. แผนที่" in last_letter(story)
    with later(NOW, days=3):
        story.fills("reg-clerk-2", "supplement-answer/by_clerk/enter-supplement", SupplementOnPaper)
        with nothing_changes(), pytest.raises(Invalid) as refusal:
            story.fills(LIAISON, "screen-again", MediaScreening, **ASKS)
        assert [each.path for each in refusal.value.problems] == [("decision",)]
        story.fills(LIAISON, "screen-again", MediaScreeningAgain)
    assert task_of(story.code, "plan").detail["shows"]["content"]["supplement_files"]


def test_who_does_not_answer_for_ten_working_days_is_told_that_it_is_closed(media: Media) -> None:
    story = media()
    story.fills(LIAISON, "screen", MediaScreening, **ASKS)
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("no-answer", set())

"""An interview is given, or the questions are answered in writing (handbook 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.media_coordination import IntervieweeAnswer, MediaAnswer
from models.errors import NotAllowed
from tests.cast import nothing_changes, task_of
from tests.outbox import attachments_of, last_letter, last_message
from tests.workflows.media_story import INFORMATION, INTERVIEW, LIAISON, MediaStory
from tests.workflows.test_media_coordination import due_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Media = Callable[..., MediaStory]

DECLINES: dict[str, Any] = {"reply": "decline", "note": "ติดราชการ", "starts_at": None}


def test_the_interviewee_answers_within_four_working_hours(media: Media) -> None:
    """Somebody outside: a clerk or the coordinator enters it. The time that suits is taken over."""
    story = media(**INTERVIEW)
    story.planned()
    assert due_of(story, "interviewee") == "23 13:30"  # 4 bh from Monday 08:30, lunch left out
    assert "วัฒนธรรมจังหวัดสงขลา" in task_of(story.code, "interviewee").detail["note"]
    story.fills("reg-clerk-1", "interviewee", IntervieweeAnswer)
    begun = task_of(story.code, "invitation").detail["starts_from"]
    assert begun["starts_at"].startswith("2026-11-28T17:00")
    assert begun["ends_at"].startswith("2026-11-28T21:00")
    assert begun["interviewee"] == "วัฒนธรรมจังหวัดสงขลา"


def test_somebody_of_the_office_answers_for_themselves(media: Media) -> None:
    story = media(**INTERVIEW)
    story.planned(interviewee="director-1")
    with nothing_changes(), pytest.raises(NotAllowed):
        story.fills(LIAISON, "interviewee", IntervieweeAnswer)
    story.fills("director-1", "interviewee", IntervieweeAnswer, starts_at=None)
    begun = task_of(story.code, "invitation").detail["starts_from"]
    assert begun["starts_at"].startswith("2026-11-28T16:00")


def test_who_declines_answers_in_writing(media: Media) -> None:
    """The letter is signed with its number, and goes to who asked, with what it encloses."""
    story = media(**INTERVIEW)
    story.planned()
    story.fills("reg-clerk-1", "interviewee", IntervieweeAnswer, **DECLINES)
    story.machines_run()
    assert "เป็นลายลักษณ์อักษร" in last_letter(story)
    assert due_of(story, "answer") == "24 16:30"  # 1 bd, from Monday on
    story.fills(LIAISON, "answer", MediaAnswer)
    story.does("director-1", "sign-answer", outcome="approve")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("answered-in-writing", set())
    assert "หนังสือที่ สข 0031/1 เรื่อง ตอบคำถาม" in last_letter(story)
    assert attachments_of(last_message(story)) == [
        f"{story.code}-outside-letter.pdf", "letter.pdf",
    ]  # fmt: skip


def test_information_is_given_in_writing(media: Media) -> None:
    story = media(**INFORMATION, contact_email=None)
    story.planned()
    assert story.waits_for == {"answer", "call-about-receipt"}
    story.does("reg-clerk-1", "call-about-receipt", {"acknowledged": True})
    story.fills(LIAISON, "answer", MediaAnswer)
    why = {"reasons": {"body": "ขาดตัวเลข"}}
    story.does("director-1", "sign-answer", why, outcome="return")
    story.fills(LIAISON, "answer~2", MediaAnswer)
    story.does("director-1", "sign-answer~2", outcome="approve")
    story.machines_run()
    assert story.waits_for == {"call-about-answer"}
    story.does("reg-clerk-1", "call-about-answer", {"acknowledged": True})
    assert story.case.outcome == "answered-in-writing"


def test_a_letter_that_is_not_signed_is_told_in_the_director_s_words(media: Media) -> None:
    story = media(**INFORMATION)
    story.planned()
    story.fills(LIAISON, "answer", MediaAnswer)
    no = {"comment": "เป็นข้อมูลลับ", "words_for_requester": "เปิดเผยไม่ได้"}
    story.does("director-1", "sign-answer", no, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("not-approved", set())
    assert "เปิดเผยไม่ได้" in last_letter(story)

"""Replies, reminders, support and what becomes of the day itself (handbook 3.7, steps 4 to 6)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from forms.media_coordination import SupportArranged
from models import clock
from models.clock import BANGKOK
from tests.cast import steps_of, task_of
from tests.forms.sample_press import INVITED
from tests.outbox import last_letter
from tests.workflows.media_story import BARE, EVENING, MediaStory, goes_on
from tests.workflows.test_media_coordination import mails_about

if TYPE_CHECKING:
    from collections.abc import Callable

    Media = Callable[..., MediaStory]

REMINDER = "ขอทราบการตอบรับ"
TWO_DAYS, EVE = (datetime(2026, 11, day, 8, 30, tzinfo=BANGKOK) for day in (26, 27))


def reply(outlet: str, said: str = "not_coming") -> dict[str, Any]:
    return {"outlet": outlet, "reply": said, "reporters": None}


def test_who_is_silent_is_reminded_on_two_mornings(media: Media) -> None:
    """Those without an address are the liaison's to telephone; who answered is left in peace."""
    story = media()
    story.invited(**BARE)
    first, second, third = (each["email"] for each in INVITED[:3])
    said = [reply(str(INVITED[0]["outlet"])), reply(str(INVITED[1]["outlet"]), "no_answer")]
    story.counted(replies=said, more_to_come=True)
    with clock.moved_to(TWO_DAYS.replace(minute=29)):
        goes_on(story)
        assert mails_about(story, REMINDER) == []
    with clock.moved_to(TWO_DAYS):
        goes_on(story)
        assert mails_about(story, REMINDER) == [second, third]
        again = task_of(story.code, "replies/count-replies~2").detail["starts_from"]
        assert again["replies"] == said
        said[1] = reply(str(INVITED[1]["outlet"]), "coming")
        said_by_all = {"replies": said, "more_to_come": False}
        story.does("media-liaison-1", "replies/count-replies~2", said_by_all)
    with clock.moved_to(EVE):
        goes_on(story)
        assert mails_about(story, REMINDER) == [second, third, third]
    assert first not in mails_about(story, REMINDER)


def test_nobody_is_reminded_of_what_was_sent_on_the_eve(media: Media) -> None:
    story = media()
    with clock.moved_to(EVE.replace(hour=9)):
        story.planned(**BARE)
        story.drafted(reply_by="2026-11-28T10:00")
        story.does("prc-head-1", "approve", outcome="approve")
        story.machines_run()
    with clock.moved_to(EVENING):
        goes_on(story)
        assert mails_about(story, REMINDER) == []
        assert "visit/check-in" in story.waits_for


def test_a_requester_without_e_mail_is_telephoned_once_the_media_are_invited(media: Media) -> None:
    story = media(contact_email=None)
    story.invited(**BARE)
    note = task_of(story.code, "requester/call-about-invitation").detail["note"]
    assert "ส่งถึงสื่อมวลชนเป้าหมาย" in note


def test_only_the_support_that_is_planned_is_asked_for(media: Media) -> None:
    story = media()
    story.invited(needs_photographer=False)
    asked = {key for key in story.waits_for if key.startswith("support/")}
    assert asked == {"support/car/arrange", "support/procurement/arrange"}
    without = media()
    without.invited(**BARE)
    assert not any(key.startswith("support/") for key in steps_of(without.code))


def test_what_cannot_be_arranged_is_told_to_the_head(media: Media) -> None:
    story = media()
    story.invited()
    no = {"arranged": False, "what": "รถเสีย"}
    story.fills("adm-head-1", "support/car/arrange", SupportArranged, **no)
    story.machines_run()
    assert "รถเสีย" in last_letter(story, to="prc-head-1")


def test_what_did_not_take_place_is_closed_and_told(media: Media) -> None:
    story = media()
    story.invited(**BARE)
    story.counted()
    with clock.moved_to(EVENING):
        goes_on(story)
        story.came(held=False, present=[], note="น้ำท่วม")
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("not-held", set())
    assert "ไม่ได้จัดงานตามกำหนด" in last_letter(story, to="org-culture")

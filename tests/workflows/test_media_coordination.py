"""Media coordination from the request to the last report (handbook 3.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from forms.media_coordination import MediaInvitation, MediaPlan, MediaScreening
from models import clock
from models.case import CaseState
from models.database import write
from models.errors import NotAllowed
from models.matter import MEDIA_INVITATION
from models.person import by_handle
from models.rung import Rung
from tests.cast import nothing_changes, task_of
from tests.forms.filled import NOW
from tests.forms.sample_press import INVITED
from tests.outbox import attachments_of, last_letter, last_message
from tests.story import later
from tests.workflows.media_story import BARE, EVENING, GATHERING, LIAISON, MediaStory, goes_on
from tests.workflows.test_press_ladder import rules
from workflows.moving import cancel_task, withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    Media = Callable[..., MediaStory]

REQUESTER = "org-culture"
WEIGHTY: dict[str, Any] = {"weight": "governor"}


def due_of(story: MediaStory, key: str) -> str:
    due = task_of(story.code, key).due_at
    assert due is not None
    return f"{clock.in_bangkok(due):%d %H:%M}"


def mails_about(story: MediaStory, words: str) -> list[str]:
    """To whom mails went whose subject begins so."""
    return [each.recipient for each in story.letters() if each.subject.startswith(words)]


def test_the_media_are_invited_come_and_report(media: Media) -> None:
    """From the request to the last report; the requester is told at every turn."""
    story = media()
    story.invited()
    assert mails_about(story, "ขอเชิญสื่อมวลชนร่วมทำข่าว") == [each["email"] for each in INVITED[:3]]
    assert attachments_of(last_message(story, to="a@example")) == [
        f"{story.code}-media-invitation.pdf"
    ]
    story.counted()
    story.supported()
    assert story.waits_for == set()
    with clock.moved_to(GATHERING):
        goes_on(story)
        begun = task_of(story.code, "visit/check-in").detail["starts_from"]
        assert begun == {"present": [{"outlet": "เพจหาดใหญ่", "reporters": 2}]}
    with clock.moved_to(EVENING):
        story.came()
        assert story.waits_for == {"visit/material/material", "visit/coverage/coverage"}
        report = task_of(story.code, "visit/coverage/coverage").detail
        assert report["starts_from"] == {"percent_coming": 100}
        story.aftermath()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "coordinated")
    assert mails_about(story, "ข้อมูลและภาพสำหรับสื่อมวลชน") == [each["email"] for each in INVITED[:3]]
    told = [each.subject for each in story.letters() if REQUESTER in each.recipient]
    assert [subject.partition(" เรื่อง ")[0] for subject in told] == [
        f"ได้รับเรื่องของท่านแล้ว เลขที่ {story.code} / Received",
        "รับเรื่องแล้ว อยู่ระหว่างดำเนินการ",
        "อนุมัติหมายเชิญแล้ว และส่งถึงสื่อมวลชนเป้าหมาย",
        "ประสานสื่อเสร็จแล้ว มีสื่อนำไปเผยแพร่ 3 ราย",
    ]
    assert "https://a.example.invalid/street" in last_letter(story, to=REQUESTER)


def test_every_step_has_the_limit_of_the_handbook(media: Media) -> None:
    """Asked on Sunday 22 November; the event is on Saturday 28, from 16.00 to 20.00."""
    story = media()
    assert due_of(story, "screen") == "24 16:30"  # 1 bd, from Monday on
    with later(NOW, days=1, hours=3):  # Monday at 10:10
        story.fills(LIAISON, "screen", MediaScreening)
        assert due_of(story, "plan") == "23 11:10"  # 1 bh, as the assignment of news
        story.fills("prc-head-1", "plan", MediaPlan)
        assert due_of(story, "invitation") == "24 16:30"  # 1 bd, with its approval
        story.drafted()
        assert due_of(story, "approve") == "24 16:30"
        story.does("prc-head-1", "approve", outcome="approve")
        assert due_of(story, "replies/count-replies") == "27 16:30"  # the eve
        assert due_of(story, "support/procurement/arrange") == "27 16:30"
        story.counted()
    with clock.moved_to(GATHERING):
        goes_on(story)
        assert due_of(story, "visit/check-in") == "01 16:30"  # 1 bd from Monday on
    with clock.moved_to(EVENING):
        story.came()
        assert due_of(story, "visit/material/material") == "01 16:30"
        assert due_of(story, "visit/coverage/coverage") == "05 16:30"  # 7 cd


def test_the_coordinator_starts_from_the_request_and_the_register(media: Media) -> None:
    story = media()
    story.planned()
    begun = task_of(story.code, "invitation").detail["starts_from"]
    assert [each["outlet"] for each in begun["outlets"]] == [
        "หนังสือพิมพ์สงขลารายวัน", "ข่าวใต้ออนไลน์",
    ]  # fmt: skip
    assert begun["headline"] == story.case.subject
    assert begun["starts_at"].startswith("2026-11-28T16:00")


def test_what_is_returned_is_written_again_with_its_reasons(media: Media) -> None:
    story = media()
    story.planned()
    story.drafted()
    why = {"reasons": {"programme": "เพิ่มเวลาพิธีเปิด"}}
    story.does("prc-head-1", "approve", why, outcome="return")
    again = task_of(story.code, "invitation~2").detail
    assert again["reasons"] == {"programme": "เพิ่มเวลาพิธีเปิด"}
    story.drafted("~2")
    story.does("prc-head-1", "approve~2", outcome="approve")
    assert "replies/count-replies" in story.waits_for


def test_what_is_rejected_is_told_in_the_decider_s_words(media: Media) -> None:
    story = media()
    story.planned()
    story.drafted()
    no = {"comment": "ซ้ำกับงานอื่น", "words_for_requester": "ขอให้รวมกับงานวันที่ 29"}
    story.does("prc-head-1", "approve", no, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("not-approved", set())
    assert "ขอให้รวมกับงานวันที่ 29" in last_letter(story, to=REQUESTER)
    assert mails_about(story, "ขอเชิญสื่อมวลชน") == []


def test_the_governor_s_invitation_goes_on_to_the_director(media: Media) -> None:
    story = media()
    story.planned(**WEIGHTY)
    story.drafted()
    assert story.waits_for == {"endorse"}
    story.does("prc-head-1", "endorse", outcome="approve")
    with nothing_changes(), pytest.raises(NotAllowed):
        story.does("prc-head-1", "approve", outcome="approve")
    story.does("director-1", "approve", outcome="approve")
    assert "replies/count-replies" in story.waits_for


def test_where_the_office_says_so_every_invitation_goes_to_the_director(media: Media) -> None:
    rules(MEDIA_INVITATION, Rung.DIRECTOR)
    story = media()
    story.planned()
    story.drafted()
    story.does("prc-head-1", "endorse", outcome="approve")
    said = task_of(story.code, "approve").detail["ladder"]
    assert said == {"matter": MEDIA_INVITATION, "rung": "director"}


def test_who_approves_may_put_a_word_right_and_the_paper_says_it(media: Media) -> None:
    story = media()
    story.planned(**BARE)
    story.drafted()
    edited = story.answer(MediaInvitation, meeting_point="ประตูเมืองเก่า")
    story.does("prc-head-1", "approve", {"edited": edited}, outcome="approve_with_edit")
    story.machines_run()
    assert "จุดนัดพบ: ประตูเมืองเก่า" in last_letter(story, to="a@example")


def test_who_withdraws_is_told_and_so_is_whoever_was_invited(media: Media) -> None:
    story = media()
    story.invited(**BARE)
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="ฝนตก")
    assert story.waits_for == {"call-off-by-telephone"}
    note = task_of(story.code, "call-off-by-telephone").detail["note"]
    assert INVITED[3]["outlet"] in note
    story.does(LIAISON, "call-off-by-telephone", {"acknowledged": True})
    story.machines_run()
    assert story.case.state == CaseState.WITHDRAWN
    assert mails_about(story, "แจ้งยกเลิกการเชิญทำข่าว") == [each["email"] for each in INVITED[:3]]
    assert "ได้ยกเลิกแล้ว" in last_letter(story, to=REQUESTER)


def test_a_withdrawal_before_the_invitation_asks_nothing_of_anybody(media: Media) -> None:
    story = media()
    story.planned()
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="งานเลื่อน")
    story.machines_run()
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())
    assert mails_about(story, "แจ้งยกเลิกการเชิญทำข่าว") == []


def test_who_is_late_is_late_for_everybody_to_see(media: Media) -> None:
    """Overdue is a question, never a state: the step stands until somebody does it."""
    story = media()
    with later(NOW, days=3):
        due = task_of(story.code, "screen").due_at
        assert due is not None
        assert due < clock.now()
        story.invited(**BARE)
        story.counted()
    with clock.moved_to(EVENING + timedelta(days=30)):
        goes_on(story)
        story.came()
        late = task_of(story.code, "visit/coverage/coverage").due_at
        assert late is not None
        assert late < clock.now()
        story.aftermath()
    assert story.case.outcome == "coordinated"


def test_a_leader_may_spare_the_replies_the_support_and_the_reports(media: Media) -> None:
    story = media(budget=None)
    story.invited(needs_car=False, budget=None)
    spared = ("telephone/telephone", "replies/count-replies", "support/photographer/arrange")
    for key in spared:
        is_spared(story, key)
    with clock.moved_to(EVENING):
        goes_on(story)
        story.came()
        is_spared(story, "visit/material/material")
        is_spared(story, "visit/coverage/coverage")
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "coordinated")


def is_spared(story: MediaStory, key: str) -> None:
    with write() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        cancel_task(session, task_of(story.code, key).id or 0, by=director, reason="ไม่จำเป็น")

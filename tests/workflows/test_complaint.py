"""Complaints: the paths of the procedure, from the receipt to the opinion (3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.complaint import (
    ComplaintProposal,
    ComplaintRegistration,
    ComplaintRegistrationAgain,
    FactReport,
    ProgressNotice,
)
from models.case import CaseState
from models.clock import in_bangkok
from tests.cast import task_of
from tests.forms.filled import NOW
from tests.forms.sample_complaint import MERGED
from tests.outbox import last_letter
from tests.story import later, the_clock_goes_round
from tests.workflows.complaint_story import (
    CONTENT,
    DIRECTOR,
    FINDER,
    HEAD,
    NO,
    OFFICER,
    OURS,
    WORK,
    subjects_of,
)  # fmt: skip
from tests.workflows.consulting import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.complaint_story import ComplaintStory

    Complain = Callable[..., ComplaintStory]


def titles(story: ComplaintStory) -> list[str]:
    return [each.title_th for each in story.documents() if each.kind == "paper"]


def test_a_complaint_is_looked_into_decided_and_answered(complain: Complain) -> None:
    story = complain(**OURS)
    story.machines_run()
    assert titles(story) == ["ใบรับเรื่องร้องเรียน"]
    assert subjects_of(story) == [f"ได้รับเรื่องของท่านแล้ว เลขที่ {story.code} / Received"]
    story.decided()
    assert titles(story)[1:] == ["รายงานข้อเท็จจริง"]
    story.replied()
    assert titles(story)[2:] == ["หนังสือแจ้งผลเรื่องร้องเรียน"]
    assert subjects_of(story)[1].startswith(f"แจ้งผลเรื่องร้องเรียน เลขที่ {story.code}")
    told(story, "opinion", CONTENT)
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "remedied")
    assert story.waits_for == set()


def test_the_statute_s_fifteen_days_have_an_internal_date_before_them(complain: Complain) -> None:
    """Calendar days: 7 December is Monday, and the office is done on the Friday before (2.9)."""
    story = complain(**OURS)
    story.decided()
    task = task_of(story.code, f"{WORK}/reply")
    assert task.due_at is not None
    assert task.internal_due_at is not None
    assert in_bangkok(task.due_at).isoformat() == "2026-12-07T16:30:00+07:00"
    assert in_bangkok(task.internal_due_at).isoformat() == "2026-12-04T16:30:00+07:00"


def test_what_is_returned_is_looked_into_again(complain: Complain) -> None:
    story = complain(**OURS)
    story.classified()
    story.found()
    story.proposed()
    back = {"reasons": {"considerations": "ยังไม่ได้ถามผู้ดูแล"}}
    story.does(DIRECTOR, f"{WORK}/decide", back, outcome="return")
    again = task_of(story.code, f"{WORK}/facts")
    assert again.detail["reasons"] == {"": "ยังไม่ได้ถามผู้ดูแล"}
    story.fills(FINDER, f"{WORK}/facts", FactReport)
    assert task_of(story.code, f"{WORK}/propose~2").detail["reasons"] == back["reasons"]
    story.proposed(again="~2")
    story.does(DIRECTOR, f"{WORK}/decide~2", outcome="approve")


def test_the_head_returns_it_before_the_director_sees_it(complain: Complain) -> None:
    story = complain(**OURS)
    story.classified()
    story.found()
    story.fills(OFFICER, f"{WORK}/propose", ComplaintProposal)
    story.does(HEAD, f"{WORK}/review", outcome="return", comment="ขาดพยาน")
    assert story.waits_for == {f"{WORK}/facts"}


def test_what_is_rejected_is_told_in_the_director_s_words(complain: Complain) -> None:
    story = complain(**OURS)
    story.classified()
    story.found()
    story.proposed()
    story.does(DIRECTOR, f"{WORK}/decide", NO, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("rejected", set())
    assert NO["words_for_requester"] in last_letter(story)


def test_what_is_declined_is_told_why(complain: Complain) -> None:
    story = complain()
    story.classified(route="decline", finder=None, words_for_requester="โปรดแจ้งสายด่วน 1567")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    assert "1567" in last_letter(story)


def test_what_was_withdrawn_ends_with_a_letter(complain: Complain) -> None:
    story = complain(**OURS)
    story.classified()
    story.is_withdrawn("reg-clerk-1")
    story.machines_run()
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())
    assert "ยกเลิก" in last_letter(story) or "ถอน" in last_letter(story)


def test_before_fifteen_days_are_over_the_complainant_hears_how_far_it_is(
    complain: Complain,
) -> None:
    """And every fifteen days after that, each with a new date (step 8)."""
    story = complain(**OURS)
    story.classified()
    notice = "complaint/answer/meanwhile/progress"
    with later(NOW, days=12, hours=12):
        the_clock_goes_round()
        task = task_of(story.code, notice)
        assert task.due_at is not None
        assert in_bangkok(task.due_at).isoformat() == "2026-12-07T16:30:00+07:00"
        story.fills(OFFICER, notice, ProgressNotice)
        story.machines_run()
        assert "20 ธันวาคม 2569" in last_letter(story)
        story.found()
        assert (task_of(story.code, f"{WORK}/propose").due_at or NOW) > NOW
    with later(NOW, days=27, hours=12):
        the_clock_goes_round()
        assert f"{notice}~2" in story.waits_for


def test_what_is_told_twice_is_merged(complain: Complain) -> None:
    story = complain()
    story.fills(OFFICER, "register", ComplaintRegistration, **MERGED)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("merged", set())
    assert "รวมเรื่องของท่าน" in last_letter(story)


def test_what_is_missing_is_asked_for_once_and_the_days_count_from_the_answer(
    complain: Complain,
) -> None:
    story = complain(**OURS)
    asks = {"decision": "ask_once", "missing": ["เวลาที่เกิดเหตุ", "พยาน"]}
    story.fills(OFFICER, "register", ComplaintRegistration, **asks)
    story.machines_run()
    assert "2. พยาน" in last_letter(story)
    with later(NOW, days=3):
        told(story, "supplement", {"supplement": "เวลา 18.35 น. พยานคือเพื่อนบ้าน"})
        story.fills(OFFICER, "register-again", ComplaintRegistrationAgain)
        task = task_of(story.code, "classify")
        assert task.detail["shows"]["content"]["supplement"].startswith("เวลา 18.35")


def test_who_falls_silent_when_asked_is_told_that_it_is_closed(complain: Complain) -> None:
    story = complain()
    story.fills(OFFICER, "register", ComplaintRegistration, decision="ask_once", missing=["พยาน"])
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("no-answer", set())

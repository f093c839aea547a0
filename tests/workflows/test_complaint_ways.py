"""Complaints: forwarded, looked into again, anonymous, or passed on to others (3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from forms.complaint import (
    AgencyAnswer,
    ComplaintOpinion,
    ForwardingLetter,
)
from forms.news import NewsRequest
from models.case import Case
from models.database import read
from models.document import documents_of
from models.matter import COMPLAINT_ANSWER
from models.register_entry import RegisterEntry
from models.rung import Rung
from tests.cast import case_of, task_of
from tests.forms.filled import NOW
from tests.forms.sample_complaint import FORWARDED
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
from tests.workflows.test_press_ladder import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.complaint_story import ComplaintStory

    Complain = Callable[..., ComplaintStory]


def test_a_matter_of_another_agency_is_forwarded_and_its_answer_passed_on(
    complain: Complain,
) -> None:
    """COMP-2570-0003: the letter goes to the agency, and does not say who complained."""
    story = complain()
    story.forwarded()
    mail = [each.recipient for each in story.letters()]
    assert "hatyai@example.invalid" in mail
    assert "ที่ว่าการอำเภอหาดใหญ่" in last_letter(story)
    entry = task_of(story.code, "answer/given/agency/answers/agency-answer")
    assert "resident@example.invalid" not in str(entry.detail)
    story.fills(OFFICER, "answer/given/agency/answers/agency-answer", AgencyAnswer)
    story.replied("answer/given")
    with read() as session:
        rows = session.exec(select(RegisterEntry).order_by(col(RegisterEntry.count))).all()
    assert [each.to_whom for each in rows] == ["นายอำเภอหาดใหญ่", "ผู้ร้อง"]
    told(story, "opinion", CONTENT)
    assert story.case.outcome == "referred"


def test_a_silent_agency_is_reminded_and_not_waited_for_for_ever(complain: Complain) -> None:
    story = complain()
    story.forwarded()
    with later(NOW, days=16):
        the_clock_goes_round()
        story.machines_run()
        assert "ขอทราบผลเรื่องร้องเรียน" in subjects_of(story)[-1]
    with later(NOW, days=31):
        the_clock_goes_round()
        story.replied("answer/given")
    with later(NOW, days=50):
        the_clock_goes_round()
    assert (story.case.outcome, story.waits_for) == ("referred-no-answer", set())


def test_an_agency_without_e_mail_is_written_to_by_post(complain: Complain) -> None:
    story = complain()
    story.forwarded(agency_email=None)
    story.does(OFFICER, "post-forwarding", {"acknowledged": True})
    assert story.waits_for == {"answer/given/agency/answers/agency-answer"}


def test_a_forwarding_that_is_not_signed_is_told(complain: Complain) -> None:
    story = complain()
    story.classified(**FORWARDED)
    story.fills(OFFICER, "forward", ForwardingLetter)
    story.does(DIRECTOR, "sign-forwarding", NO, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("rejected", set())


def test_once_it_is_looked_into_again_by_somebody_new_and_the_vice_governor(
    complain: Complain,
) -> None:
    story = complain(**OURS)
    story.decided()
    story.replied()
    story.fills(OFFICER, "complaint/opinion-answer/by_officer/enter-opinion", ComplaintOpinion)
    story.does(HEAD, "complaint/name-another", {"finder": FINDER})
    story.does(HEAD, "complaint/name-another~2", {"finder": "adm-head-1"})
    again = "complaint/answer~2/given"
    story.found(again, by="adm-head-1")
    story.proposed(again)
    word = {
        "outcome": "approve", "decided_by_role": "vice_governor", "decided_by_name": "รองผู้ว่าฯ",
        "how": "telephone", "decided_at": "2026-11-22T07:05", "evidence": None,
    }  # fmt: skip
    story.does(OFFICER, f"{again}/decide-by-province", word)
    story.machines_run()
    assert "papers/again-0/evidence" in story.waits_for
    story.replied(again)
    proof = {"evidence": [story.paper], "bearing": "confirms"}
    story.does(OFFICER, "papers/again-0/evidence", proof)
    assert (story.case.outcome, story.waits_for) == ("reviewed", set())


def test_wrong_news_is_corrected_by_a_news_case_that_does_not_say_who_complained(
    complain: Complain,
) -> None:
    story = complain(**OURS | {"category": "our_news"})
    story.decided(finding="upheld")
    story.fills(OFFICER, f"{WORK}/correct-news", NewsRequest, photos=[])
    with read() as session:
        child = session.exec(select(Case).where(Case.parent_id == story.case.id)).one()
        brought = [each.sha256 for each in documents_of(session, child.id)]
    assert (child.mission, child.secrecy) == ("news", "normal")
    assert "resident@example.invalid" not in str(case_of(child.code).request)
    assert brought == [story.paper.removeprefix("sha256:")]
    story.replied()


@pytest.mark.parametrize(
    ("channel", "note"), [("letter", "ไปรษณีย์ถึง 1 หมู่ 2"), ("phone", "โทร. 0812345678")]
)
def test_who_chose_the_post_or_the_telephone_hears_by_it(
    complain: Complain, channel: str, note: str
) -> None:
    story = complain(**OURS | {"contact_back": channel})
    story.decided()
    before = len(story.letters())
    story.replied()
    assert note in task_of(story.code, f"{WORK}/bring-reply").detail["note"]
    story.does(OFFICER, f"{WORK}/bring-reply", {"acknowledged": True})
    assert not any("แจ้งผลเรื่องร้องเรียน" in each for each in subjects_of(story)[before:])


def test_news_of_discipline_goes_to_personnel_by_number_alone(complain: Complain) -> None:
    story = complain(**OURS)
    story.decided(finding="discipline")
    story.machines_run()
    to_personnel = [each for each in story.letters() if each.recipient.startswith("adm-head-1")]
    assert [each.subject for each in to_personnel] == [
        f"[{story.code}] ผลเรื่องร้องเรียนที่ต้องดำเนินการ / A complaint that you are to see to"
    ]


ANONYMOUS: dict[str, Any] = {
    "anonymous": True, "contact_name": None, "contact_position": None, "contact_phone": None,
    "contact_email": None, "contact_address": None, "contact_back": "tracking",
}  # fmt: skip


def test_an_unfounded_anonymous_letter_is_kept_for_the_statistics(complain: Complain) -> None:
    story = complain(**ANONYMOUS)
    story.machines_run()
    story.classified(route="statistics", finder=None)
    assert (story.case.outcome, story.waits_for, story.letters()) == (
        "kept-for-statistics", set(), [],
    )  # fmt: skip


def test_the_anonymous_are_answered_by_the_tracking_code_and_nobody_is_telephoned(
    complain: Complain,
) -> None:
    story = complain(**OURS | ANONYMOUS)
    story.classified()
    work = "complaint"
    story.found(work)
    story.proposed(work)
    story.does(DIRECTOR, f"{work}/decide", outcome="approve")
    story.machines_run()
    story.replied(work)
    assert story.letters() == []
    with later(NOW, days=16):
        the_clock_goes_round()
    assert (story.case.outcome, story.waits_for) == ("remedied", set())


def test_a_hazard_is_told_to_who_is_on_duty_but_whom_it_is_about(complain: Complain) -> None:
    """By the number alone: what it says is for its readers."""
    story = complain(**OURS)
    story.classified(hazard=True)
    story.machines_run()
    told_to = {each.recipient.partition("@")[0]: each.subject for each in story.letters()}
    on_duty = {"pr-officer-1", "pr-officer-3", "media-liaison-1"}
    assert set(told_to) - {"resident"} == on_duty
    assert all(story.case.subject not in told_to[each] for each in on_duty)


def test_upheld_personal_data_goes_to_who_answers_for_it(complain: Complain) -> None:
    story = complain(**OURS | {"category": "personal_data"})
    story.decided(finding="upheld")
    story.machines_run()
    assert f"{OFFICER}@example.invalid" in {each.recipient for each in story.letters()}


@pytest.mark.parametrize(
    ("rung", "role"),
    [(Rung.VICE_GOVERNOR, "vice_governor"), (Rung.GOVERNOR, "governor")],
    ids=["vice-governor", "governor"],
)
def test_where_the_ladder_says_so_the_province_has_the_last_word(
    complain: Complain, rung: Rung, role: str
) -> None:
    """The answer goes as high as the office's ladder says (1.5); the officer enters the word."""
    rules(COMPLAINT_ANSWER, rung)
    story = complain(**OURS)
    story.decided()
    word = {
        "outcome": "approve", "decided_by_role": role, "decided_by_name": "ผู้บริหารจังหวัด",
        "how": "paper", "decided_at": "2026-11-22T07:05", "evidence": story.paper,
    }  # fmt: skip
    story.does(OFFICER, f"{WORK}/decide-outside", word)
    story.machines_run()
    assert story.waits_for == {f"{WORK}/reply"}


def test_a_head_of_group_may_be_given_the_last_word(complain: Complain) -> None:
    rules(COMPLAINT_ANSWER, Rung.GROUP_HEAD)
    story = complain(**OURS)
    story.classified()
    story.found()
    story.proposed()
    assert task_of(story.code, f"{WORK}/decide").detail["ladder"]["rung"] == "group_head"

"""Official information requests from the first day to the last appeal (handbook 3.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.information_request import (
    Appeal,
    AppealRuling,
    Collected,
    DisclosureOrder,
    Fee,
    GivenAtOnce,
    HandedOver,
    InformationRegistration,
    InformationRegistrationAgain,
    Payment,
    Release,
)
from forms.supplement import SupplementOnPaper
from models.case import CaseState
from models.database import write
from models.errors import Invalid, NotAllowed
from models.matter import DISCLOSURE
from models.person import by_handle
from models.rung import Rung
from tests.cast import nothing_changes, record_of, task_of
from tests.forms.filled import NOW
from tests.outbox import attachments_of, last_letter, last_message
from tests.story import later, the_clock_goes_round
from tests.workflows.information_story import FULL, OFFICER, OWNER, PAPER, REFUSED, WORK
from tests.workflows.test_press_ladder import rules
from workflows.moving import withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.information_story import InformationStory

    Information = Callable[..., InformationStory]

NOT_HELD: dict[str, Any] = {"held": False, "decision": "decline", "owner": None}
UNCLEAR: dict[str, Any] = {"intelligible": False, "decision": "ask_once", "owner": None}


def told(story: InformationStory) -> str:
    """The Thai of the letter that left last."""
    story.machines_run()
    return last_letter(story).partition("——————")[0]


def test_what_is_ready_is_given_on_the_same_day(information: Information) -> None:
    story = information()
    story.fills(
        OFFICER, "register", InformationRegistration, decision="give", owner=None, done_by=None
    )
    story.fills(OFFICER, "give", GivenAtOnce)
    story.machines_run()
    assert story.case.outcome == "given-at-once"
    assert "https://songkhla.example.invalid/photos" in last_letter(story)
    assert attachments_of(last_message(story)) == ["letter.pdf"]


def test_what_is_not_held_is_said_with_the_right_to_complain(information: Information) -> None:
    story = information()
    story.fills(OFFICER, "register", InformationRegistration, **NOT_HELD, done_by=None)
    letter = told(story)
    assert (story.case.outcome, story.waits_for) == ("not-in-possession", set())
    assert "ขออภัย" in letter
    assert "มาตรา 13" in letter


@pytest.mark.parametrize("email", ["radio@example.invalid", None])
def test_what_another_agency_holds_is_passed_on(
    information: Information, email: str | None
) -> None:
    story = information()
    changes = {**NOT_HELD, "decision": "refer", "refer_email": email, "done_by": None}
    story.fills(OFFICER, "register", InformationRegistration, **changes)
    story.machines_run()
    if email is None:
        assert "สวท.สงขลา" in task_of(story.code, "pass-on-by-hand").detail["note"]
        story.does("reg-clerk-1", "pass-on-by-hand", {"acknowledged": True})
    else:
        assert "ไฟล์ภาพข่าวและรายชื่อ" in last_letter(story, "radio")
        assert "1 ตุลาคม 2564" in last_letter(story, "radio")
    story.machines_run()
    assert story.case.outcome == "referred"
    assert "สวท.สงขลา" in last_letter(story, "person-1")


def test_what_is_unclear_is_asked_about_once(information: Information) -> None:
    """The clock runs from the day on which it can be understood (2.9, 3.0)."""
    story = information()
    story.fills(OFFICER, "register", InformationRegistration, **UNCLEAR, done_by=None)
    assert "1. ชื่อกิจกรรมที่ต้องการ" in told(story)
    with later(NOW, days=3, hours=3):  # Wednesday 25 November at 10:10
        story.fills("reg-clerk-1", "supplement-answer/by_clerk/enter-supplement", SupplementOnPaper)
        with nothing_changes(), pytest.raises(Invalid):
            story.fills(OFFICER, "register-again", InformationRegistration, **UNCLEAR, done_by=None)
        story.fills(OFFICER, "register-again", InformationRegistrationAgain)
        shown = task_of(story.code, f"{WORK}/collect").detail["shows"]["content"]
        assert shown["supplement"] == "ตามหนังสือที่แนบ"
    with later(NOW, days=14):  # ten days after the answer: Saturday 5 December at closing time
        the_clock_goes_round()
        due, internal = story.due("answer/clock/extend")
        assert (f"{due:%d %b}", f"{internal:%d %b}") == ("10 Dec", "09 Dec")


def test_who_does_not_answer_is_told_that_it_is_closed(information: Information) -> None:
    story = information()
    story.fills(OFFICER, "register", InformationRegistration, **UNCLEAR, done_by=None)
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("no-answer", set())


def test_information_is_disclosed_by_an_order_with_its_number(information: Information) -> None:
    """From the request to the files in the requester's hands; a whole disclosure has no appeal."""
    story = information()
    story.decided(**FULL)
    assert story.numbers() == [("สข 0031/1", "ประชาชนผู้ยื่นคำขอ รายที่ 1")]
    assert attachments_of(last_message(story))[0] == f"{story.code}-outside-letter.pdf"
    story.released()
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "disclosed")
    assert "ตามไฟล์ที่แนบ" in last_letter(story)
    assert attachments_of(last_message(story)) == ["letter.pdf"]
    assert story.waits_for == set()


def test_in_part_it_is_redacted_and_checked_by_a_second_person(information: Information) -> None:
    story = information()
    story.decided()
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        story.fills(OFFICER, f"{WORK}/redact", Release, redacted=None)
    assert [each.path for each in refusal.value.problems] == [("redacted",)]
    story.fills(OFFICER, f"{WORK}/redact", Release)
    with nothing_changes(), pytest.raises(NotAllowed):
        story.does(OFFICER, f"{WORK}/check", outcome="approve")
    story.does("complaint-officer-1", f"{WORK}/check", outcome="return", comment="เห็นชื่อหน้า 4")
    story.fills(OFFICER, f"{WORK}/redact~2", Release)
    story.does("adm-head-1", f"{WORK}/check~2", outcome="approve")
    story.machines_run()
    with later(NOW, days=16):
        the_clock_goes_round()
    assert story.case.outcome == "partly-disclosed"


def test_the_order_names_its_grounds_and_the_right_to_appeal(
    information: Information, papers_set: dict[str, Any]
) -> None:
    story = information()
    story.decided(**REFUSED)
    body = papers_set["outside-letter"]["body"]
    for said in ("มาตรา 15 (5)", "ไม่เปิดเผย", "ไม่คาดว่าจะเปิดเผย", "มาตรา 18", "ภายใน 15 วัน"):
        assert said in body
    assert story.waits_for == {"appeal/lodged/enter"}
    with later(NOW, days=16):
        the_clock_goes_round()
    assert (story.case.outcome, story.waits_for) == ("refused", set())


def test_an_order_to_disclose_says_how_it_is_handed_over(
    information: Information, papers_set: dict[str, Any]
) -> None:
    story = information(**PAPER)
    story.decided(**FULL)
    body = papers_set["outside-letter"]["body"]
    assert "เมื่อชำระค่าธรรมเนียมสำเนาแล้ว สำนักงานจะให้ข้อมูลข่าวสารโดยวิธีรับหรือตรวจดูที่สำนักงาน" in body
    assert "มาตรา 18" not in body


def test_what_is_returned_is_written_again(information: Information) -> None:
    story = information()
    story.assessed()
    story.ordered()
    reasons = {"reasons": {"withheld": "ระบุเลขหน้า"}}
    story.does("director-1", f"{WORK}/decide", reasons, outcome="return")
    assert story.numbers() == []
    assert task_of(story.code, f"{WORK}/order~2").detail["reasons"] == reasons["reasons"]
    story.ordered("~2")
    story.does("director-1", f"{WORK}/decide~2", outcome="approve")
    assert [number for number, _to in story.numbers()] == ["สข 0031/1"]


def test_who_is_rejected_hears_of_the_right_to_appeal(information: Information) -> None:
    story = information()
    story.assessed()
    story.ordered()
    no = {"comment": "ขอซ้ำ", "words_for_requester": "ให้ไปแล้วเมื่อเดือนก่อน"}
    story.does("director-1", f"{WORK}/decide", no, outcome="reject")
    letter = told(story)
    assert "ให้ไปแล้วเมื่อเดือนก่อน" in letter
    assert "มาตรา 18" in letter
    assert (story.numbers(), story.waits_for) == ([], {"appeal/lodged/enter"})


def test_what_a_ruling_orders_is_disclosed(information: Information) -> None:
    story = information()
    story.decided(**REFUSED)
    story.fills(OFFICER, "appeal/lodged/enter", Appeal)
    due, _internal = story.due("appeal-ruling")
    assert f"{due:%d %b %Y}" == "21 Jan 2027"  # 60 calendar days
    story.fills(OFFICER, "appeal-ruling", AppealRuling)
    story.released("", redacted=None)
    story.machines_run()
    assert story.case.outcome == "disclosed-on-appeal"
    assert attachments_of(last_message(story)) == ["letter.pdf"]


def test_copies_are_handed_over_once_their_fee_is_paid(information: Information) -> None:
    story = information(**PAPER)
    story.decided(**FULL)
    story.released()
    story.fills(OFFICER, "delivery/fee", Fee)
    assert "82" in told(story)
    story.fills("finance-officer-1", "delivery/payment/paid/enter", Payment)
    assert "พร้อมให้แล้ว" in told(story)
    story.fills("reg-clerk-1", "delivery/hand-over", HandedOver, way="counter")
    assert story.case.outcome == "disclosed"


def test_who_does_not_pay_is_told_that_it_is_closed(information: Information) -> None:
    story = information(**PAPER)
    story.decided(**FULL)
    story.released()
    story.fills(OFFICER, "delivery/fee", Fee)
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("fee-unpaid", set())


def test_a_fee_that_is_waived_is_not_waited_for(information: Information) -> None:
    story = information(**PAPER)
    story.decided(**FULL)
    story.released()
    story.fills(OFFICER, "delivery/fee", Fee, amount="0")
    assert story.waits_for == {"delivery/hand-over"}


def test_what_its_owner_does_not_find_is_not_held(information: Information) -> None:
    story = information()
    story.registered()
    found = {"found": False, "words_for_requester": "ทำลายแล้วตามระเบียบ", "third_parties": []}
    story.fills(OWNER, f"{WORK}/collect", Collected, **found)
    assert "ทำลายแล้วตามระเบียบ" in told(story)
    assert (story.case.outcome, story.waits_for) == ("not-in-possession", set())


def test_who_takes_it_back_is_told_so(information: Information) -> None:
    story = information()
    story.registered()
    with write() as session:
        clerk = by_handle(session, OFFICER)
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="ได้ข้อมูลแล้ว")
    assert "ได้ยกเลิกแล้ว" in told(story)
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())


def test_what_a_leader_gives_up_is_told(information: Information) -> None:
    """Nothing waits for the clock alone."""
    story = information()
    story.registered()
    story.is_spared(f"{WORK}/collect")
    assert "สำนักงานขอยุติการดำเนินเรื่องนี้" in told(story)
    assert (story.case.outcome, story.waits_for) == ("cancelled", set())


def test_who_has_no_e_mail_is_telephoned(information: Information) -> None:
    story = information(contact_email=None, deliver="counter")
    story.fills(OFFICER, "register", InformationRegistration, **NOT_HELD, done_by=None)
    assert "มาตรา 13" in task_of(story.code, "call-about-not-held").detail["note"]
    story.does("reg-clerk-1", "call-about-not-held", {"acknowledged": True})
    assert story.case.outcome == "not-in-possession"


def test_where_the_office_says_so_the_head_has_the_last_word(information: Information) -> None:
    """Then they do not review first what they then sign (handbook 1.5)."""
    rules(DISCLOSURE, Rung.GROUP_HEAD)
    story = information()
    story.assessed()
    story.fills(OFFICER, f"{WORK}/order", DisclosureOrder)
    story.does("adm-head-1", f"{WORK}/decide", outcome="approve")
    assert f"{WORK}/review" not in record_of(story.code)
    assert [number for number, _to in story.numbers()] == ["สข 0031/1"]

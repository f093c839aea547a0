"""Third parties are told and may object; what is disclosed all the same waits for them (17, 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.information_request import Appeal, AppealRuling, Objection, ThirdPartyNotice
from tests.cast import task_of
from tests.forms.filled import NOW
from tests.forms.sample_information import PARTY
from tests.outbox import attachments_of, last_letter, last_message
from tests.story import later, the_clock_goes_round
from tests.workflows.information_story import FULL, OFFICER, WORK

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.information_story import InformationStory

    Information = Callable[..., InformationStory]

AT = f"{WORK}/third_parties/party/1"
ENTER = f"{AT}/objection/by_officer/enter"
APPEALED = "delivery/objectors-appeal/lodged/enter"


def noticed(story: InformationStory, **party: Any) -> None:
    """The third party was told."""
    story.assessed(third_parties=[PARTY | party], **FULL)
    story.fills(OFFICER, f"{AT}/notice", ThirdPartyNotice)
    story.does("director-1", f"{AT}/sign-notice", outcome="approve")
    story.machines_run()


def objected(story: InformationStory, **order: Any) -> None:
    """It objected; then the order was signed and the copies were made ready."""
    noticed(story)
    story.fills(OFFICER, ENTER, Objection)
    shown = task_of(story.code, f"{WORK}/order").detail["beside"]
    assert "สมาชิกไม่ยินยอม" in [each["content"].get("reasons") for each in shown]
    story.ordered(**{**FULL, **order})
    story.does("director-1", f"{WORK}/decide", outcome="approve")
    story.machines_run()
    story.released()
    story.machines_run()


def test_the_notice_is_a_numbered_letter_that_names_no_requester(
    information: Information, papers_set: dict[str, Any]
) -> None:
    story = information()
    noticed(story)
    notice = papers_set["outside-letter"]
    assert notice["doc_no"] == "สข 0031/1"
    assert "มาตรา 17" in notice["body"]
    assert "ภายใน 15 วัน" in notice["body"]
    assert "ผู้ยื่นคำขอ" not in notice["body"]
    assert story.numbers() == [("สข 0031/1", PARTY["name"])]
    assert attachments_of(last_message(story, "party"))[0] == f"{story.code}-outside-letter.pdf"


def test_who_has_no_e_mail_is_written_to_by_post(information: Information) -> None:
    story = information()
    noticed(story, email=None)
    assert PARTY["name"] in task_of(story.code, f"{AT}/post-notice").detail["note"]
    story.does("reg-clerk-1", f"{AT}/post-notice", {"acknowledged": True})
    assert story.waits_for == {ENTER}


def test_silence_for_fifteen_days_is_no_objection(information: Information) -> None:
    story = information()
    noticed(story)
    with later(NOW, days=16):
        the_clock_goes_round()
        assert f"{WORK}/order" in story.waits_for
        assert ENTER not in story.waits_for


@pytest.mark.parametrize("notice", ["reject", "return"])
def test_a_notice_that_is_not_signed_asks_nobody(information: Information, notice: str) -> None:
    """A returned one is written again; one that is rejected is not sent."""
    story = information()
    story.assessed(third_parties=[PARTY], **FULL)
    story.fills(OFFICER, f"{AT}/notice", ThirdPartyNotice)
    no = {"comment": "ไม่กระทบ", "words_for_requester": "ไม่กระทบ"}
    given = no if notice == "reject" else {"comment": "แก้ถ้อยคำ"}
    story.does("director-1", f"{AT}/sign-notice", given, outcome=notice)
    assert story.waits_for == {f"{WORK}/order" if notice == "reject" else f"{AT}/notice~2"}
    assert story.numbers() == []


def test_an_objection_that_is_upheld_is_told_and_holds_nothing_up(
    information: Information,
) -> None:
    story = information()
    objected(story, upholds_objections=True)
    assert "สำนักงานรับคำคัดค้านของท่าน" in last_letter(story, "party")
    assert story.case.outcome == "disclosed"


def test_an_objection_that_is_not_upheld_holds_the_information_for_fifteen_days(
    information: Information,
) -> None:
    story = information()
    objected(story)
    assert "มาตรา 18" in last_letter(story, "party")
    assert "เมื่อพ้นกำหนดนั้น" in last_letter(story, "person-1")
    assert story.waits_for == {APPEALED}
    with later(NOW, days=16):
        the_clock_goes_round()
        story.machines_run()
    assert story.case.outcome == "disclosed"
    assert attachments_of(last_message(story, "person-1")) == ["letter.pdf"]


@pytest.mark.parametrize(
    ("ruling", "outcome"), [("withhold", "withheld-on-appeal"), ("upheld", "disclosed")]
)
def test_an_objector_s_appeal_decides(information: Information, ruling: str, outcome: str) -> None:
    story = information()
    objected(story)
    story.fills(OFFICER, APPEALED, Appeal)
    story.fills(OFFICER, "delivery/objectors-appeal-ruling", AppealRuling, ruling=ruling)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == (outcome, set())
    if ruling == "withhold":
        assert "ไม่ให้เปิดเผย" in last_letter(story, "person-1")


def test_while_an_objector_may_appeal_the_requester_may_too(information: Information) -> None:
    """What is redacted is the requester's to appeal against, from the same day on."""
    story = information()
    objected(story, disclosure="partial", grounds=["s15_5"], withheld="ที่อยู่")
    assert story.waits_for == {APPEALED, "against/appeal/lodged/enter"}
    with later(NOW, days=16):
        the_clock_goes_round()
        story.machines_run()
    assert story.case.outcome == "partly-disclosed"


def test_a_notice_that_a_leader_spares_keeps_nothing_up(information: Information) -> None:
    story = information()
    story.assessed(third_parties=[PARTY], **FULL)
    story.is_spared(f"{AT}/notice")
    assert story.waits_for == {f"{WORK}/order"}

"""What went out wrong is corrected or retracted, never written over (3.2, 9; 9, scene 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.news import NewsCorrection
from forms.press_conference import ToldByTelephone
from models.case import CaseState
from tests.cast import task_of
from tests.forms.sample_news import PLACED
from tests.forms.sample_press import INVITED
from tests.outbox import attachments_of, last_letter, last_message
from tests.workflows.news_story import NEWS, PLAIN
from tests.workflows.test_news import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

ROUND = f"{NEWS}/corrections/round/1"
WRONG: dict[str, Any] = {"is_wrong": True, "what_is_wrong": "จำนวนผู้ร่วมงานคลาดเคลื่อน"}
RETRACTS: dict[str, Any] = {"remedy": "retract", "items": [], "reason": "งานถูกยกเลิก"}


def test_a_correction_is_a_new_item_that_names_the_old_one(
    news: News, papers_set: dict[str, Mapping[str, Any]]
) -> None:
    """Scene 6: the figure was wrong; the same newsrooms are told, by mail and by telephone."""
    story = news()
    story.released()
    story.measured(**WRONG)
    assert story.waits_for == {f"{NEWS}/measure/report~2", f"{ROUND}/correct"}
    story.put_right()
    paper = papers_set["news-correction"]
    assert (paper["number"], paper["corrects"]["number"]) == ("2/2569", "1/2569")
    assert paper["corrects"]["subject"] == papers_set["news"]["subject"]
    assert [(number, about) for number, about, _whom in numbers(story)] == [
        ("2/2569", paper["subject"]),
        ("1/2569", paper["subject"]),
    ]
    mails = [each for each in story.letters() if each.subject.startswith("แก้ไขข่าว ฉบับที่ 1/2569")]
    newsrooms = [each.recipient for each in mails if "org-hatyai" not in each.recipient]
    assert newsrooms == [each["email"] for each in INVITED[:3]]
    called = task_of(story.code, f"{ROUND}/network/telephone").detail["starts_from"]
    assert called == {"told": [INVITED[3]["outlet"]]}
    told = last_letter(story, to="org-hatyai-city")
    assert "แก้ไขข่าว ฉบับที่ 1/2569 โดยข่าว ฉบับที่ 2/2569" in told
    assert str(PLACED["link"]) in told
    story.measured("~2")
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "corrected")


def test_a_correction_comes_with_its_paper_and_a_note(news: News) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    story.does("prc-head-1", f"{ROUND}/approve", outcome="approve")
    story.machines_run()
    assert "ข้อความที่ถูกต้อง: ผู้ร่วมงาน 3,000 คน" in last_letter(story)
    assert attachments_of(last_message(story)) == [
        f"{story.code}-news-dispatch.pdf", f"{story.code}-news-correction.pdf",
    ]  # fmt: skip
    assert [each.title_th for each in story.documents() if each.kind == "paper"][-2:] == [
        "ข่าวแก้ไข ฉบับที่ 2/2569 (แก้ฉบับที่ 1/2569)", "ใบส่งข่าวแก้ไข",
    ]  # fmt: skip


def test_news_can_be_retracted(news: News, papers_set: dict[str, Mapping[str, Any]]) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.put_right(**RETRACTS)
    assert papers_set["news-correction"]["retracts"] is True
    told = last_letter(story, to="org-hatyai-city")
    assert "ถอนข่าว ฉบับที่ 1/2569 โดยข่าว ฉบับที่ 2/2569" in told
    story.measured("~2")
    assert story.case.outcome == "retracted"


def test_watching_goes_on_while_it_is_corrected_and_finds_more(news: News) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.measured("~2", **WRONG, more_to_come=True)
    story.put_right(2)
    story.put_right()
    story.measured("~3")
    assert story.case.outcome == "corrected"
    assert [number for number, *_ in numbers(story)] == ["3/2569", "2/2569", "1/2569"]


def test_a_correction_is_approved_as_high_as_the_news(news: News) -> None:
    """The governor was the news: so the director approves what puts it right."""
    story = news()
    story.assigned()
    story.written(**{**PLAIN, "touches": ["governor"]})
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    story.published()
    story.sent()
    story.measured(**WRONG)
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    story.does("prc-head-1", f"{ROUND}/endorse", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["1/2569"]
    story.does("director-1", f"{ROUND}/approve", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["2/2569", "1/2569"]


def test_a_correction_that_is_returned_is_written_again(news: News) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    reasons = {"reasons": {"items.0.right": "ใส่หน่วย"}}
    story.does("prc-head-1", f"{ROUND}/approve", reasons, outcome="return")
    again = task_of(story.code, f"{ROUND}/correct~2").detail
    assert again["reasons"] == {"items.0.right": "ใส่หน่วย"}


def test_a_correction_that_is_rejected_leaves_the_news_as_it_is(news: News) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    no = {"comment": "ตัวเลขเดิมถูกต้อง", "words_for_requester": "ตัวเลขเดิมถูกต้อง"}
    story.does("prc-head-1", f"{ROUND}/approve", no, outcome="reject")
    story.measured("~2")
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "published")
    assert [number for number, *_ in numbers(story)] == ["1/2569"]


def test_a_correction_that_a_leader_stops_leaves_the_news_and_strikes_its_number(
    news: News,
) -> None:
    story = news()
    story.released()
    story.measured(**WRONG)
    story.fills("pr-officer-1", f"{ROUND}/correct", NewsCorrection)
    story.does("prc-head-1", f"{ROUND}/approve", outcome="approve")
    story.machines_run()
    story.fills("media-liaison-1", f"{ROUND}/network/telephone", ToldByTelephone)
    story.is_spared(f"{ROUND}/publish/publish")
    key = f"{ROUND}/publish/strike-number"
    assert "ข่าว ฉบับที่ 2/2569" in task_of(story.code, key).detail["note"]
    story.does("reg-clerk-1", key, {"acknowledged": True})
    story.measured("~2")
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "published")

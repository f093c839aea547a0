"""The news service from the request to the last report (handbook 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.news import NewsDraft, NewsScreening
from models.case import CaseState
from models.database import read
from models.errors import NotAllowed
from models.register_entry import entries
from models.register_name import RegisterName
from tests.cast import nothing_changes, task_of
from tests.outbox import last_letter
from tests.workflows.news_story import AT_ONCE, NEWS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]


def numbers(story: NewsStory) -> list[tuple[str, str, str]]:
    """What stands in the register of news this year: number, what it is about, to whom it goes."""
    office_id = story.case.office_id
    with read() as session:
        found = entries(session, office_id, RegisterName.NEWS, 2569)
        return [(each.number, each.subject, each.to_whom) for each in found]


def test_news_goes_out_with_a_number_and_is_measured(news: News) -> None:
    """From the request to the last report; the requester is told at every turn."""
    story = news()
    story.released()
    assert story.waits_for == {f"{NEWS}/measure/report"}
    story.measured()
    story.measured("~2")
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "published")
    assert [each.title_th for each in story.documents() if each.kind == "paper"] == [
        "ข่าว ฉบับที่ 1/2569", "ภาพข่าว 1: ขบวนกระทงของเยาวชน", "ใบส่งข่าว",
    ]  # fmt: skip
    told = [each.subject for each in story.letters() if "org-hatyai-city" in each.recipient]
    assert [subject.partition(" เรื่อง ")[0] for subject in told] == [
        f"ได้รับเรื่องของท่านแล้ว เลขที่ {story.code} / Received",
        "รับเรื่องแล้ว อยู่ระหว่างจัดทำข่าว",
        "ข่าวได้รับอนุมัติแล้ว เป็นข่าว ฉบับที่ 1/2569",
        "เผยแพร่ข่าว ฉบับที่ 1/2569 แล้ว",
    ]


def test_news_without_an_event_says_no_venue(news: News) -> None:
    nowhere = {"event_start": None, "event_end": None, "venue": None, "want_reporter": False}
    story = news(has_event=False, **nowhere)
    story.released()
    assert story.waits_for == {f"{NEWS}/measure/report"}


def test_the_writer_starts_from_the_request(news: News) -> None:
    story = news()
    story.assigned()
    detail = task_of(story.code, f"{NEWS}/draft").detail
    begun = detail["starts_from"]
    assert begun["headline"] == story.case.subject
    assert [each["file"] for each in begun["photos"]] == [story.picture]
    assert [each["language"] for each in begun["translations"]] == ["malay_rumi", "english"]
    assert detail["beside"][0]["content"]["writer"] == "pr-officer-2"


def test_what_is_returned_is_written_again_with_its_reasons(news: News) -> None:
    """As the sample case was: the head of the group returned it for the safety on the water."""
    story = news()
    story.assigned()
    story.written(**PLAIN)
    returned = {"reasons": {"body": "ขาดมาตรการความปลอดภัยทางน้ำ"}}
    story.does("prc-head-1", f"{NEWS}/approve", returned, outcome="return")
    again = task_of(story.code, f"{NEWS}/draft~2").detail
    assert again["reasons"] == {"body": "ขาดมาตรการความปลอดภัยทางน้ำ"}
    assert again["starts_from"]["lead"] == "เทศบาลนครหาดใหญ่เชิญชวนร่วมงานลอยกระทง"
    assert numbers(story) == []
    story.written("~2", **PLAIN)
    assert story.approved("~2").outcome == "approve"
    assert [number for number, *_ in numbers(story)] == ["1/2569"]


def test_an_editor_returns_it_before_anybody_else_sees_it(news: News) -> None:
    story = news()
    story.assigned()
    story.fills("pr-officer-2", f"{NEWS}/draft", NewsDraft, **PLAIN)
    assert "ยศ" in task_of(story.code, f"{NEWS}/edit").detail["note"]
    story.does("pr-officer-1", f"{NEWS}/edit", outcome="return", comment="พาดหัวยาวไป")
    assert story.waits_for == {f"{NEWS}/draft~2"}


def test_a_fourth_return_is_told_to_the_next_level(news: News) -> None:
    story = news()
    story.assigned()
    for again in ("", "~2", "~3", "~4"):
        story.fills("pr-officer-2", f"{NEWS}/draft{again}", NewsDraft, **PLAIN)
        story.does("pr-officer-1", f"{NEWS}/edit{again}", outcome="return", comment="ยังไม่ชัด")
    story.machines_run()
    assert "4 รอบ" in last_letter(story)


def test_what_is_rejected_is_told_in_the_decider_s_words(news: News) -> None:
    story = news()
    story.to_the_approval()
    no = {"comment": "ซ้ำกับข่าวเดิม", "words_for_requester": "เผยแพร่ไปแล้วเมื่อวาน"}
    story.does("prc-head-1", f"{NEWS}/approve", no, outcome="reject")
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "rejected")
    assert "เผยแพร่ไปแล้วเมื่อวาน" in last_letter(story)
    assert (story.waits_for, numbers(story)) == (set(), [])


@pytest.mark.parametrize(
    ("request_", "draft"),
    [
        ({}, {"touches": ["governor"]}),
        ({"news_kind": "clarification"}, {}),
    ],
)
def test_what_weighs_more_goes_on_to_the_director(
    news: News, request_: dict[str, Any], draft: dict[str, Any]
) -> None:
    """The head endorses, the director approves: the number is taken by who approves last (1.5)."""
    story = news(**request_)
    story.to_the_approval(**draft)
    assert story.waits_for == {f"{NEWS}/endorse"}
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    assert numbers(story) == []
    with nothing_changes(), pytest.raises(NotAllowed):
        story.does("prc-head-1", f"{NEWS}/approve", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["1/2569"]


def test_a_policy_is_confirmed_and_then_approved_by_the_director(news: News) -> None:
    story = news()
    story.assigned()
    story.written(**AT_ONCE, touches=["policy"])
    story.confirmed()
    story.does("prc-head-1", f"{NEWS}/endorse", outcome="approve")
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    assert f"{NEWS}/publish/publish" in story.waits_for


def test_who_approves_may_still_put_a_word_right(news: News) -> None:
    """What goes out, and is shown to who publishes it, is what was approved."""
    story = news()
    story.to_the_approval()
    edited = story.answer(NewsDraft, **PLAIN, headline="หาดใหญ่ชวนลอยกระทงปลอดภัย")
    story.does("prc-head-1", f"{NEWS}/approve", {"edited": edited}, outcome="approve_with_edit")
    shown = task_of(story.code, f"{NEWS}/publish/publish").detail["shows"]["content"]
    assert shown["headline"] == "หาดใหญ่ชวนลอยกระทงปลอดภัย"


def test_nobody_approves_their_own_news(news: News) -> None:
    """Scene 3 of chapter 9: what the head of the group wrote goes past them to the director."""
    story = news()
    story.fills("pr-officer-1", "screen", NewsScreening)
    story.does("prc-head-1", "assign", {"writer": "prc-head-1"})
    story.fills("prc-head-1", f"{NEWS}/draft", NewsDraft, **PLAIN)
    story.does("pr-officer-1", f"{NEWS}/edit", outcome="approve")
    skipped = task_of(story.code, f"{NEWS}/approve").detail["skipped"]
    assert skipped == {"reason": "self", "from": ["prc_head"]}
    story.does("director-1", f"{NEWS}/approve", outcome="approve")
    assert [number for number, *_ in numbers(story)] == ["1/2569"]


def test_news_is_numbered_without_a_gap_in_a_register_of_its_own(news: News) -> None:
    first, second, third = news(), news(), news()
    for story in (first, third, second):
        story.to_the_approval()
    no = {"comment": "ซ้ำ", "words_for_requester": "ซ้ำ"}
    third.approved()
    first.does("prc-head-1", f"{NEWS}/approve", no, outcome="reject")
    second.approved()
    assert numbers(first) == [
        ("2/2569", second.answer(NewsDraft)["headline"], "สื่อมวลชน"),
        ("1/2569", third.answer(NewsDraft)["headline"], "สื่อมวลชน"),
    ]

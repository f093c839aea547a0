"""Whether the office takes it on as news: accepted, declined, returned once (3.2, 1; 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.news import NewsDraft, NewsScreening, NewsScreeningAgain, NewsSupplementOnPaper
from models.errors import Invalid
from tests.cast import nothing_changes, task_of
from tests.forms.filled import NOW
from tests.forms.picture_samples import jpeg, png
from tests.forms.sample_news import SHOT
from tests.outbox import last_letter
from tests.story import later, the_clock_goes_round
from tests.workflows.consulting import told
from tests.workflows.news_story import NEWS, PLAIN, WITHOUT_CONSENT, NewsStory, upload_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    News = Callable[..., NewsStory]

ADVERTISING = {
    "commercial": True,
    "decision": "decline",
    "reason": "เป็นการโฆษณาเชิงพาณิชย์ ไม่อยู่ในภารกิจ",
    "words_for_requester": "เป็นการโฆษณาเชิงพาณิชย์ ไม่อยู่ในภารกิจ แนะนำช่องทางอื่น",
}
ASKS = {"complete": False, "decision": "ask_once", "missing": ["มาตรการความปลอดภัยทางน้ำ", "ผังงาน"]}
CONSENT = "หนังสือยินยอมของผู้ปกครองสำหรับภาพที่ 1 (ขบวนกระทงของเยาวชน)"
ENTER = "supplement-answer/by_clerk/enter-supplement"


def test_advertising_is_declined_with_words_for_the_requester(news: News) -> None:
    """NEWS-2570-0001 of the sample cases."""
    story = news(requester_type="person", org_id="person-1")
    story.fills("pr-officer-1", "screen", NewsScreening, **ADVERTISING)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    thai, english = last_letter(story).split("——————")
    assert "แนะนำช่องทางอื่น" in thai
    assert "แนะนำช่องทางอื่น" in english


def test_who_has_no_e_mail_is_telephoned(news: News) -> None:
    story = news(contact_email=None)
    story.fills("pr-officer-1", "screen", NewsScreening, **ADVERTISING)
    assert "แนะนำช่องทางอื่น" in task_of(story.code, "call-about-refusal").detail["note"]
    story.does("reg-clerk-1", "call-about-refusal", {"acknowledged": True})
    assert story.case.outcome == "declined"


def test_what_is_missing_is_asked_for_once(news: News) -> None:
    story = news()
    story.fills("pr-officer-1", "screen", NewsScreening, **ASKS)
    story.machines_run()
    letter = last_letter(story)
    assert "1. มาตรการความปลอดภัยทางน้ำ" in letter
    assert "2. ผังงาน" in letter
    told(story, "supplement", {"supplement": "มีเรือกู้ภัย 6 ลำ"})
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        story.fills("pr-officer-1", "screen-again", NewsScreening, **ASKS)
    assert [each.path for each in refusal.value.problems] == [("decision",)]
    story.fills("pr-officer-1", "screen-again", NewsScreeningAgain)
    shown = task_of(story.code, "assign").detail["shows"]["content"]
    assert shown["supplement"] == "มีเรือกู้ภัย 6 ลำ"


def test_children_without_consent_are_returned_once_with_the_whole_list(news: News) -> None:
    """Scene 14 of chapter 9, NEWS-2570-0003: it cannot be accepted, whoever screens it."""
    story = news(photos=[WITHOUT_CONSENT])
    begun = task_of(story.code, "screen").detail["starts_from"]
    assert begun == {"complete": False, "decision": "ask_once", "missing": [CONSENT]}
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        story.fills("pr-officer-1", "screen", NewsScreening)
    assert [each.path for each in refusal.value.problems] == [("decision",)]
    story.fills("pr-officer-1", "screen", NewsScreening, **(ASKS | {"missing": [CONSENT, "ผังงาน"]}))
    story.machines_run()
    assert f"1. {CONSENT}" in last_letter(story)
    assert "2. ผังงาน" in last_letter(story)
    story.fills("reg-clerk-2", ENTER, NewsSupplementOnPaper)
    story.fills("pr-officer-1", "screen-again", NewsScreeningAgain)
    story.does("prc-head-1", "assign", {"writer": "pr-officer-2"})
    begun = task_of(story.code, f"{NEWS}/draft").detail["starts_from"]
    assert [each["consent"] for each in begun["photos"]] == [story.paper]


def test_a_consent_for_a_photograph_that_is_not_there_is_refused_when_it_is_entered(
    news: News,
) -> None:
    """Against the request that the clerk sees, not silently later."""
    story = news(photos=[WITHOUT_CONSENT])
    story.fills("pr-officer-1", "screen", NewsScreening, **(ASKS | {"missing": [CONSENT]}))
    consents = [{"photo": each, "file": story.paper} for each in (1, 9)]
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        story.fills("reg-clerk-2", ENTER, NewsSupplementOnPaper, consents=consents)
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (("consents", 1, "photo"), "no_photograph")
    assert problem.text.th == "ไม่มีภาพที่ 9 ในคำขอ คำขอนี้มี 1 ภาพ"
    assert problem.text.en == "There is no photograph 9 in the request; it has 1."
    story.fills("reg-clerk-2", ENTER, NewsSupplementOnPaper, consents=consents[:1])


def test_a_picture_whose_consent_never_came_is_not_in_the_news(news: News) -> None:
    """Nor can the writer put it back."""
    story = news(photos=[WITHOUT_CONSENT])
    story.fills("pr-officer-1", "screen", NewsScreening, **(ASKS | {"missing": [CONSENT]}))
    story.machines_run()
    told(story, "supplement", {"supplement": "ขอเผยแพร่โดยไม่ใช้ภาพ"})
    story.fills("pr-officer-1", "screen-again", NewsScreeningAgain)
    story.does("prc-head-1", "assign", {"writer": "pr-officer-2"})
    assert task_of(story.code, f"{NEWS}/draft").detail["starts_from"]["photos"] == []
    put_back = PLAIN | {"photos": [WITHOUT_CONSENT]}
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        story.fills("pr-officer-2", f"{NEWS}/draft", NewsDraft, **put_back)
    assert [each.path for each in refusal.value.problems] == [("photos", 0, "consent")]
    story.written(**PLAIN | {"photos": []})


def test_after_the_answer_it_may_still_be_declined(news: News) -> None:
    story = news()
    story.fills("pr-officer-1", "screen", NewsScreening, **ASKS)
    story.fills("reg-clerk-2", ENTER, NewsSupplementOnPaper, consents=[])
    story.fills("pr-officer-1", "screen-again", NewsScreeningAgain, **ADVERTISING)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())


def test_who_does_not_answer_for_ten_working_days_is_told_that_it_is_closed(news: News) -> None:
    story = news()
    story.fills("pr-officer-1", "screen", NewsScreening, **ASKS)
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("no-answer", set())
    assert "เมื่อวันที่ 22 พฤศจิกายน 2569" in last_letter(story)


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (png(1_199), "1,199"),
        (jpeg(640, 1_600), "640"),
        (jpeg(1_600, 900, orientation=6), "900"),
    ],
)
def test_a_photograph_too_narrow_to_print_is_refused(
    news: News, content: bytes, width: str
) -> None:
    """Its own bytes are looked at, not what is said of it (3.2: at least 1200 pixels)."""
    paper = news().paper
    narrow = upload_picture(content)
    with nothing_changes(), pytest.raises(Invalid) as refusal:
        NewsStory(paper, narrow)
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (("photos", 0, "file"), "picture_too_narrow")
    assert f"ภาพกว้าง {width} พิกเซล ต้องกว้างอย่างน้อย 1,200 พิกเซล" in problem.text.th
    assert f"The picture is {width} pixels wide; it must have at least 1,200." in problem.text.en


def test_a_photograph_just_wide_enough_is_taken(news: News) -> None:
    paper = news().paper
    assert NewsStory(paper, upload_picture(png(1_200))).waits_for == {"screen"}


def test_a_picture_that_says_no_width_and_a_letter_are_refused(news: News) -> None:
    story = news()
    blind = upload_picture(b"\xff\xd8\xff\xd9")
    with pytest.raises(Invalid) as refusal:
        NewsStory(story.paper, blind)
    assert [each.slug for each in refusal.value.problems] == ["unreadable_picture"]
    with pytest.raises(Invalid) as refusal:
        NewsStory(story.paper, story.paper, photos=[SHOT])
    assert [each.slug for each in refusal.value.problems] == ["wrong_file_kind"]

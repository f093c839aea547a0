"""News goes out: when it may, with its papers, to requester and newsrooms (3.2, 7)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from forms.files import MB
from forms.news import NewsCorrection
from models import clock, file_store
from models.case import CaseState
from models.clock import BANGKOK
from models.database import write
from models.person import by_handle
from tests.cast import task_of
from tests.forms.filled import NOW
from tests.forms.picture_samples import GPS, jpeg
from tests.forms.sample_news import PLACED
from tests.forms.sample_press import INVITED
from tests.outbox import attachments_of, last_letter, last_message
from tests.story import later, the_clock_goes_round
from tests.workflows.news_story import NEWS, upload_picture
from workflows.moving import withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]

EMBARGO = datetime(2026, 11, 23, 10, 0, tzinfo=BANGKOK)
REQUESTER = "org-hatyai-city"
BOTH_HALVES = {f"{NEWS}/publish/publish", f"{NEWS}/network/choose-newsrooms"}


def taken_back(story: NewsStory) -> None:
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="งานเลื่อน")


def test_nothing_leaves_before_the_embargo(news: News) -> None:
    """Neither to a page nor to a newsroom; the requester knows when it will."""
    story = news(embargo_until=EMBARGO.isoformat())
    story.to_the_approval()
    story.approved()
    story.machines_run()
    assert story.waits_for == set()
    assert "จะเผยแพร่ 23 พฤศจิกายน 2569 เวลา 10.00 น." in last_letter(story)
    with clock.moved_to(EMBARGO.replace(hour=9, minute=59)):
        the_clock_goes_round()
        story.machines_run()
        assert story.waits_for == set()
        assert [each.title_th for each in story.documents() if each.kind == "paper"] == []
    with clock.moved_to(EMBARGO):
        the_clock_goes_round()
        story.machines_run()
        assert story.waits_for == BOTH_HALVES
        due = task_of(story.code, f"{NEWS}/publish/publish").due_at
    assert due is not None
    assert f"{clock.in_bangkok(due):%d %H:%M}" == "23 10:30"


def test_news_is_published_at_a_set_time_but_never_before_the_embargo(news: News) -> None:
    story = news(embargo_until=EMBARGO.isoformat())
    story.to_the_approval(publish_at="2026-11-23T13:00")
    story.approved()
    with clock.moved_to(EMBARGO):
        the_clock_goes_round()
        assert story.waits_for == set()
    with clock.moved_to(EMBARGO.replace(hour=13)):
        the_clock_goes_round()
        story.machines_run()
        assert story.waits_for == BOTH_HALVES


def test_the_publisher_does_not_wait_for_machines_nor_for_the_newsrooms(news: News) -> None:
    story = news()
    story.to_the_approval()
    story.approved()
    assert story.waits_for == {f"{NEWS}/publish/publish"}
    story.published()
    story.machines_run()
    assert story.waits_for == {f"{NEWS}/network/choose-newsrooms"}


def test_the_network_gets_the_news_its_note_and_its_photographs(news: News) -> None:
    story = news()
    story.to_the_approval()
    story.approved()
    story.published()
    story.machines_run()
    listed = task_of(story.code, f"{NEWS}/network/choose-newsrooms").detail["starts_from"]
    assert len(listed["outlets"]) == 8
    story.sent()
    mails = [each for each in story.letters() if each.subject.startswith("ข่าว ฉบับที่ 1/2569")]
    assert [each.recipient for each in mails] == [each["email"] for each in INVITED[:3]]
    assert attachments_of(last_message(story)) == [
        f"{story.code}-news-dispatch.pdf",
        f"{story.code}-news.pdf",
        f"{story.code}-photo-1.png",
    ]
    copy = next(each for each in story.documents() if each.what == "photo-1")
    assert GPS in file_store.get(story.picture.removeprefix("sha256:"))
    assert GPS not in file_store.get(copy.sha256)


def test_the_requester_is_told_where_it_stands(news: News) -> None:
    """As soon as it does, whatever the newsrooms still wait for."""
    story = news()
    story.to_the_approval()
    story.approved()
    story.published()
    story.machines_run()
    assert f"อ่านได้ที่ {PLACED['link']}" in last_letter(story, to=REQUESTER)


def test_a_requester_without_e_mail_is_telephoned_while_it_is_watched(news: News) -> None:
    story = news(contact_email=None)
    story.released()
    call = task_of(story.code, f"{NEWS}/requester/call-about-publication")
    assert str(PLACED["link"]) in call.detail["note"]
    assert f"{NEWS}/measure/report" in story.waits_for


def test_a_crew_that_is_wanted_is_told_to_the_photographers(news: News) -> None:
    story = news()
    story.assigned()
    story.machines_run()
    told = [each for each in story.letters() if each.recipient.startswith("photo-officer-1")]
    assert ["ขอทีมข่าวภาพ" in each.subject for each in told] == [True]
    without = news(want_reporter=False)
    without.assigned()
    without.machines_run()
    assert [each for each in without.letters() if "photo-officer" in each.recipient] == []


@pytest.mark.parametrize("when", ["waiting", "publishing"])
def test_the_number_of_news_that_never_went_out_is_struck_out(news: News, when: str) -> None:
    """It stays in the register with its reason, and is not used again (handbook 2.3)."""
    embargo = EMBARGO.isoformat() if when == "waiting" else None
    story = news(embargo_until=embargo)
    story.to_the_approval()
    story.approved()
    taken_back(story)
    (key,) = {each for each in story.waits_for if each.endswith("strike-number")}
    assert "ข่าว ฉบับที่ 1/2569" in task_of(story.code, key).detail["note"]
    story.does("reg-clerk-1", key, {"acknowledged": True})
    story.machines_run()
    assert story.case.state == CaseState.WITHDRAWN
    assert "ได้ยกเลิกแล้ว" in last_letter(story)


def test_a_withdrawal_before_the_approval_asks_nothing_of_anybody(news: News) -> None:
    story = news()
    story.to_the_approval()
    taken_back(story)
    story.machines_run()
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())
    assert "ได้ยกเลิกแล้ว" in last_letter(story)


def test_who_is_late_is_late_for_everybody_to_see(news: News) -> None:
    """Overdue is a question, never a state: the step stands until somebody does it."""
    story = news()
    story.assigned()
    with later(NOW, days=2):
        assert story.waits_for == {f"{NEWS}/draft"}
        due = task_of(story.code, f"{NEWS}/draft").due_at
        assert due is not None
        assert due < clock.now()
        story.written(publish_at=None, touches=[], to_confirm=[], fact_owner=None)
        late = task_of(story.code, f"{NEWS}/approve").due_at
        assert late is not None
        assert late < clock.now()
        story.approved()


def test_a_leader_may_spare_the_newsrooms_and_the_reports(news: News) -> None:
    """It is out all the same; without its newsrooms there is nobody to tell of a correction."""
    story = news()
    story.to_the_approval()
    story.approved()
    story.published()
    story.machines_run()
    story.is_spared(f"{NEWS}/network/choose-newsrooms")
    story.measured(is_wrong=True, what_is_wrong="ตัวเลขผิด")
    where = f"{NEWS}/corrections/round/1"
    story.fills("pr-officer-1", f"{where}/correct", NewsCorrection)
    story.does("prc-head-1", f"{where}/approve", outcome="approve")
    assert story.waits_for == {f"{where}/publish/publish", f"{NEWS}/measure/report~2"}
    story.published(where)
    story.is_spared(f"{NEWS}/measure/report~2")
    assert story.case.outcome == "corrected"


def test_without_its_writer_the_matter_is_given_up(news: News) -> None:
    story = news()
    story.assigned()
    story.is_spared(f"{NEWS}/draft")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("cancelled", set())
    assert "สำนักงานขอยุติการดำเนินเรื่องนี้" in last_letter(story)


def test_a_mail_says_how_many_photographs_come_with_it(news: News) -> None:
    """Two of six megabytes do not fit into one: the other stays in the case."""
    heavy = [upload_picture(jpeg(1_600, height, size=6 * MB)) for height in (900, 901)]
    shots = [{"file": each, "caption": "เวที", "shows_minor": False} for each in heavy]
    story = news()
    story.to_the_approval(photos=shots)
    story.approved()
    story.sent()
    assert attachments_of(last_message(story)) == [
        f"{story.code}-news-dispatch.pdf",
        f"{story.code}-news.pdf",
        f"{story.code}-photo-1.jpg",
    ]
    assert "พร้อมภาพประกอบ 1 ภาพ" in last_letter(story)
    assert len([each for each in story.documents() if (each.what or "").startswith("photo")]) == 2

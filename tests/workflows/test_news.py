"""The news service from the request to the last report (handbook 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.case import CaseState
from tests.cast import task_of
from tests.forms.filled import NOW
from tests.forms.picture_samples import GPS
from tests.forms.sample_press import INVITED
from tests.outbox import attachments_of, last_message
from tests.story import later, the_clock_goes_round
from models import file_store
from tests.workflows.news_story import AT_ONCE, NEWS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.news_story import NewsStory

    News = Callable[..., NewsStory]


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

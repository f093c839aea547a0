"""After the briefing: published, watched, put right while it is watched, closed (steps 6 to 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.press_conference import OfficialRelease, Transcript
from models.errors import Invalid
from tests.cast import record_of, task_of
from tests.forms.filled import CLIP, NOW
from tests.story import later
from tests.workflows.press_story import WRONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

FITTING = CLIP | {"match": "match", "note": None}


@pytest.fixture
def held(press: Press) -> PressStory:
    """The briefing is over; nothing is out yet."""
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    return story


def test_a_correction_waits_neither_for_the_release_nor_for_the_watching(held: PressStory) -> None:
    """What is wrong in the first hour is put right in the second; the next report is on its way."""
    held.reported(more_to_come=True)
    assert {f"{WRONG}/1/correct", "conference/monitor/clips~2"} <= held.waits_for
    assert "conference/release/publish" in held.waits_for
    held.put_right()
    held.reported("~2", more_to_come=True)
    assert f"{WRONG}/2/correct" in held.waits_for
    held.reported("~3", clips=[FITTING])
    held.put_right(2)
    assert "conference/summary" not in held.waits_for
    held.published()
    assert "conference/summary" in held.waits_for
    held.machines_run()
    assert [each.what for each in held.documents()].count("correction") == 2


def test_the_limit_of_a_correction_begins_with_its_report(held: PressStory) -> None:
    """Two hours for writing and clearing it, not two and one and one."""
    with later(NOW, hours=3):
        held.reported(more_to_come=True)
        written = task_of(held.code, f"{WRONG}/1/correct").due_at
    with later(NOW, hours=4):
        held.does("media-liaison-1", f"{WRONG}/1/correct", _correction(held))
        cleared = task_of(held.code, f"{WRONG}/1/clear-correction").due_at
    assert written is not None
    assert (written - NOW).total_seconds() == 5 * 3600
    assert cleared == written


def _correction(story: PressStory) -> dict[str, object]:
    from forms.press_conference import Correction  # noqa: PLC0415

    return story.answer(Correction)


def test_the_media_s_own_mistake_is_told_to_them_alone(held: PressStory) -> None:
    """By e-mail to who has an address, by telephone to the others; however the name is spaced."""
    held.published()
    held.reported()
    mistaken = ["เพจ หาดใหญ่", "วิทยุชุมชนสะเดา", "เพจนิรนาม"]
    held.put_right(outlets=mistaken, who_erred="media")
    held.machines_run()
    told = [each.recipient for each in held.letters() if "send-correction" in each.key]
    assert told == ["c@example.invalid"]
    begun = task_of(held.code, f"{WRONG}/1/telephone/tell").detail["starts_from"]
    assert begun == {"told": ["วิทยุชุมชนสะเดา", "เพจนิรนาม"]}


def test_without_wrong_news_nothing_is_put_right(held: PressStory) -> None:
    """Step 9 is left out; the summary begins with what the record knows."""
    held.published()
    held.reported(clips=[FITTING, FITTING | {"match": "missed"}], summary="ไม่มีข่าวผิด")
    assert not [key for key in record_of(held.code) if "correct" in key]
    assert task_of(held.code, "conference/summary").detail["starts_from"] == {
        "minutes_to_briefing": 0,
        "media_count": 15,
        "pickup_percent": 50,
        "corrections": 0,
        "open_questions": [{"question": "งบเยียวยาเท่าใด"}],
    }


def test_a_share_of_nothing_is_left_empty(held: PressStory) -> None:
    """No news came out: no share of it carries the key messages, which is not 0 % (handbook 8)."""
    held.published()
    held.reported(clips=[], summary="ไม่พบข่าว")
    assert task_of(held.code, "conference/summary").detail["starts_from"]["pickup_percent"] is None
    held.closed(pickup_percent=None)
    assert record_of(held.code)["conference/take-note"].state == "done"


def test_a_transcript_that_is_returned_is_written_again(held: PressStory) -> None:
    held.fills("pr-officer-2", "conference/transcript/write", Transcript)
    held.does("pr-officer-1", "conference/transcript/check", outcome="return", comment="ขาดช่วงท้าย")
    assert task_of(held.code, "conference/transcript/write~2").detail["reasons"] == {
        "": "ขาดช่วงท้าย"
    }


def test_where_the_media_register_their_register_is_kept(press: Press) -> None:
    story = press(accreditation=True)
    story.decided()
    story.prepared()
    story.cleared()
    with pytest.raises(Invalid) as refusal:
        story.held(media_register=[])
    assert [each.path for each in refusal.value.problems] == [("media_register",)]
    story.held()
    story.fills("pr-officer-3", "conference/release/publish", OfficialRelease, clip=None)


def test_the_paper_of_the_outside_clearance_of_a_correction_comes_too(held: PressStory) -> None:
    held.reported()
    held.put_right()
    assert "papers/correction-1-1/evidence" in held.waits_for

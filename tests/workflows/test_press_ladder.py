"""A press conference goes as high as the office's ladder says, and past who did the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.press_conference import UrgentTalkingPoints
from models.database import read, write
from models.errors import Invalid, NotAllowed
from models.ladder import change
from models.matter import GRAVE_PRESS_MESSAGE, PLANNED_CONFERENCE
from models.person import by_handle
from models.rung import Band, Rung
from models.story import events_of, names_in, sentence
from tests import cast
from tests.cast import record_of, task_of
from tests.workflows.press_story import MESSAGE, PLANNED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

POINTS = f"{MESSAGE}/points"


def rules(matter: str, rung: Rung) -> None:
    with write() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        change(
            session, matter, [Band(None, rung)], by=director, why="ตกลงใหม่", source="คำสั่ง 5/2569"
        )


def told(story: PressStory) -> list[str]:
    with read() as session:
        events = events_of(session, story.case.id)
        return [sentence(each, names_in(session, events)).th for each in events]


def written_by_the_head(story: PressStory) -> None:
    """The director has the head of the group write the talking points themself."""
    story.decided()
    cast.acts(
        "director-1", story.code, f"{POINTS}/write", "reassign", to="prc-head-1", reason="ด่วน"
    )
    story.fills("prc-head-1", f"{POINTS}/write", UrgentTalkingPoints)


def test_what_the_head_of_the_group_wrote_is_checked_by_the_director(press: Press) -> None:
    """Handbook 9 (3): the check skips to the director, with the reason *self* written down."""
    story = press()
    written_by_the_head(story)
    check = task_of(story.code, f"{POINTS}/review")
    assert check.detail["skipped"] == {"reason": "self", "from": ["prc_head"]}
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        story.does("prc-head-1", f"{POINTS}/review", outcome="approve")
    assert (
        f"งาน “{check.title_th}” ข้ามหัวหน้ากลุ่มงานประชาสัมพันธ์ขึ้นไปชั้นถัดไป"
        " (เป็นผู้จัดทำเรื่องเอง ตรวจงานตนเองไม่ได้)"
    ) in told(story)
    story.does("director-1", f"{POINTS}/review", outcome="approve")


def test_the_director_then_clears_what_the_director_checked_and_the_story_says_so(
    press: Press,
) -> None:
    """Nobody else clears talking points in this office: it is allowed, with the reason written."""
    story = press()
    written_by_the_head(story)
    story.does("director-1", f"{POINTS}/review", outcome="approve")
    story.confirmed()
    story.briefed()
    clear = task_of(story.code, f"{MESSAGE}/clear")
    assert clear.detail["four_eyes"] == "alone"
    assert any("ผู้ตรวจเป็นผู้อนุมัติเอง" in words for words in told(story))
    story.cleared()


def test_where_the_ladder_ends_with_the_governor_no_other_word_is_taken(press: Press) -> None:
    story = press()
    rules(GRAVE_PRESS_MESSAGE, Rung.GOVERNOR)
    story.decided()
    story.prepared()
    story.does("director-1", f"{MESSAGE}/clear", outcome="approve")
    with pytest.raises(Invalid) as refusal:
        story.word(f"{MESSAGE}/clear-outside")
    assert [each.slug for each in refusal.value.problems] == ["not_theirs_to_decide"]
    story.word(f"{MESSAGE}/clear-outside", decided_by_role="governor", decided_by_name="ผู้ว่าฯ")
    assert "conference/hold" in story.waits_for


def test_a_planned_conference_goes_outside_where_the_office_says_so(press: Press) -> None:
    story = press(**PLANNED)
    rules(PLANNED_CONFERENCE, Rung.VICE_GOVERNOR)
    story.does("director-1", "decide", outcome="approve")
    assert "decide-outside" not in record_of(story.code), "it was on its way by the old rule"
    another = press(**PLANNED)
    another.does("director-1", "decide", outcome="approve")
    assert another.waits_for == {"decide-outside"}


def test_what_the_head_may_decide_alone_goes_up_when_the_head_asks(press: Press) -> None:
    press(**PLANNED)
    rules(PLANNED_CONFERENCE, Rung.GROUP_HEAD)
    story = press(**PLANNED)
    assert task_of(story.code, "decide").detail["skipped"]["reason"] == "self"
    story.does("director-1", "decide", outcome="approve")
    other = press(by="media-liaison-1", **PLANNED)
    other.does("prc-head-1", "decide", outcome="approve")
    assert "conference/invite/plan" in other.waits_for


def test_the_ladder_binds_the_director_s_own_conference_too(press: Press) -> None:
    rules(PLANNED_CONFERENCE, Rung.GOVERNOR)
    story = press(by="director-1", **PLANNED)
    rules(PLANNED_CONFERENCE, Rung.DIRECTOR)
    with pytest.raises(Invalid) as refusal:
        story.word("decide-outside")
    assert [each.slug for each in refusal.value.problems] == ["not_theirs_to_decide"]
    assert "ผู้ว่าฯ" in task_of(story.code, "decide-outside").title_th
    story.word("decide-outside", decided_by_role="governor", decided_by_name="ผู้ว่าฯ")
    assert "conference/invite/plan" in story.waits_for

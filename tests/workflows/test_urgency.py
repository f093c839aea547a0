"""What the class of urgency does to deadlines (handbook 2.4), and changing it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import ScreeningAndMatch
from forms.requester import Urgency
from models import clock
from models.changed_target import change_target
from models.clock import in_bangkok
from models.database import write
from models.errors import CaseEnded, NotAllowed, WrongMoment
from models.urgency import URGENCIES
from tests import cast
from tests.forms.filled import NOW
from tests.workflows.consulting import ACCEPTED, Consultation
from workflows.classifying import change_urgency

if TYPE_CHECKING:
    from tests.story import Story
    from tests.workflows.press_story import PressStory

WHY = {"urgency_reason": "ผู้ว่าราชการจังหวัดสั่ง"}


def changed(story: Story, urgency: str, by: str = "prc-head-1") -> None:
    with write() as session:
        person = cast.person(session, by)
        change_urgency(session, story.code, urgency, by=person, reason="ด่วนขึ้น")


def limits(code: str, key: str = "screen") -> tuple[str | None, str | None]:
    """Until when the task is to be taken, and to be done."""
    task = cast.task_of(code, key)
    return tuple(  # type: ignore[return-value]
        in_bangkok(each).strftime("%d %H:%M") if each else None
        for each in (task.take_by, task.due_at)
    )


# It is Sunday 22 November, 07:10; the mission gives one working day: Tuesday 24, 16:30.
@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        ("normal", (None, "24 16:30")),
        ("urgent", (None, "24 16:30")),
        ("very_urgent", (None, "23 12:00")),
        ("most_urgent", ("22 07:40", "24 16:30")),
    ],
)
def test_the_earlier_of_mission_and_class_counts(
    asked: Consultation, urgency: str, expected: tuple[str | None, str]
) -> None:
    assert limits(asked.opens(urgency=urgency, **WHY).code) == expected


def test_a_class_never_gives_more_time_than_the_mission(asked: Consultation) -> None:
    story = asked.opens(urgency="urgent")
    story.does("prc-head-1", "screen", ACCEPTED)
    task = cast.task_of(story.code, "propose-slot")
    assert task.mission_due_at is not None
    assert task.due_at is not None
    assert task.due_at <= task.mission_due_at


def test_the_open_limits_are_counted_again_from_the_change(asked: Consultation) -> None:
    story = asked.opens(urgency="normal")
    with clock.moved_to(NOW + timedelta(days=1, hours=3)):  # Monday, 10:10
        changed(story, "very_urgent")
        assert limits(story.code) == (None, "23 14:40")
        changed(story, "most_urgent")
        assert limits(story.code) == ("23 10:40", "24 16:30")
        changed(story, "normal")
    assert limits(story.code) == (None, "24 16:30")


def test_whoever_has_not_taken_it_in_time_is_seen(asked: Consultation) -> None:
    story = asked.opens(urgency="most_urgent", **WHY)
    task = cast.task_of(story.code, "screen")
    assert not task.is_untaken_too_long
    with clock.moved_to(NOW + timedelta(minutes=31)):
        assert cast.task_of(story.code, "screen").is_untaken_too_long
        cast.acts("prc-head-1", story.code, "screen", "claim")
        assert not cast.task_of(story.code, "screen").is_untaken_too_long


def test_a_mission_that_speaks_of_urgency_itself_keeps_its_limits(press: Any) -> None:
    """The modes of a press conference do; the class says only until when it is to be taken."""
    story: PressStory = press()
    before = cast.task_of(story.code, "decide")
    changed(story, "urgent", by="director-1")
    after = cast.task_of(story.code, "decide")
    assert (after.due_at, after.take_by) == (before.due_at, None)
    changed(story, "most_urgent", by="director-1")
    after = cast.task_of(story.code, "decide")
    assert after.due_at == before.due_at
    assert after.take_by is not None


def test_heads_and_leaders_change_it_and_the_story_tells(asked: Consultation) -> None:
    story = asked.opens(urgency="normal")
    for handle in ("pr-officer-1", "reg-clerk-1"):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            changed(story, "urgent", by=handle)
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        changed(story, "normal")
    changed(story, "urgent")
    event = cast.events_of(story.code)[-1]
    assert (event.kind, event.data["was"], event.data["urgency"]) == (
        "case.urgency-changed",
        "normal",
        "urgent",
    )


def test_a_case_that_has_ended_is_hurried_no_more(asked: Consultation) -> None:
    story = asked.opens(urgency="normal")
    declined = asked.answer(ScreeningAndMatch, decision="decline", words_for_requester="ขออภัย")
    story.does("prc-head-1", "screen", declined)
    with cast.nothing_changes(), pytest.raises(CaseEnded):
        changed(story, "urgent")


def test_the_form_knows_the_same_classes() -> None:
    assert dict(Urgency.options()) == URGENCIES


def test_what_must_be_in_hand_by_a_moment_is_due_by_then(asked: Consultation) -> None:
    """“ด่วนภายใน” (handbook 2.4) limits every step that opens before it, whatever the class."""
    monday = {"deliver_by": "2026-11-23T09:00:00+07:00"}
    story = asked.opens(urgency="normal", **monday)
    assert limits(story.code) == (None, "23 09:00")
    changed(story, "very_urgent")
    assert limits(story.code) == (None, "23 09:00")
    changed(story, "normal")
    assert limits(story.code) == (None, "23 09:00")


def test_a_moment_that_comes_later_than_the_limit_changes_nothing(asked: Consultation) -> None:
    story = asked.opens(urgency="normal", deliver_by="2026-12-01T09:00:00+07:00")
    assert limits(story.code) == (None, "24 16:30")


def test_a_moment_that_is_over_limits_no_later_step(asked: Consultation) -> None:
    story = asked.opens(urgency="normal", deliver_by="2026-11-22T08:00:00+07:00")
    with clock.moved_to(NOW + timedelta(days=1, hours=3)):
        story.does("prc-head-1", "screen", ACCEPTED)
        due = cast.task_of(story.code, "propose-slot").due_at
    assert due is not None
    assert due > NOW + timedelta(days=1, hours=3)


def test_a_changed_target_counts_for_what_opens_or_changes_class_from_then_on(
    asked: Consultation,
) -> None:
    before = asked.opens(urgency="very_urgent", **WHY)
    with write() as session:
        director, why = cast.person(session, "director-1"), {"source": "คำสั่ง 3", "reason": "ทดลอง"}
        change_target(session, "very_urgent", "do", "1bh", by=director, **why)
    assert limits(before.code) == (None, "23 12:00"), "what stands keeps its limit"
    assert limits(asked.opens(urgency="very_urgent", **WHY).code) == (None, "23 09:30")
    changed(before, "urgent")
    changed(before, "very_urgent")
    assert limits(before.code) == (None, "23 09:30")

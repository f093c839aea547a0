"""Whether it is held at all: amended, decided from outside, sent back too often (step 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.press_conference import PressConferenceRequest
from models import clock
from models.database import read
from models.errors import Invalid
from models.story import events_of, names_in, sentence
from tests.acting import order_of
from tests.cast import kinds_of, person, record_of, task_of
from tests.forms.filled import NOW
from tests.story import later
from tests.workflows.press_story import BY_TELEPHONE, PLANNED, REJECTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

TYPO = {"topic": "สถานการณ์น้ำท่วม"}


def _returned(story: PressStory, again: str = "", who: str = "director-1") -> None:
    answer = {"reasons": {"topic": "ใช้คำว่าน้ำท่วม"}}
    story.does(who, f"decide{again}", outcome="return", answer=answer)


def _amended(story: PressStory, who: str = "media-liaison-1", again: str = "") -> None:
    asked = story.answer(PressConferenceRequest, **story.case.request | TYPO)
    story.does(who, f"amend{again}", asked)


def test_what_is_returned_is_amended_and_decided_again(press: Press) -> None:
    """The reason stands at its field, and the memo that is decided on is set again."""
    story = press()
    _returned(story)
    assert task_of(story.code, "amend").detail["reasons"] == {"topic": "ใช้คำว่าน้ำท่วม"}
    _amended(story)
    story.machines_run()
    assert story.shown_at("decide~2")[0]["topic"] == TYPO["topic"]
    assert [each.what for each in story.documents()].count("memo") == 2


def test_a_planned_request_may_be_amended_the_next_day(press: Press) -> None:
    """It was ten working days ahead when it was asked for; the office's delay does not count."""
    story = press(**PLANNED | {"start_at": "2026-12-04T10:00", "embargo": None})
    _returned(story)
    with later(NOW, days=1):
        _amended(story)
    assert "decide~2" in story.waits_for


def test_an_amendment_cannot_bring_it_forward(press: Press) -> None:
    story = press(**PLANNED)
    _returned(story)
    with pytest.raises(Invalid) as refusal:
        story.does(
            "media-liaison-1", "amend", {**story.case.request, "start_at": "2026-12-03T10:00"}
        )
    assert [each.slug for each in refusal.value.problems] == ["too_soon"]


def test_who_asked_may_amend_it(press: Press) -> None:
    story = press(by="reg-clerk-1")
    _returned(story)
    _amended(story, "reg-clerk-1")
    assert "decide~2" in story.waits_for


@pytest.mark.parametrize("mode", [{}, PLANNED])
def test_what_the_director_asks_for_is_decided_above(press: Press, mode: dict[str, Any]) -> None:
    """Not by somebody below: the vice governor's word, in both modes, and the reason is written."""
    story = press(by="director-1", **mode)
    assert story.waits_for == {"decide-outside"}
    asked = task_of(story.code, "decide-outside").detail
    assert "ผู้เสนอคือผู้อำนวยการ" in asked["note"]
    assert asked["skipped"] == {"reason": "self", "from": ["director"]}
    assert "human-task.went-up" in kinds_of(story.code)
    story.word("decide-outside")
    assert "decide" not in record_of(story.code)
    assert "conference/invite/plan" in story.waits_for


def test_only_the_province_s_leaders_decide_from_outside(press: Press) -> None:
    story = press()
    story.does("director-1", "decide", outcome="approve")
    with pytest.raises(Invalid) as refusal:
        story.word("decide-outside", decided_by_role="prd_hq")
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (("decided_by_role",), "not_theirs_to_decide")
    assert "รองผู้ว่าราชการจังหวัด หรือ ผู้ว่าราชการจังหวัด" in problem.text.th


@pytest.mark.parametrize(
    ("outcome", "words", "then"),
    [("return", {"comment": "ระบุเวลา"}, "amend"), ("reject", REJECTED, "news/take-over")],
)
def test_the_vice_governor_may_overrule_the_director(
    press: Press, outcome: str, words: dict[str, str], then: str
) -> None:
    """And the paper of that call has to come as well."""
    story = press()
    story.does("director-1", "decide", outcome="approve")
    story.word("decide-outside", outcome, **words)
    assert then in story.waits_for
    if outcome == "return":
        _amended(story)
        story.does("director-1", "decide~2", outcome="approve")
        story.word("decide-outside~2", evidence=story.upload, how="paper")
    assert "papers/decide-1/evidence" in story.waits_for
    assert "papers/decide-2/evidence" not in story.waits_for


def test_the_story_says_whose_word_a_clerk_entered(press: Press) -> None:
    story = press()
    story.decided()
    with read() as session:
        events = events_of(session, story.case.id)
        told = [sentence(each, names_in(session, [each])).en for each in events]
    (entered,) = [words for words in told if "by telephone" in words]
    assert "entered" in entered
    assert "for รองผู้ว่าราชการจังหวัด (by telephone): approved" in entered


def test_a_paper_is_asked_for_within_two_working_days_of_the_call(press: Press) -> None:
    """The call came on a Sunday: it counts as Monday's, and two working days follow."""
    story = press()
    story.decided()
    task = task_of(story.code, "papers/decide-1/evidence")
    assert task.due_at is not None
    assert f"{clock.in_bangkok(task.due_at):%a %H:%M}" == "Wed 16:30"
    assert task.detail["shows"]["content"]["how"] == BY_TELEPHONE["how"]


def test_who_acts_for_the_director_is_reported_to_who_stands_above_the_director(
    press: Press,
) -> None:
    """Above the assistant's own post stands the director; above that acted for, the province."""
    story = press(**PLANNED)
    order_of("deputy-director-1", "director-1", by="adm-head-1", first=16, last=30)
    for again in ("", "~2", "~3", "~4"):
        _returned(story, again, "deputy-director-1")
        story.machines_run()
        _amended(story, again=again)
    told = [each.recipient for each in story.letters() if "next-level" in each.key]
    with read() as session:
        assert told == [person(session, "vice-governor-1").email]


def test_the_fourth_return_is_told_to_the_next_level(press: Press) -> None:
    """More than three rounds: the vice governor, who has no account, gets a letter."""
    story = press(**PLANNED)
    for again in ("", "~2", "~3", "~4"):
        _returned(story, again)
        story.machines_run()
        told = [each.recipient for each in story.letters() if "next-level" in each.key]
        with read() as session:
            above = person(session, "vice-governor-1").email
        assert told == ([above] if again == "~4" else [])
        _amended(story, again=again)

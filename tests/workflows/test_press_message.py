"""What is said: facts that were corrected or cut, wishes, returns (handbook 3.6, steps 2 to 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.press_conference import TalkingPoints, UrgentTalkingPoints
from models.errors import Invalid
from tests.cast import record_of, task_of
from tests.forms.filled import FACT
from tests.workflows.press_story import MESSAGE, REJECTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

SHELTERS = FACT | {"value": "เปิดศูนย์พักพิง 24 แห่ง"}
EVACUATED = FACT | {"value": "อพยพแล้ว 900 คน"}
TWO_FACTS = {"facts": [SHELTERS, EVACUATED]}
CORRECTED: dict[str, Any] = {"verdict": "corrected", "corrected_value": "เปิดศูนย์พักพิง 22 แห่ง"}
CUT: dict[str, Any] = {"verdict": "not_confirmed", "corrected_value": None}


@pytest.fixture
def corrected(press: Press) -> PressStory:
    """One figure was corrected, one was cut; the points were written from the request."""
    story = press(**TWO_FACTS)
    story.decided()
    story.written()
    story.confirmed(1, **CORRECTED)
    story.confirmed(2, **CUT)
    return story


def test_a_corrected_figure_goes_back_to_whoever_wrote_the_points(corrected: PressStory) -> None:
    """Before the speaker reads them; the reasons name what was changed and what was cut."""
    reasons = task_of(corrected.code, f"{MESSAGE}/write").detail["reasons"]
    assert "แก้ “เปิดศูนย์พักพิง 24 แห่ง” เป็น “เปิดศูนย์พักพิง 22 แห่ง”" in reasons[""]
    assert "ตัด “อพยพแล้ว 900 คน” ออก" in reasons[""]
    assert f"{MESSAGE}/speaker-brief" not in corrected.waits_for


def test_only_the_facts_that_stand_go_on(corrected: PressStory) -> None:
    """Review, clearing and briefing see the figure of its owner, and what was cut."""
    corrected.invited()
    corrected.written(MESSAGE)
    corrected.briefed()
    seen = [f"{MESSAGE}/review", f"{MESSAGE}/clear"]
    corrected.cleared()
    seen += [f"{MESSAGE}/clear-outside", "conference/hold"]
    corrected.held()
    seen += ["conference/release/publish", "conference/monitor/clips"]
    for key in seen:
        _points, facts, *_more = corrected.shown_at(key)
        assert [each["value"] for each in facts["standing"]] == [CORRECTED["corrected_value"]], key
        assert facts["standing"][0]["confirmed_by"] == "หัวหน้า ปภ."
        assert facts["standing"][0]["as_of"] != FACT["as_of"]
        assert [each["value"] for each in facts["cut"]] == [EVACUATED["value"]]


def test_facts_that_are_confirmed_as_they_are_cost_no_second_writing(press: Press) -> None:
    story = press()
    story.decided()
    story.written()
    story.confirmed()
    assert f"{MESSAGE}/speaker-brief" in story.waits_for


@pytest.mark.parametrize(
    ("outcome", "words", "then"),
    [
        ("approve", {}, f"{MESSAGE}/write"),
        ("return", {"comment": "ถามซ้ำ"}, f"{MESSAGE}/facts/fact~2/1/verify"),
        ("reject", REJECTED, "papers/decide-1/evidence"),
    ],
)
def test_without_any_fact_the_director_decides(
    press: Press, outcome: str, words: dict[str, Any], then: str
) -> None:
    """Go on without, ask again, or call it off: never silently on."""
    story = press()
    story.decided()
    story.written()
    story.confirmed(**CUT)
    assert f"{MESSAGE}/write" not in story.waits_for
    story.does("director-1", f"{MESSAGE}/facts/go-on-without-facts", words, outcome=outcome)
    assert then in story.waits_for
    assert (f"{MESSAGE}/write" in story.waits_for) is (outcome == "approve")


def test_facts_confirmed_by_telephone_wait_for_their_papers_in_one_task(press: Press) -> None:
    story = press(**TWO_FACTS)
    story.decided()
    called: dict[str, Any] = {"how": "telephone", "evidence": None}
    story.confirmed(2, **called)
    story.confirmed(1, **called, **CORRECTED)
    assert len(story.shown_at("papers/facts-1/evidence")) == 2


def test_what_the_speaker_wishes_changed_is_written_again(press: Press) -> None:
    """And the director sees at the clearing what the wish was."""
    story = press()
    story.decided()
    story.written()
    story.confirmed()
    story.briefed(changes_wished="ขอพูดเรื่องศูนย์พักพิงก่อน")
    assert task_of(story.code, f"{MESSAGE}/write").detail["reasons"] == {"": "ขอพูดเรื่องศูนย์พักพิงก่อน"}
    story.written(MESSAGE)
    story.briefed("~2")
    wished = [each.get("changes_wished") for each in story.shown_at(f"{MESSAGE}/clear")]
    assert "ขอพูดเรื่องศูนย์พักพิงก่อน" in wished


@pytest.mark.parametrize("outside", [False, True])
def test_what_is_returned_at_the_clearing_is_written_again_with_its_reasons(
    press: Press, *, outside: bool
) -> None:
    """The reason stands at the field it concerns; the paper of the call is asked for meanwhile."""
    story = press()
    story.decided()
    story.prepared()
    why = {"reasons": {"key_messages.0": "ระบุเวลา"}}
    if outside:
        story.does("director-1", f"{MESSAGE}/clear", outcome="approve")
        story.word(f"{MESSAGE}/clear-outside", "return", **why)
    else:
        story.does("director-1", f"{MESSAGE}/clear", why, outcome="return")
    assert task_of(story.code, f"{MESSAGE}/write").detail["reasons"] == why["reasons"]
    assert ("papers/clear-1/evidence" in story.waits_for) is outside
    story.written(MESSAGE)
    story.briefed("~2")
    assert f"{MESSAGE}/clear~2" in story.waits_for


def test_points_that_come_back_too_often_are_told_to_the_director(press: Press) -> None:
    """The head of the group returned them for the fourth time (handbook 3.0)."""
    story = press()
    story.decided()
    for again in ("", "~2", "~3", "~4"):
        story.fills("pr-officer-1", f"{MESSAGE}/points/write{again}", UrgentTalkingPoints)
        key = f"{MESSAGE}/points/review{again}"
        story.does("prc-head-1", key, outcome="return", comment="ยังไม่ชัด")
    story.machines_run()
    told = [each.recipient for each in story.letters() if "next-level" in each.key]
    assert told == ["director-1@example.invalid"]


def test_only_who_may_clear_is_taken_for_the_clearance(press: Press) -> None:
    story = press()
    story.decided()
    story.prepared()
    story.does("director-1", f"{MESSAGE}/clear", outcome="approve")
    with pytest.raises(Invalid) as refusal:
        story.word(f"{MESSAGE}/clear-outside", decided_by_role="prov_office")
    assert [each.path for each in refusal.value.problems] == [("decided_by_role",)]
    story.word(f"{MESSAGE}/clear-outside", decided_by_role="incident_commander")
    assert "conference/hold" in story.waits_for


def test_an_urgent_briefing_expects_five_questions_to_the_end(press: Press) -> None:
    """Those of the request cannot be struck out in the points."""
    story = press()
    story.decided()
    with pytest.raises(Invalid) as refusal:
        story.fills("pr-officer-1", f"{MESSAGE}/points/write", TalkingPoints)
    assert [(each.path, each.slug) for each in refusal.value.problems] == [(("qa",), "too_few")]
    assert record_of(story.code)[f"{MESSAGE}/points/write"].what == UrgentTalkingPoints.__name__

"""The word by telephone and its paper, from Saturday evening on (handbook 9, scene 1)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from forms.outside_decision import ConfirmingEvidence
from models import clock
from models.clock import BANGKOK
from models.database import read
from models.errors import Invalid
from models.place import Place
from models.story import events_of, names_in, sentence
from tasks.outside_words import Paper, awaited, entered, place_awaited, words_of
from tests.cast import person, task_of
from tests.forms.filled import NOW
from tests.forms.sample_press import FACT
from tests.story import furnish
from tests.workflows.press_story import MESSAGE, PressStory

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.outside_words import OutsideWord
    from tests.databases import FreshDatabase

    Press = Callable[..., PressStory]


def november(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK)


SATURDAY_EVENING = november(21, 19, 10)
PAPER = "papers/decide-1/evidence"
THAT_EVENING: dict[str, Any] = {
    "letter_date": "2026-11-21",
    "start_at": "2026-11-21T22:00",
    "embargo": "2026-11-21T22:00",
    "facts": [FACT | {"as_of": "2026-11-21T18:00"}],
}
SAID = {"decided_at": "2026-11-21T19:08"}


@pytest.fixture
def story(database: FreshDatabase) -> PressStory:
    """An urgent conference that the vice governor approves by telephone on Saturday evening."""
    with clock.moved_to(SATURDAY_EVENING):
        upload = furnish(SATURDAY_EVENING)
        begun = PressStory(upload, **THAT_EVENING)
        begun.does("director-1", "decide", outcome="approve")
        begun.word("decide-outside", **SAID)
    return begun


def waited_for(story: PressStory) -> list[OutsideWord]:
    with read() as session:
        return awaited(session, person(session, "director-1"), after=None, limit=100)


def decision_of(story: PressStory) -> OutsideWord:
    with read() as session:
        return words_of(session, story.case)[0]


def test_publication_goes_on_at_once_while_the_paper_is_awaited(story: PressStory) -> None:
    assert {"conference/invite/plan", PAPER} <= story.waits_for
    with clock.moved_to(november(22, 12)):
        story.prepared(reply_by="2026-11-22T13:00")
        story.cleared()
        story.held()
        story.published()
        assert decision_of(story).paper is Paper.AWAITED
        assert PAPER in story.waits_for


def test_the_paper_is_awaited_for_two_working_days_and_then_overdue(story: PressStory) -> None:
    """The call counts as Monday's: two working days end on Wednesday."""
    with clock.moved_to(november(25, 16, 30)):
        (word,) = waited_for(story)
        assert (word.until, word.is_overdue) == (november(25, 16, 30), False)
    with clock.moved_to(november(26, 8, 30)):
        (word,) = waited_for(story)
        assert word.is_overdue
        assert (word.whose, word.role.th) == ("รองผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด")
        assert word.given_at == november(21, 19, 8)
        assert word.entered_at == SATURDAY_EVENING


def test_once_attached_it_is_confirmed_and_who_entered_it_stays(story: PressStory) -> None:
    with clock.moved_to(november(26, 9)):
        story.fills("reg-clerk-2", PAPER, ConfirmingEvidence)
        assert waited_for(story) == []
        word = decision_of(story)
    assert (word.paper, word.is_overdue) == (Paper.CONFIRMED, False)
    assert word.evidence == [story.upload]
    with read() as session:
        assert word.entry.completed_by_id == person(session, "reg-clerk-1").id
        assert word.asks is not None
        assert word.asks.completed_by_id == person(session, "reg-clerk-2").id


def test_a_paper_that_says_something_else_goes_to_the_director(story: PressStory) -> None:
    """What was decided on the word stands as it was entered; the director sees to the rest."""
    other = {"bearing": "contradicts", "note": "หนังสือให้เลื่อนไปวันจันทร์"}
    with clock.moved_to(november(23, 9)):
        with pytest.raises(Invalid) as refusal:
            story.fills("reg-clerk-2", PAPER, ConfirmingEvidence, **other | {"note": None})
        assert [each.path for each in refusal.value.problems] == [("note",)]
        story.fills("reg-clerk-2", PAPER, ConfirmingEvidence, **other)
        assert decision_of(story).paper is Paper.CONTRADICTED
        assert "conference/invite/plan" in story.waits_for
        told = task_of(story.code, "papers/decide-1/contradiction")
        assert told.detail["shows"]["content"]["note"] == other["note"]
        story.does("director-1", told.key, {"acknowledged": True})


def test_a_paper_that_a_leader_spares_is_awaited_no_more(story: PressStory) -> None:
    with clock.moved_to(november(23, 9)):
        story.is_spared(PAPER)
    assert (decision_of(story).paper, waited_for(story)) == (Paper.SPARED, [])


def test_a_word_whose_paper_nobody_asks_for_yet_is_awaited_too(story: PressStory) -> None:
    """It was returned: the paper is asked for once the amended request is decided."""
    with clock.moved_to(SATURDAY_EVENING):
        again = PressStory(story.upload, **THAT_EVENING)
        again.does("director-1", "decide", outcome="approve")
        again.word("decide-outside", "return", comment="ระบุเวลา", **SAID)
    assert again.waits_for == {"amend"}
    assert decision_of(again).until == november(25, 16, 30)
    assert len(waited_for(story)) == 2


def test_what_came_with_its_paper_is_confirmed_from_the_beginning(story: PressStory) -> None:
    with clock.moved_to(SATURDAY_EVENING):
        other = PressStory(story.upload, **THAT_EVENING)
        other.does("director-1", "decide", outcome="approve")
        other.word("decide-outside", evidence=other.upload, how="paper", **SAID)
    assert decision_of(other).paper is Paper.CONFIRMED
    assert decision_of(other).until is None


def test_facts_confirmed_by_telephone_are_awaited_too_and_the_most_overdue_comes_first(
    story: PressStory,
) -> None:
    with clock.moved_to(november(24, 9)):
        story.confirmed(evidence=None, how="telephone", answered_at="2026-11-21T20:00")
        decision, fact = waited_for(story)
    assert decision.until is not None
    assert fact.until is not None
    assert decision.until < fact.until
    assert fact.role.en == "Owner of the fact"
    with read() as session:
        reader = person(session, "director-1")
        after = place_awaited(decision)
        assert awaited(session, reader, after=after, limit=9)[0].entry.id == fact.entry.id
        newest = entered(session, reader, after=None, limit=1)[0]
        older = entered(session, reader, after=Place(None, newest.entry.id), limit=9)
    assert [newest.entry.id, *(each.entry.id for each in older)] == [
        fact.entry.id,
        decision.entry.id,
    ]


def test_the_story_tells_whose_word_it_was_and_who_entered_it(story: PressStory) -> None:
    with read() as session:
        events = events_of(session, story.case.id)
        told = [sentence(each, names_in(session, events)).th for each in events]
    assert any("ของรองผู้ว่าราชการจังหวัด (ทางโทรศัพท์): เห็นชอบ/อนุมัติ" in words for words in told)


def test_a_sunday_s_word_is_told_by_the_papers_of_its_own(press: Press) -> None:
    """Each paper confirms the words of its own task and no others."""
    begun = press()
    begun.decided()
    assert task_of(begun.code, PAPER).detail["confirms"] == ["decide-outside"]
    begun.confirmed(evidence=None, how="telephone", answered_at="2026-11-22T07:05")
    paper = task_of(begun.code, "papers/facts-1/evidence")
    assert paper.detail["confirms"] == [f"{MESSAGE}/facts/fact/1/verify"]
    assert paper.opened_at == NOW

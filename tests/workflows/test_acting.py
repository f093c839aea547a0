"""The director is away, and the letter goes out all the same (handbook 9, scenario 2)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import Advice, SpeakerLetter, WrittenAdvice
from models.database import read, write
from models.errors import NotAllowed, PrasanError, WrongMoment
from models.inbox import queue
from models.person import by_handle
from models.register_entry import entries
from models.story import names_in, sentence
from tests import cast
from tests.acting import MONDAY, away, day, order_of, revoked
from tests.workflows.consulting import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.story import Story
    from tests.workflows.consulting import Consultation

THURSDAY = day(19) + timedelta(hours=9)
DEPUTY = "deputy-director-1"


@pytest.fixture(autouse=True)
def monday(asked: Consultation) -> Iterator[None]:
    """The office on the morning of Monday 16 November 2569."""
    assert asked.upload
    with cast.clock_at(MONDAY):
        yield


def goes_away() -> int:
    """The director travels from the 16th to the 18th; the order that was signed for it."""
    away("director-1", by="adm-head-1")
    return order_of(DEPUTY, "director-1", by="adm-head-1", number="21/2569")


def to_sign(asked: Consultation) -> Story:
    """Advice on paper that waits for the director's signature."""
    story = asked.opens(mode="paper", letter_date="2026-11-13")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    return story


def signs(story: Story, who: str = DEPUTY) -> None:
    story.does(who, "sign-advice", outcome="approve")


def test_the_assistant_director_signs_for_the_director_by_the_order(asked: Consultation) -> None:
    goes_away()
    story = to_sign(asked)
    assert story.code in in_queue(DEPUTY)
    signs(story)
    story.machines_run()
    signer = asked.paper("advice")["signer"]
    assert signer["post"] == "ผู้ช่วยประชาสัมพันธ์จังหวัด"
    assert signer["acting"].startswith("รักษาราชการแทนประชาสัมพันธ์จังหวัด")
    assert "ในฐานะผู้ช่วยประชาสัมพันธ์จังหวัด รักษาราชการแทน" in told(story)
    assert "ตามคำสั่งที่ 21/2569" in told(story)


def test_the_day_after_the_same_order_gives_nothing(asked: Consultation) -> None:
    goes_away()
    story = to_sign(asked)
    cast.acts(DEPUTY, story.code, "sign-advice", "claim")
    with cast.clock_at(THURSDAY):
        with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
            signs(story)
        assert refused.value.text.th.startswith("คำสั่งที่ 21/2569 สิ้นสุดแล้วเมื่อ 19/11/2569")
        assert refused.value.text.en.startswith("Order 21/2569 ended")
        cast.acts(
            "director-1", story.code, "sign-advice", "reassign", to="director-1", reason="กลับแล้ว"
        )
        signs(story, "director-1")


def test_a_paper_set_after_the_order_has_ended_still_bears_it(asked: Consultation) -> None:
    number = goes_away()
    story = to_sign(asked)
    signs(story)
    revoked(number, by="adm-head-1")
    with cast.clock_at(THURSDAY):
        story.machines_run()
    assert asked.paper("advice")["signer"]["acting"].startswith("รักษาราชการแทน")


def test_an_order_revoked_while_the_page_is_open_signs_nothing(asked: Consultation) -> None:
    number = goes_away()
    story = to_sign(asked)
    revoked(number, by="adm-head-1")
    with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
        signs(story)
    assert "ถูกเพิกถอน" in refused.value.text.th
    assert numbers() == []


def test_a_signature_that_breaks_leaves_no_number_and_no_half(
    asked: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_away()
    story = to_sign(asked)

    def breaks(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("workflows.completing.advance", breaks)
        with cast.nothing_changes(), pytest.raises(OSError, match="disk full"):
            signs(story)
    signs(story)
    assert [each.count for each in numbers()] == [1]


def test_of_two_who_may_sign_at_once_one_does(asked: Consultation) -> None:
    """The director signs from afar, the assistant director at the office."""
    goes_away()
    story = to_sign(asked)
    assert sorted(at_once(lambda: signs(story), lambda: signs(story, "director-1"))) == [
        "",
        WrongMoment.__name__,
    ]
    assert [each.count for each in numbers()] == [1]


def test_signing_and_revoking_at_once_are_one_after_the_other(asked: Consultation) -> None:
    number = goes_away()
    story = to_sign(asked)
    first, second = at_once(lambda: signs(story), lambda: revoked(number, by="adm-head-1"))
    assert second == ""
    assert first in {"", NotAllowed.__name__}
    assert len(numbers()) == (first == "")


def test_a_letter_says_for_how_much_money_it_asks(asked: Consultation) -> None:
    """So that an order with a limit of money reaches so far and no further."""
    letter = SpeakerLetter.recall(asked.answer(SpeakerLetter, honorarium="2400.50"))
    assert letter.amount_at_stake() == Decimal("2400.50")
    assert WrittenAdvice.recall(asked.answer(WrittenAdvice)).amount_at_stake() is None


def in_queue(handle: str) -> set[str]:
    with read() as session:
        return {case.code for _task, case in queue(session, cast.person(session, handle))}


def numbers() -> list[Any]:
    """The letters that were numbered."""
    with read() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        return entries(session, director.office_id, "outgoing", 2569)


def told(story: Story) -> str:
    """The story as it is read."""
    events = cast.events_of(story.code)
    with write() as session:
        names = names_in(session, events)
    return "\n".join(sentence(event, names).th for event in events)


def at_once(*doings: Callable[[], Any]) -> list[str]:
    """What each came to when all are done at once: nothing, or the refusal's name."""

    def one(doing: Callable[[], Any]) -> str:
        with cast.clock_at(MONDAY):
            try:
                doing()
            except PrasanError as refusal:
                kind = WrongMoment if isinstance(refusal, WrongMoment) else type(refusal)
                return kind.__name__
            return ""

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(one, doings))

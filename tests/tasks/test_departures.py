"""A branch that departs: the ones beside it are told to stop, and no later answer changes that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.role import Role
from models.step import StepState
from tasks.signals import Departure
from tests.cast import CastLetter
from tests.tasks.life import told
from tests.tasks.missions import stamp

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome


class Off(Departure):
    """It is called off."""


def write(case: CaseRun, name: str) -> Any:
    return case.ask(name, CastLetter, of=Role.NEWS_OFFICER)


def write_or_call_off(case: CaseRun, name: str, why: str) -> Any:
    write(case, name)
    raise Off(why)


def called_off(case: CaseRun, _request: Any) -> Outcome:
    """Two branches, either of which calls it off."""
    try:
        case.all(
            one=lambda: (write_or_call_off(case, "letter", "one"), write(case, "more")),
            two=lambda: (write_or_call_off(case, "letter", "two"), write(case, "more")),
        )
    except Off as off:
        write(case, f"sorry-{off}")
    return case.closes("off")


def test_what_is_open_beside_it_is_taken_away() -> None:
    """Nobody goes on with work that is not wanted any more."""
    life = told(called_off)
    life.answer("two/letter")
    assert life.record["one/letter"].state == StepState.CANCELLED
    assert life.open_steps().keys() == {"sorry-two"}
    life.answer("sorry-two")
    assert life.outcome == "off"


def test_the_first_to_depart_is_heard_though_another_does_later() -> None:
    """While an incident stood both were answered: the order of the answers decides, for good."""
    life = told(called_off)
    life.done_unread("two/letter")
    life.done_unread("one/letter")
    life.advance()
    assert life.open_steps().keys() == {"sorry-two"}


def test_a_service_step_under_way_beside_it_is_waited_for() -> None:
    """Its effect may have happened, and what puts things right must know of it."""
    sent: list[str] = []

    def send(case: CaseRun) -> None:
        sent.append(case.run(stamp, "send"))

    def mission(case: CaseRun, _request: Any) -> Outcome:
        sent.clear()
        try:
            case.all(one=lambda: send(case), two=lambda: write_or_call_off(case, "letter", "two"))
        except Off:
            case.run(stamp, "recall", sent=list(sent))
        return case.closes("off")

    life = told(mission)
    life.record["one/send"].state = StepState.RUNNING
    life.answer("two/letter")
    assert ("recall" in life.record, life.outcome) == (False, None)
    life.answer("one/send")
    assert (life.record["recall"].state, sent) == (StepState.READY, ["one/send"])


def test_a_branch_beside_it_may_clean_up_before_the_mission_goes_on() -> None:
    def tidy(case: CaseRun) -> None:
        try:
            write(case, "letter")
        finally:
            write(case, "tidied")

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.each("item", [1, 2], lambda n: tidy(case) if n == 1 else _depart(case))
        except Off:
            return case.closes("off")
        return case.closes("done")

    def _depart(case: CaseRun) -> None:
        write_or_call_off(case, "letter", "two")

    life = told(mission)
    life.answer("item/2/letter")
    assert life.outcome is None
    assert life.open_steps().keys() == {"item/1/tidied"}
    life.answer("item/1/tidied")
    assert life.outcome == "off"


def test_a_departure_goes_before_the_winners_of_an_any() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.any(
                "race",
                one=lambda: write(case, "letter"),
                two=lambda: write_or_call_off(case, "letter", "two"),
            )
        except Off:
            return case.closes("off")
        return case.closes("done")

    life = told(mission)
    life.answer("race/two/letter")
    assert (life.record["race/one/letter"].state, life.outcome) == (StepState.CANCELLED, "off")


def test_what_a_branch_raises_by_mistake_no_mission_can_catch() -> None:
    """It is an incident, and nothing of that reading is written: the mend finds all in place."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.all(
                one=lambda: write(case, "letter"), two=lambda: 1 // (write(case, "x").copies - 1)
            )
        except ZeroDivisionError:
            write(case, "hidden")
        finally:
            case.tell(stamp, "told")
        return case.closes("done")

    life = told(mission)
    before = life.snapshot()
    life.done_unread("two/x")
    with pytest.raises(ZeroDivisionError):
        life.advance()
    assert life.snapshot().keys() == before.keys()
    assert life.record["one/letter"].state == StepState.OPEN

"""Withdrawal and cancellation, told inside the mission at the place where it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.role import Role
from models.step import StepState
from tasks.signals import BY_HAND, Cancelled, Withdrawn
from tests.cast import CastLetter
from tests.tasks.life import told
from tests.tasks.missions import stamp

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome


def write(case: CaseRun, name: str) -> Any:
    return case.ask(name, CastLetter, of=Role.NEWS_OFFICER)


def test_a_withdrawal_that_meets_a_hand_cancelled_branch_is_still_a_withdrawal() -> None:
    """The branch that a leader cancelled must not hide from the mission that all was taken back."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.all(one=lambda: write(case, "letter"), two=lambda: write(case, "letter"))
        except Withdrawn:
            case.run(stamp, "undo")
            raise
        return case.closes("done")

    life = told(mission)
    life.cancel_by_hand("one/letter")
    life.withdraw()
    assert life.record["undo"].state == StepState.READY


def test_a_withdrawal_reaches_a_mission_that_went_on_after_a_cancelled_branch() -> None:
    """Else the case would hang: withdrawn, and waiting for a person who may not answer any more."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.all(one=lambda: write(case, "letter"), two=lambda: write(case, "letter"))
        except Cancelled:
            write(case, "instead")
        return case.closes("done")

    life = told(mission)
    life.cancel_by_hand("one/letter")
    life.answer("two/letter")
    assert life.record["instead"].state == StepState.OPEN
    life.withdraw()
    assert (life.record["instead"].state, life.outcome) == (StepState.CANCELLED, "withdrawn")


def test_a_hand_cancelled_wait_ends_only_that_wait() -> None:
    """What follows it may be cancelled in its turn, and the mission hears of each."""
    heard: list[str] = []

    def mission(case: CaseRun, _request: Any) -> Outcome:
        heard.clear()
        for name in ("first", "second"):
            try:
                write(case, name)
            except Cancelled:
                heard.append(name)
        return case.closes("done")

    life = told(mission)
    life.cancel_by_hand("first")
    life.cancel_by_hand("second")
    assert (heard, life.outcome) == (["first", "second"], "done")


def test_a_service_step_under_way_is_not_torn() -> None:
    """Its effect may have happened: the mission is told at its next wait, the result in hand."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.run(stamp, "send")
        write(case, "after")
        return case.closes("done")

    life = told(mission)
    life.record["send"].state = StepState.RUNNING
    life.withdraw()
    assert (life.record["send"].state, life.outcome) == (StepState.RUNNING, None)
    life.answer("send")
    assert (life.record["after"].kind, life.outcome) == ("skipped", "withdrawn")


def test_compensation_may_wait_and_branch_itself() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            write(case, "letter")
        except Withdrawn:
            case.all(one=lambda: write(case, "sorry"), two=lambda: case.run(stamp, "undo"))
            return case.closes("undone")
        return case.closes("done")

    life = told(mission)
    life.withdraw()
    assert set(life.record) == {"letter", "one/sorry", "two/undo"}
    life.answer("two/undo")
    life.answer("one/sorry")
    assert life.outcome == "undone"


def test_a_mission_cannot_swallow_a_wait_with_except_exception() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            write(case, "letter")
        except Exception:  # noqa: BLE001 - just what is tested
            pytest.fail("a wait is no error")
        return case.closes("done")

    life = told(mission)
    assert life.outcome is None
    life.record["letter"].result = {"cancelled": BY_HAND}
    life.record["letter"].state = StepState.CANCELLED
    life.advance()
    assert life.outcome == "cancelled"


def test_a_finally_that_stumbles_over_an_unfinished_body_is_not_an_error_while_waiting() -> None:
    """While a wait unwinds the mission, names that the body would have bound are not there yet."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            letter = write(case, "letter")
        finally:
            case.tell(stamp, "told", words=letter.words)
        return case.closes("done")

    life = told(mission)
    assert life.outcome is None
    life.answer("letter")
    assert life.outcome == "done"


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_the_branch_that_was_done_first_wins_though_the_mission_was_read_only_later(
    order: tuple[str, str],
) -> None:
    """While an incident stood, both branches were finished: the order of the answers decides."""

    def mission(case: CaseRun, _request: Any) -> Outcome:
        winners = case.any(
            "race", one=lambda: write(case, "letter"), two=lambda: write(case, "letter")
        )
        return case.closes(",".join(winners))

    life = told(mission)
    for branch in order:
        life.done_unread(f"race/{branch}/letter")
    life.advance()
    assert life.outcome == order[0]


def test_a_mission_goes_on_when_the_losers_have_cleaned_up() -> None:
    """And not before: what follows may build on what they put back."""

    def tidy(case: CaseRun) -> None:
        try:
            write(case, "letter")
        finally:
            write(case, "tidied")

    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.any("race", one=lambda: tidy(case), two=lambda: write(case, "letter"))
        return case.closes("done")

    life = told(mission)
    life.answer("race/two/letter")
    assert (life.record["race/one/tidied"].state, life.outcome) == (StepState.OPEN, None)
    life.answer("race/one/tidied")
    assert life.outcome == "done"

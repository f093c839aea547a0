"""`case.now` shows the same wherever a reading comes by again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given

from models.role import Role
from models.step import StepState
from tasks.run import CaseRun
from tasks.signals import Withdrawn
from tests.cast import CastLetter
from tests.tasks.life import BEGAN, REQUEST, told
from tests.tasks.lives import chances, lawful, lived, withdrawals
from tests.tasks.missions import Node, missions, stamp

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from tasks.turn import Outcome
    from tests.tasks.life import Life


class Watched(CaseRun):
    """A reading that notes what the clock showed at every step it came to."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.clocks: dict[str, datetime] = {}

    def name_next(self, name: str) -> str:
        key = super().name_next(name)
        self.clocks[key] = self.now
        return key


def clocks_of(life: Life) -> dict[str, datetime]:
    run = Watched(code="T", opened_at=BEGAN, record=life.record, withdrawing=life.withdrawing)
    run.follow(life.procedure, REQUEST)
    return run.clocks


@lawful
@given(missions, chances, withdrawals)
def test_the_clock_shows_the_same_at_every_step_on_every_reading(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """In whatever order answers come, and whenever machines get round to their notices."""
    before: dict[str, datetime] = {}
    for life in lived(node, chance, withdrawn_at):
        now = clocks_of(life)
        assert {key: now[key] for key in before if key in now} == {
            key: moment for key, moment in before.items() if key in now
        }
        before |= now


def test_a_notice_done_late_moves_no_clock() -> None:
    """Else the mission would take another way once machines have told the notice."""
    seen: list[datetime] = []

    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.tell(stamp, "told")
        seen.append(case.now)
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes("done")

    life = told(mission)
    life.answer("told")
    assert seen[0] == seen[-1] == BEGAN


def test_the_clock_of_a_compensation_is_the_moment_of_the_withdrawal() -> None:
    seen: list[datetime] = []

    def mission(case: CaseRun, _request: Any) -> Outcome:
        try:
            case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        except Withdrawn:
            seen.append(case.now)
            case.run(stamp, "undo")
            raise
        return case.closes("done")

    life = told(mission)
    life.withdraw()
    life.answer("undo")
    assert life.outcome == "withdrawn"
    assert set(seen) == {life.record["letter"].done_at}
    assert life.record["letter"].state == StepState.CANCELLED


def test_a_decision_keeps_the_moment_at_which_it_was_made() -> None:
    """A letter is dated by it, and may be sent again years later."""
    at: list[datetime] = []

    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.run(stamp, "first")
        at.append(case.approve("decide", of=Role.DIRECTOR).at)
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes("done")

    life = told(mission)
    life.answer("first")
    life.answer("decide")
    life.answer("letter")
    assert set(at) == {life.record["decide"].done_at}

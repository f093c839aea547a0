"""The law of the replay once more: through the doors, the database lives what the core lives."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.decision import Approval
from models import clock
from models.database import write
from models.deadline import cd
from models.step import Step, StepState
from tasks import record as records
from tasks.turn import MESSAGE, RUN, TIMER
from tests import cast
from tests.cast import (
    CastAnswer,
    case_of,
    completes,
    nothing_changes,
    opened,
    record_of,
    steps_of,
    task_of,
)
from tests.tasks.life import BEGAN, Life, mission_of, outcome_for, told
from tests.tasks.lives import chances, lawful
from tests.tasks.missions import Node, missions
from workflows.advance import advance
from workflows.moving import cancel_task, deliver, withdraw
from workflows.rounds import run_due

if TYPE_CHECKING:
    from datetime import datetime

pytestmark = pytest.mark.usefixtures("office")
LONGEST = 60


def moves_both(life: Life, code: str, key: str, chance: Random) -> None:
    """The step at `key` is decided, by the same word in the database and in memory."""
    step = life.record[key]
    if step.kind == TIMER:
        life.time_comes(_time_came(code, key))
    elif step.kind == MESSAGE:
        life.answer(_delivered(code, key), {"yes": True})
    elif step.kind == RUN:
        _done_by_machines(code, key)
        life.answer(key)
    elif chance.random() < 0.2:
        _cancelled(code, key)
        life.cancel_by_hand(key)
    else:
        life.answer(key, _handed_in(code, step, chance))


def _time_came(code: str, key: str) -> datetime:
    """The clock's round at the moment for which the step waits; returns that moment.

    Whatever else waits for time was opened since the last such moment, and waits for this one too.
    """
    moment = record_of(code)[key].due_at
    assert moment is not None
    with clock.moved_to(moment):
        assert run_due() == 1
    return moment


def _delivered(code: str, key: str) -> str:
    """A message goes to whichever wait of that name came first; returns its key."""
    before = steps_of(code)
    name = key.rpartition("/")[2].partition("~")[0]
    with write() as session:
        deliver(session, code, name, {"yes": True}, sender="outside")
    after = steps_of(code)
    return next(k for k in before if before[k] == "open" and after[k] == "done")


def _done_by_machines(code: str, key: str) -> None:
    with write() as session:
        case = cast.locked(session, code)
        record = records.load(session, case)
        records.finish(record[key], key)
        advance(session, case, record)


def _cancelled(code: str, key: str) -> None:
    task_id = task_of(code, key).id or 0
    with write() as session:
        cancel_task(session, task_id, by=cast.person(session, "director"), reason="พอแล้ว")


def _withdrawn(code: str) -> None:
    with write() as session:
        withdraw(session, code, by=cast.person(session, "news1"), reason="เปลี่ยนใจ")


def _handed_in(code: str, step: Step, chance: Random) -> dict[str, Any]:
    if step.what != Approval.__name__:
        answer = {"words": step.key[-40:]}
        completes("news1", code, step.key, answer)
        return {"by": 1, "outcome": "done", "answer": answer}
    outcome = outcome_for(step.key, chance)
    words = {"comment": "แก้", "words_for_requester": "ขออภัย"} if outcome != "approve" else {}
    completes("director", code, step.key, words, outcome=outcome)
    return {"by": 1, "outcome": outcome}


@lawful
@given(missions, chances, st.none() | st.integers(0, 8))
def test_the_database_stands_where_the_pure_replay_stands(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """After every event the same steps stand in the same states, and a second advance adds none."""
    procedure = mission_of(node, due=cd(1))
    waits = {each.name: CastAnswer for each in node.everything()}
    with clock.moved_to(BEGAN):
        code, life = opened(procedure, messages=waits), told(procedure)
    for moment in range(LONGEST):
        assert steps_of(code) == {key: str(step.state) for key, step in life.record.items()}
        if life.outcome is not None:
            break
        with clock.moved_to(life.now):
            if moment == withdrawn_at:
                _withdrawn(code)
                life.withdraw()
            else:
                moves_both(life, code, chance.choice(life.waiting()), chance)
    assert case_of(code).outcome == life.outcome
    with nothing_changes(), clock.moved_to(life.now), write() as session:
        advance(session, cast.locked(session, code))
    assert StepState.OPEN not in steps_of(code).values()

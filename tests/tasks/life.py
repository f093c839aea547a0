"""A case lived without a database: a record in memory, and somebody who answers in any order."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from forms.decision import Approval
from models.step import Step, StepState
from tasks.run import CaseRun
from tasks.signals import BY_HAND
from tasks.turn import (
    DEPARTED,
    JOIN,
    MESSAGE,
    RUN,
    SKIPPED,
    TIMER,
    Opening,
    Outcome,
    ReadyCall,
    Turn,
)
from tests.cast import CastRequest
from tests.tasks.missions import Node, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.deadline import Due

    Procedure = Callable[..., Outcome]

BEGAN = datetime(2026, 11, 24, 2, tzinfo=UTC)
REQUEST = CastRequest(subject="ทดสอบ")
MOST_ROUNDS = 2
HUMAN = ("ask", "approve")
WAITS = {StepState.OPEN, StepState.READY, StepState.RUNNING, StepState.FAILED}


def mission_of(node: Node, due: Due = BEGAN) -> Procedure:
    """The made-up mission as a function; `due` is when its waits for time are over."""

    def procedure(case: CaseRun, _request: CastRequest) -> Outcome:
        perform(case, node, due)
        return case.closes("done")

    return procedure


def reading(
    procedure: Procedure,
    record: Mapping[str, Step],
    *,
    withdrawing: bool = False,
    at: datetime = BEGAN,
) -> Turn:
    """One reading of the mission at the moment `at`; changes nothing."""
    run = CaseRun(code="T", opened_at=BEGAN, record=record, withdrawing=withdrawing, at=at)
    return run.follow(procedure, REQUEST)


def told(procedure: Procedure) -> Life:
    """The life of a mission written by hand, just opened."""
    life = Life(procedure)
    life.advance()
    return life


def calls_of(turn: Turn) -> dict[str, ReadyCall]:
    """What machines are to do, by key."""
    return {call.key: call for call in turn.calls}


def is_notice(key: str) -> bool:
    """Whether it is a notice, which goes out whatever happens next."""
    return key.rpartition("/")[2].startswith("tell-")


@dataclass
class Life:
    """One case, from its opening on."""

    procedure: Procedure
    record: dict[str, Step] = field(default_factory=dict)
    withdrawing: bool = False
    outcome: str | None = None
    calls: dict[str, ReadyCall] = field(default_factory=dict)
    _ticks: int = 0

    @property
    def now(self) -> datetime:
        """The moment at which the life stands."""
        return BEGAN + timedelta(seconds=self._ticks)

    @property
    def is_over(self) -> bool:
        """Whether the mission came to its end."""
        return self.outcome is not None

    def read(self) -> Turn:
        """What a reading would find now."""
        return reading(self.procedure, self.record, withdrawing=self.withdrawing, at=self.now)

    def advance(self) -> None:
        """Read, and write down what was found."""
        turn = self.read()
        for key, reason in turn.cancellations.items():
            assert self.record[key].state in {StepState.OPEN, StepState.READY, StepState.FAILED}
            self._decide(self.record[key], StepState.CANCELLED, {"cancelled": reason})
        for opening in turn.openings:
            assert opening.key not in self.record, "every step stands once"
            self.record[opening.key] = self._opened(opening)
        self.calls = calls_of(turn)
        self.outcome = turn.outcome.name if turn.outcome else None

    def _opened(self, opening: Opening) -> Step:
        state = StepState.READY if opening.kind == RUN else StepState.OPEN
        step = Step(
            case_id=1,
            key=opening.key,
            kind=opening.kind,
            what=opening.what,
            state=state,
            opened_at=self.now,
        )
        if opening.kind in {JOIN, DEPARTED}:
            self._decide(step, StepState.DONE, opening.body)
        elif opening.kind == SKIPPED:
            self._decide(step, StepState.CANCELLED, {"cancelled": opening.body})
        elif opening.kind == TIMER:
            step.due_at = opening.body
        return step

    def _decide(self, step: Step, state: StepState, result: Any) -> None:
        step.state, step.result, step.done_at = state, result, self.now

    # -- what people and machines do -------------------------------------------------------------

    def waiting(self) -> list[str]:
        """Everything that somebody or something can move now."""
        return sorted(
            key
            for key, step in self.record.items()
            if step.state in {StepState.OPEN, StepState.FAILED, StepState.RUNNING}
            or (step.state == StepState.READY and key in self.calls)
        )

    def standing(self) -> list[str]:
        """Everything that is not decided yet."""
        return [key for key, step in self.record.items() if step.state in WAITS]

    def open_steps(self) -> dict[str, tuple[str, str]]:
        """Key → kind and form of whatever waits for a person, a time or a message."""
        return {
            key: (step.kind, step.what)
            for key, step in self.record.items()
            if step.state == StepState.OPEN
        }

    def interrupted_at(self) -> list[str]:
        """The places where a branch was told to stop (not those that a leader's hand ended)."""
        return [
            key
            for key, step in self.record.items()
            if step.state == StepState.CANCELLED and step.result["cancelled"] != BY_HAND
        ]

    def undecided(self) -> dict[str, tuple[str, str]]:
        """Key → kind and form of whatever would be asked for again if it were forgotten.

        That is all that waits, except what a branch had begun before it was told to stop and may
        still bring to its end: asked again, it would stop there instead.
        """
        return {
            key: (step.kind, step.what)
            for key, step in self.record.items()
            if step.state in WAITS and not (self._is_spared(key, step) and self.is_told(key))
        }

    def is_told(self, key: str) -> bool:
        """Whether that place is in a branch that was told to stop, or the whole case was."""
        return self.withdrawing or any(
            _lost(key, join, step) if step.kind == JOIN else _left_behind(key, join, step)
            for join, step in self.record.items()
            if step.kind in {JOIN, DEPARTED}
        )

    def _is_spared(self, key: str, step: Step) -> bool:
        return step.state == StepState.RUNNING or is_notice(key)

    def moves(self, key: str, chance: Random) -> str:
        """Something happens to the step at `key`; returns what."""
        self._ticks += 1
        step = self.record[key]
        what = self._machine(step, chance) if step.kind == RUN else self._person(step, chance)
        self.advance()
        return what

    def _machine(self, step: Step, chance: Random) -> str:
        if step.state == StepState.FAILED:
            step.state = StepState.READY
        elif step.state == StepState.READY and chance.random() < 0.5:
            step.state = StepState.RUNNING
        elif chance.random() < 0.2:
            step.state = StepState.FAILED
        else:
            self._decide(step, StepState.DONE, step.key)
        return step.state

    def _person(self, step: Step, chance: Random) -> str:
        if step.kind in HUMAN and chance.random() < 0.1:
            self._decide(step, StepState.CANCELLED, {"cancelled": BY_HAND})
        else:
            self._decide(step, StepState.DONE, answer_to(step, chance))
        return step.state

    def answer(self, key: str, result: Any = None) -> None:
        """The step at `key` is done."""
        self.done_unread(key, result)
        self.advance()

    def done_unread(self, key: str, result: Any = None) -> None:
        """The step at `key` is done, and the mission is not read yet."""
        self._ticks += 1
        step = self.record[key]
        self._decide(step, StepState.DONE, result or answer_to(step, Random(0)))  # noqa: S311

    def time_comes(self, moment: datetime) -> None:
        """Every wait for time is over at `moment`."""
        self._ticks = int((moment - BEGAN).total_seconds())
        for key in self.open_steps():
            if self.record[key].kind == TIMER:
                self._decide(self.record[key], StepState.DONE, None)
        self.advance()

    def cancel_by_hand(self, key: str) -> None:
        """A leader takes the task at `key` away."""
        self._ticks += 1
        self._decide(self.record[key], StepState.CANCELLED, {"cancelled": BY_HAND})
        self.advance()

    def withdraw(self) -> None:
        """The case is taken back."""
        self._ticks += 1
        self.withdrawing = True
        self.advance()

    def snapshot(self) -> dict[str, dict[str, Any]]:
        """All that stands in the record, to compare."""
        return {key: copy.deepcopy(step.model_dump()) for key, step in self.record.items()}


def _lost(key: str, join: str, choice: Step) -> bool:
    """Whether the place is in a branch that lost this `any`."""
    losers = set(choice.what.split(",")) - set(choice.result)
    return key.startswith(tuple(f"{join}/{loser}/" for loser in losers))


def _left_behind(key: str, mark: str, departure: Step) -> bool:
    """Whether the place is in a branch beside the one that departed first.

    Branches of made-up missions differ in the digit at the end.
    """
    family = mark.rpartition("/")[0].rstrip("0123456789")
    return key.startswith(family) and not key.startswith(f"{departure.result}/")


def answer_to(step: Step, chance: Random) -> Any:
    """What a person, a clock or the outside says."""
    if step.kind == TIMER:
        return None
    if step.kind == MESSAGE:
        return {"yes": True}
    if step.kind == RUN:
        return step.key
    if step.what == Approval.__name__:
        return {"by": 1, "outcome": outcome_for(step.key, chance)}
    return {"by": 1, "outcome": "done", "answer": {"words": step.key[-40:], "copies": 1}}


def outcome_for(key: str, chance: Random) -> str:
    """Approve, return, reject at random; nothing is returned for ever."""
    last = key.rpartition("/")[2]
    rounds = int(last.partition("~")[2] or 1)
    choices = ["approve", "reject"] + (["return"] * 2 if rounds <= MOST_ROUNDS else [])
    return chance.choice(choices)

"""Exploring a mission: replaying it with everything that people, machines and time may answer.

Nobody is asked and nothing is written: a mission is a function of its record, so it is read with
records made up. Where it comes to a place with what it knew there before (`knowledge`), it is not
followed again: so a loop is walked until nothing new comes of it.

What is tried, and what is not. Of each step one way is the ordinary one, any other is a *turn*.
Every way of every step is taken at least once, where the step is first come to; every turn is also
taken on the ordinary way wherever it leads, and again and again (the fourth return). Several turns
of a kind known already are tried with one another only as deep as it takes to come to every step
of the source (`DEEPEST`): what needs more of them together is not seen. Of branches beside each
other one order stands for all, but who of those that race is first is tried for each (`State`); a
withdrawal is tried everywhere, a departure where the branches before it are over.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from models.clock import BANGKOK
from models.deadline import USUAL_TIME
from models.step import UNDECIDED
from tasks.signals import ProcedureChanged
from workflows.exploring.knowledge import Knowledge
from workflows.exploring.place import place_of
from workflows.exploring.reads import Reads
from workflows.exploring.sites import Site, sites_of
from workflows.exploring.state import Move, State, Turning
from workflows.exploring.trial import TrialRun
from workflows.exploring.ways import WITHDRAWN, Way, Ways
from workflows.exploring.writing import ended, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from models.calendar import WorkingTime
    from workflows.mission import Mission

    EndsOf = Callable[[str], Sequence[str]]

BEGINS = datetime(2026, 11, 24, 9, tzinfo=BANGKOK)
"""When every case is opened that is made up: a Tuesday morning."""

A_MOMENT = timedelta(minutes=1)
OPENER = 0
DEEPEST = 3
"""As many turns that are not the ordinary ones are tried with one another on one way."""

MOST_TURNS = 12
MOST_STATES = 20_000
MANY = 300
"""Where a mission has more states than that, it is not followed deeper: every turn more multiplies
them, and a minute is all that the missions have together. What was not come to then is told."""
ENOUGH = 1_000
"""States after which a reading that has to be done again is given up."""


@dataclass
class Explored:
    """All that was found of a mission.

    `states` are the places where it can stand; `onward` leads from each to where it can go from
    there. `sites` are the calls of verbs that it came to; `authors` who does the work of a place,
    as numbers that stand for somebody. `stopped` says that it was given up: there was no end to it;
    `in_part` that there are steps to which what was tried does not come, and more might.
    """

    mission: Mission
    states: list[State] = field(default_factory=list)
    onward: dict[State, list[tuple[Move, State]]] = field(default_factory=dict)
    sites: set[Site] = field(default_factory=set)
    authors: dict[str, int] = field(default_factory=dict)
    stopped: bool = False
    in_part: bool = False

    @property
    def outcomes(self) -> list[str]:
        """How a case of it can end."""
        return sorted({state.ended for state in self.states if state.ended is not None})


def explored(mission: Mission, ends_of: EndsOf = lambda _key: ()) -> Explored:
    """Follow `mission` wherever it goes; `ends_of` says how a child case of a mission may end.

    What it reads of its answers is known only when it was followed; so it is followed again, until
    it reads nothing that was not known to count. Deeper, with more turns on one way, it is followed
    only while a step of its source was not come to.
    """
    named, reads = set(sites_of(mission.procedure)), Reads()
    for depth in range(1, DEEPEST + 1):
        found = _explored_to(depth, mission, reads, ends_of)
        if found.stopped or named <= found.sites:
            break
        found.in_part = len(found.states) > MANY
        if found.in_part:
            break
    return found


def _explored_to(depth: int, mission: Mission, reads: Reads, ends_of: EndsOf) -> Explored:
    while True:
        known = len(reads)
        found = _Exploration(mission, reads, ends_of, depth=depth).followed()
        if found.stopped or len(reads) == known:
            return found


def retimed(found: Explored, there: State, begins: datetime, working: WorkingTime) -> State:
    """The path to a state as it would run from `begins`, everybody taking all their time."""
    ends_of: EndsOf = lambda _key: ()  # noqa: E731 - the ends are in the path
    again = _Exploration(found.mission, Reads(), ends_of, depth=0, begins=begins, working=working)
    return again.followed_to(there)


class _Exploration:
    def __init__(
        self,
        mission: Mission,
        reads: Reads,
        ends_of: EndsOf,
        *,
        depth: int,
        begins: datetime = BEGINS,
        working: WorkingTime = USUAL_TIME,
    ) -> None:
        self._mission = mission
        self._reads = reads
        self._knowledge = Knowledge(reads)
        self._ways = Ways(reads, self._knowledge, mission.messages, ends_of)
        self._known: dict[Any, State] = {}
        self._found = Explored(mission)
        self._depth = depth
        self._known_reads = len(reads)
        self._begins, self._working = begins, working
        self._taken: set[Turning] = set()
        self._places = [deque[State]() for _turns in range(MOST_TURNS + 1)]

    def followed(self) -> Explored:
        """Every way from every place, those first that it takes fewest turns to come to."""
        form = self._mission.opens_with
        for n, (name, answer) in enumerate(self._ways.answers(form)):
            move = Move("", Way(name or "opened"))
            turns = frozenset({("", name)} if n else ())
            self._arrive(State(form.recall(answer), {}, {}, self._begins, move=move, turns=turns))
        for places in self._places:
            while places and not self._found.stopped:
                state = places.popleft()
                onward = self._found.onward[state] = []
                for move, turns in self._moves(state):
                    onward.append((move, self._arrive(self._moved(state, move, turns))))
                self._found.stopped = len(self._found.states) > MOST_STATES
                if len(self._reads) > self._known_reads and len(self._found.states) > ENOUGH:
                    return self._found  # it is followed again anyway
        return self._found

    def followed_to(self, there: State) -> State:
        """The same path once more, from this opening and by this calendar.

        As far as it goes: what is asked only while there is time for it may not be asked there.
        """
        begun = replace(there.first, record={}, openings={}, at=self._begins)
        state = self._read_there(self._run(begun), begun)
        for move in there.path[1:]:
            if move.key and move.key not in state.record:
                break
            moved = self._moved(state, move, state.turns)
            state = self._read_there(self._run(moved), moved)
        return state

    def _moves(self, state: State) -> Iterator[tuple[Move, frozenset[Turning]]]:
        moves = [
            Move(key, way)
            for key in state.may_move
            for way in self._ways.of(state.openings[key], self._author(key))
        ]
        if state.waits and not state.withdrawing:
            moves.append(Move("", WITHDRAWN))
        for n, move in enumerate(moves):
            turn = place_of(move.key), move.way.name
            if n == 0:
                yield move, state.turns
            elif self._is_worth_it(turn, state.turns):
                self._taken.add(turn)
                yield move, state.turns | {turn}

    def _is_worth_it(self, turn: Turning, before: frozenset[Turning]) -> bool:
        """Whether a turn is taken here: for the first time, or among few others, or once again."""
        if turn in before:
            return len(before) == 1
        return turn not in self._taken or len(before) < self._depth

    def _author(self, key: str) -> int:
        return self._found.authors.setdefault(place_of(key), len(self._found.authors) + 1)

    def _moved(self, state: State, move: Move, turns: frozenset[Turning]) -> State:
        """The record with that step ended, not yet read."""
        if move.way is WITHDRAWN:
            return replace(state, before=state, move=move, turns=turns, withdrawing=True)
        step = state.record[move.key]
        done_at = max(step.opened_at + A_MOMENT, step.due_at or step.opened_at)
        done = ended(step, move.way.state, move.way.result, done_at)
        record = {**state.record, move.key: done}
        return replace(state, record=record, at=done_at, before=state, move=move, turns=turns)

    def _arrive(self, state: State) -> State:
        """Read the mission there; the state as it is known already, where it is."""
        run = self._run(state)
        there = self._read_there(run, state)
        self._found.sites.update(run.sites.values())
        known = (
            there.ended,
            repr(there.broke),
            there.withdrawing,
            frozenset((place_of(key), run.standing[key]) for key in there.waits),
            frozenset((place_of(path), result) for path, result in run.finished.items()),
        )
        if known in self._known:
            return self._known[known]
        self._known[known] = there
        self._found.states.append(there)
        self._places[len(there.turns)].append(there)
        return there

    def _run(self, state: State) -> TrialRun:
        return TrialRun(
            self._knowledge,
            code="TRIAL",
            opened_at=self._begins,
            record=state.record,
            opened_by=OPENER,
            withdrawing=state.withdrawing,
            at=state.at,
        )

    def _read_there(self, run: TrialRun, state: State) -> State:
        try:
            with self._reads.watched():
                turn = run.follow(self._mission.procedure, state.request)
        except (Exception, ProcedureChanged) as error:  # noqa: BLE001 - whatever it is, it is told
            return replace(state, broke=error, waits=())
        record, openings = written(state.record, state.openings, turn, self._working)
        waits = tuple(key for key in run.standing if record[key].state in UNDECIDED)
        outcome = turn.outcome.name if turn.outcome else None
        return replace(
            state,
            record=record,
            openings=openings,
            waits=() if outcome else waits,
            races=tuple(run.races),
            ended=outcome,
        )

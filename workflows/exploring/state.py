"""Where a mission can stand: a record made up, and how it was come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from models.step import Step
    from tasks.turn import Opening
    from workflows.exploring.ways import Way


Turning = tuple[str, str]
"""A way that is not the ordinary one: the place of the step, and what was answered there."""


class Move(NamedTuple):
    """What was done in a state: the step at `key` ended in a way; no key for the case itself."""

    key: str
    way: Way


@dataclass(frozen=True, eq=False)
class State:
    """One place where a mission can stand.

    `openings` are those of every step of the `record`; `waits` are the keys that may move, `ended`
    is how the case ended there, `broke` what its mission raised. `before` and `move` say how it was
    first come to, by which ways are shortest; `at` is the moment, if everybody takes all the time
    that they have.
    """

    request: Any
    record: Mapping[str, Step]
    openings: Mapping[str, Opening]
    at: datetime
    before: State | None = None
    move: Move | None = None
    withdrawing: bool = False
    waits: tuple[str, ...] = ()
    races: tuple[str, ...] = ()
    ended: str | None = None
    broke: BaseException | None = None
    turns: frozenset[Turning] = frozenset()

    @property
    def path(self) -> list[Move]:
        """What happened on the way here, the first thing first."""
        moves: list[Move] = []
        state: State | None = self
        while state is not None and state.move is not None:
            moves.append(state.move)
            state = state.before
        return moves[::-1]

    @property
    def first(self) -> State:
        """The opening that this path began with."""
        return self if self.before is None else self.before.first

    @property
    def may_move(self) -> list[str]:
        """The waits whose order matters here.

        Branches beside each other do not see each other, so the first that waits moves first, and
        stands for every order; but who of those that race each other is first, is tried for each.
        """
        if not self.waits:
            return []
        first = self.waits[0]
        race = next((race for race in self.races if first.startswith(f"{race}/")), None)
        if race is None:
            return [first]
        return [key for key in self.waits if key.startswith(f"{race}/")]

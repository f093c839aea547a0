"""Replaying a mission: reading it from the top against a case's record.

What stands in the record returns at once; the first thing that does not stand there is where the
case now is. A replay only reads; what it found to do is a `Turn`, written down by `tasks.apply`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from models.step import UNDECIDED, Step, StepState
from tasks.scope import Scope
from tasks.signals import (
    BY_HAND,
    ENDED,
    Broken,
    Cancelled,
    CancelledByHand,
    Interrupted,
    ProcedureChanged,
    Waiting,
    Withdrawn,
)
from tasks.turn import RUN, SKIPPED, HumanWork, Opening, Outcome, ReadyCall, Turn
from tasks.works import Works

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from forms.form import Form
    from tasks.service import ServiceStep

R = TypeVar("R")

LONGEST_WHAT = 120
LONGEST_OUTCOME = 60
"""What the columns of the record take."""


class Replay:
    """One reading of a mission against a record; the verbs of `tasks.run.CaseRun` stand on it."""

    def __init__(
        self,
        *,
        code: str,
        opened_at: datetime,
        record: Mapping[str, Step],
        opened_by: int | None = None,
        withdrawing: bool = False,
        at: datetime | None = None,
    ) -> None:
        self.code = code
        self.opened_by = opened_by
        self._record = record
        self._visited: set[str] = set()
        self.works, self.reviews = Works(), Works()
        self._turn = Turn(at or opened_at)
        self._broken: Broken | None = None
        self._scope = Scope(
            path="", now=opened_at, interruption=Withdrawn() if withdrawing else None
        )

    @property
    def now(self) -> datetime:
        """The moment of the newest entry read on the way here; the same on every replay."""
        return self._scope.now

    @property
    def scope(self) -> Scope:
        """The branch that is being read."""
        return self._scope

    def follow(self, procedure: Callable[..., Outcome], request: Form) -> Turn:
        """Read `procedure` from the top as far as the record goes; returns what is to be done."""
        try:
            opener = () if self.opened_by is None else (self.opened_by,)
            outcome = procedure(self, self.written(request, *opener))
            if not self._scope.unwinding:
                self._turn.outcome = _must_be_an_outcome(outcome)
        except Waiting:
            pass
        except Broken as broken:
            raise broken.error from None
        except Exception:
            # While a wait unwinds the mission, a `finally` may find its names unbound.
            if not self._scope.unwinding:
                raise
        except Withdrawn:
            self._turn.outcome = Outcome("withdrawn")
        except Cancelled:
            self._turn.outcome = Outcome("cancelled")
        self._must_have_read_all()
        return self._turn

    def within(self, scope: Scope, branch: Callable[[], R]) -> R:
        """Read `branch` in a scope of its own."""
        outer, self._scope = self._scope, scope
        try:
            result = branch()
        except Exception:
            if scope.unwinding:
                raise Waiting from None
            raise
        finally:
            self._scope = outer
        if scope.unwinding:
            raise Waiting
        return result

    def mark(self) -> tuple[set[str], Turn]:
        """Where the reading is, so that branches can be read again from here (`rewind`)."""
        turn = self._turn
        return set(self._visited), replace(
            turn,
            openings=list(turn.openings),
            cancellations=dict(turn.cancellations),
            calls=list(turn.calls),
        )

    def rewind(self, mark: tuple[set[str], Turn]) -> None:
        """Forget what was read since `mark`."""
        self._visited, self._turn = mark

    def name_next(self, name: str) -> str:
        """The key of the next step of that name; nothing is recorded while a branch unwinds."""
        if self._broken is not None:
            raise self._broken
        if self._scope.unwinding:
            raise Waiting
        return self._scope.key(name)

    def breaks(self, error: Exception) -> Broken:
        """A branch raised by mistake: from here on the mission asks for nothing more."""
        self._broken = Broken(error)
        return self._broken

    def entry_at(self, key: str, kind: str, what: str) -> Step | None:
        """The entry under `key`; `ProcedureChanged` when another verb or another form wrote it."""
        if key in self._visited:
            raise ProcedureChanged(f"two steps of the procedure have the key {key!r}")
        self._visited.add(key)
        entry = self._record.get(key)
        if entry is not None and entry.kind != SKIPPED and (entry.kind, entry.what) != (kind, what):
            raise ProcedureChanged(
                f"the record has {entry.kind} {entry.what!r} at {key!r};"
                f" the procedure now wants {kind} {what!r} there"
            )
        return entry

    def opens(self, opening: Opening) -> None:
        """Note a step to be written into the record."""
        if len(opening.what) > LONGEST_WHAT:
            raise ProcedureChanged(f"{opening.what!r} at {opening.key!r} is too long a name")
        self._turn.openings.append(opening)

    def human_answer(self, verb: str, name: str, work: HumanWork) -> Step:
        """The entry of a human step, once it is done; it opens, and the mission waits, until then.

        Its `result` is what was handed in.
        """
        key = self.name_next(name)
        entry = self.entry_at(key, verb, work.form.__name__)
        if entry is None:
            self._begin(Opening(key, verb, work.form.__name__, work))
        return self._read(key, entry)

    def left_to(self, verb: str, name: str, work: HumanWork) -> None:
        """A human step that nobody waits for; what is left of it ends with the case.

        A case that was further when the procedure got this step goes on without it: its record
        holds what comes after, and was right without.
        """
        key = self.name_next(name)
        entry = self.entry_at(key, verb, work.form.__name__)
        was_further = not self._record.keys() <= self._visited
        if entry is None and not was_further and self._scope.pending_interruption() is None:
            self.opens(Opening(key, verb, work.form.__name__, work))

    def settled(self, name: str, kind: str, what: str, body: Any) -> Step:
        """The entry of a wait for time, a message, a look-up or a child, once it is over."""
        key = self.name_next(name)
        entry = self.entry_at(key, kind, what)
        if entry is None:
            self._begin(Opening(key, kind, what, body))
        return self._read(key, entry)

    def call(
        self, step: ServiceStep[Any], name: str | None, arguments: dict[str, Any], *, awaited: bool
    ) -> tuple[str, Step | None]:
        """The key and the entry of a service step, which stands in the record from now on."""
        key = self.name_next(name or step.name)
        entry = self.entry_at(key, RUN, step.name)
        if entry is None:
            if (interruption := self._scope.pending_interruption()) is not None:
                self._skip(key, interruption)
            self.opens(Opening(key, RUN, step.name))
        elif entry.state == StepState.CANCELLED:
            self._interrupt_as_recorded(entry)
        if entry is None or entry.state in UNDECIDED:
            self._turn.calls.append(ReadyCall(key, step, arguments, awaited))
        elif awaited:
            # A notice was done whenever machines came to it, and the mission was further by then.
            self._scope.has_read(entry.done_at)
        return key, entry

    def wait(self, key: str, entry: Step | None) -> None:
        """Stop here, or be interrupted here. A service step that is running is never torn."""
        interruption = self._scope.pending_interruption()
        if interruption is not None and entry is not None and entry.state != StepState.RUNNING:
            self._turn.cancellations[key] = interruption.reason
            self._turn.calls = [call for call in self._turn.calls if call.key != key]
            raise self._interrupted(interruption)
        self._scope.unwinding = True
        raise Waiting

    def written(self, content: Form, *by: int, key: str = "") -> Form:
        """Remember whose work `content` is, and at which step; four eyes asks for it."""
        self.works.add(content, *by, key=key)
        return content

    def _begin(self, opening: Opening) -> None:
        """A wait that is not recorded yet: it opens, or the branch is interrupted here."""
        if (interruption := self._scope.pending_interruption()) is not None:
            self._skip(opening.key, interruption)
        self.opens(opening)
        self._scope.unwinding = True
        raise Waiting

    def _skip(self, key: str, interruption: Interrupted) -> None:
        # The place is recorded, so that the next replay interrupts the mission just here again.
        self.opens(Opening(key, SKIPPED, "", interruption.reason))
        raise self._interrupted(interruption)

    def _interrupted(self, interruption: Interrupted) -> Interrupted:
        self._scope.interrupted = True
        self._scope.has_read(self._turn.at)
        return interruption

    def _read(self, key: str, entry: Step | None) -> Step:
        if entry is not None and entry.state == StepState.DONE:
            self._scope.has_read(entry.done_at)
            return entry
        if entry is not None and entry.state == StepState.CANCELLED:
            self._interrupt_as_recorded(entry)
        self.wait(key, entry)
        raise AssertionError

    def _interrupt_as_recorded(self, entry: Step) -> None:
        reason = (entry.result or {}).get("cancelled", BY_HAND)
        if reason == ENDED:
            # The case ended while this branch waited here, and so it waits here on every reading.
            self._scope.unwinding = True
            raise Waiting
        self._scope.has_read(entry.done_at)
        if reason == BY_HAND:
            raise CancelledByHand
        self._scope.interrupted = True
        raise Withdrawn() if reason == Withdrawn.reason else Cancelled()

    def _must_have_read_all(self) -> None:
        left = sorted(set(self._record) - self._visited)
        if left:
            entry = self._record[left[0]]
            raise ProcedureChanged(
                f"the record has {entry.kind} {entry.what!r} at {left[0]!r},"
                " which the procedure no longer comes to"
            )


def _must_be_an_outcome(outcome: object) -> Outcome:
    if not isinstance(outcome, Outcome):
        raise TypeError(f"a mission must return case.closes(…), not {outcome!r}")
    if len(outcome.name) > LONGEST_OUTCOME:
        raise ValueError(f"{outcome.name!r} is too long for an outcome")
    return outcome

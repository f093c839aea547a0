"""The verbs of a mission, and the replay behind them.

A mission is read from the top each time. Every verb looks in the case's record: what stands there
returns at once; the first thing that does not stand there is where the case now is. A replay only
reads; what it found to do is a `Turn`, written down by `tasks.apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from forms.decision import Acknowledgement, Approval, Review
from models.step import UNDECIDED, StepState
from tasks import joins
from tasks.decided import Child, Decided
from tasks.scope import Scope
from tasks.signals import (
    BY_HAND,
    ENDED,
    Cancelled,
    Interrupted,
    ProcedureChanged,
    Waiting,
    Withdrawn,
)
from tasks.turn import (
    CHILD,
    CHILD_END,
    LOOK_UP,
    MESSAGE,
    RUN,
    SKIPPED,
    TIMER,
    HumanWork,
    Opening,
    Outcome,
    ReadyCall,
    Turn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from forms.form import Form
    from models.deadline import Due
    from models.step import Step
    from models.wording import Text
    from tasks.look_up import LookUp
    from tasks.service import ServiceStep

F = TypeVar("F", bound="Form")
G = TypeVar("G", bound="Form | None")
R = TypeVar("R")
Of = str | tuple[str, ...]


class CaseRun:
    """One reading of a mission against a case's record: what a mission is given as `case`."""

    def __init__(
        self,
        *,
        code: str,
        opened_at: datetime,
        record: Mapping[str, Step],
        opened_by: int | None = None,
        withdrawing: bool = False,
    ) -> None:
        self.code = code
        self.opened_by = opened_by
        self._record = record
        self._visited: set[str] = set()
        self._works: list[tuple[Form, int | None]] = []
        self._turn = Turn()
        self._scope = Scope(
            path="", now=opened_at, interruption=Withdrawn() if withdrawing else None
        )

    @property
    def now(self) -> datetime:
        """The moment of the newest entry read on the way here; the same on every replay."""
        return self._scope.now

    # -- people ---------------------------------------------------------------------------------

    def ask(  # noqa: PLR0913 - each is a thing a step can say of itself
        self,
        name: str,
        form: type[F],
        *,
        of: Of,
        due: Due = None,
        title: Text | None = None,
        shows: Form | None = None,
        beside: Sequence[Form] = (),
        starts_from: Form | Mapping[str, Any] | None = None,
        reasons: Mapping[str, str] | None = None,
        note: str = "",
    ) -> F:
        """Have `form` filled in by one of `of` (roles or handles); returns the filled form.

        `starts_from` is what stands in it already, `reasons` why it came back, per field.
        """
        work = HumanWork(
            title=title or form.title,
            form=form,
            of=_each(of),
            due=due,
            shows=shows,
            beside=tuple(beside),
            starts_from=starts_from,
            reasons=dict(reasons or {}),
            note=note,
        )
        return self._filled("ask", name, work)

    def review(self, name: str, content: G, **step: Any) -> Decided[G]:
        """Have somebody check `content`: approve, approve with edits, or return it with reasons."""
        return self._decision("review", name, content, Review, **step)

    def approve(self, name: str, content: G = None, **step: Any) -> Decided[G]:  # type: ignore[assignment]
        """Have somebody decide on `content`: approve, with edits, return with reasons, or reject."""
        return self._decision("approve", name, content, Approval, **step)

    def sign(self, name: str, content: G, *, register: str, **step: Any) -> Decided[G]:
        """As `approve`; signing takes the next number of `register` in the same transaction."""
        return self._decision("sign", name, content, Approval, register=register, **step)

    def acknowledge(self, name: str, content: Form | None = None, **step: Any) -> Decided[Any]:
        """Have somebody confirm that they have read it."""
        return self._decision("acknowledge", name, content, Acknowledgement, **step)

    def record(  # noqa: PLR0913 - as `ask`
        self,
        name: str,
        form: type[F],
        *,
        of: Of,
        due: Due = None,
        title: Text | None = None,
        shows: Form | None = None,
        beside: Sequence[Form] = (),
        note: str = "",
    ) -> F:
        """Have a clerk enter what somebody outside decided: who, how, when, on what evidence."""
        work = HumanWork(
            title=title or form.title,
            form=form,
            of=_each(of),
            due=due,
            shows=shows,
            beside=beside,
            note=note,
        )
        return self._filled("record", name, work)

    # -- machines -------------------------------------------------------------------------------

    def run(self, step: ServiceStep, name: str | None = None, **arguments: Any) -> Any:
        """Have machines do `step`, retried and recorded once; returns what it returned."""
        key, entry = self._call(step, name, arguments, awaited=True)
        if entry is None or entry.state in UNDECIDED:
            self._wait(key, entry)
        return cast("Step", entry).result

    def tell(self, step: ServiceStep, name: str | None = None, **arguments: Any) -> None:
        """As `run`, without waiting for it: a notice that must go out, whatever happens next."""
        self._call(step, name, arguments, awaited=False)

    def look_up(self, what: LookUp, name: str | None = None, **arguments: Any) -> Any:
        """Read something of the office's own tables, once: what it was then stands in the record."""
        return self._settled(name or what.name, LOOK_UP, what.name, (what, arguments)).result

    # -- several at once ------------------------------------------------------------------------

    def all(self, **branches: Callable[[], Any]) -> tuple[Any, ...]:
        """Every branch, side by side; returns their results in the order written here."""
        return joins.all_of(self, branches)

    def any(self, name: str, n: int = 1, **branches: Callable[[], Any]) -> dict[str, Any]:
        """The first `n` branches to finish; the losers are cancelled. Returns winner → result."""
        return joins.any_of(self, name, n, branches)

    def each(self, name: str, items: Iterable[R], branch: Callable[[R], Any]) -> list[Any]:
        """`branch` for every one of `items`, side by side; returns the results in their order."""
        return joins.each_of(self, name, list(items), branch)

    # -- time, messages, children ---------------------------------------------------------------

    def wait_until(self, name: str, due: Due) -> datetime:
        """Nothing more before that moment; returns it."""
        entry = self._settled(name, TIMER, "", due)
        return cast("datetime", entry.due_at)

    def wait_for(self, name: str, form: type[F]) -> F:
        """A message of that name (`workflows.messages`), read with `form`."""
        entry = self._settled(name, MESSAGE, form.__name__, None)
        return form.recall(entry.result)

    def open(self, name: str, mission: str, request: Form, *, subject: str) -> Child:
        """Open a case of another mission as a child of this one."""
        entry = self._settled(name, CHILD, mission, (request, subject))
        return Child(entry.result["code"])

    def outcome_of(self, name: str, child: Child) -> str:
        """Wait until a child case has ended; returns its outcome."""
        entry = self._settled(name, CHILD_END, child.code, None)
        return cast("str", entry.result["outcome"])

    def closes(self, outcome: str) -> Outcome:
        """How this case ends; a mission returns it."""
        return Outcome(outcome)

    # -- the replay -----------------------------------------------------------------------------

    def follow(self, procedure: Callable[..., Outcome], request: Form) -> Turn:
        """Read `procedure` from the top as far as the record goes; returns what is to be done."""
        try:
            outcome = procedure(self, self._written(request, self.opened_by))
            if not self._scope.unwinding:
                self._turn.outcome = outcome
        except Waiting:
            pass
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
        return set(self._visited), Turn(
            list(turn.openings), dict(turn.cancellations), list(turn.calls), turn.outcome
        )

    def rewind(self, mark: tuple[set[str], Turn]) -> None:
        """Forget what was read since `mark`."""
        self._visited, self._turn = mark

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
        self._turn.openings.append(opening)

    @property
    def scope(self) -> Scope:
        """The branch that is being read."""
        return self._scope

    def name_next(self, name: str) -> str:
        """The key of the next step of that name; nothing is recorded while a branch unwinds."""
        if self._scope.unwinding:
            raise Waiting
        return self._scope.key(name)

    def _filled(self, verb: str, name: str, work: HumanWork) -> Any:
        answer = self._human(verb, name, work)
        return self._written(work.form.recall(answer["answer"]), answer["by"])

    def _written(self, content: Form, by: int | None) -> Form:
        # Kept by identity and not on the form: what was filled in is equal whoever filled it in.
        self._works.append((content, by))
        return content

    def _author_of(self, content: Form | None) -> int | None:
        return next((by for work, by in self._works if work is content), None)

    def _decision(
        self,
        verb: str,
        name: str,
        content: G,
        form: type[Form],
        *,
        of: Of,
        due: Due = None,
        title: Text | None = None,
        beside: Sequence[Form] = (),
        four_eyes: bool = True,
        register: str | None = None,
        note: str = "",
    ) -> Decided[G]:
        author = self._author_of(content)
        work = HumanWork(
            title=title or form.title,
            form=form,
            of=_each(of),
            due=due,
            shows=content,
            beside=beside,
            barred=(author,) if four_eyes and author is not None else (),
            register=register,
            note=note,
        )
        answer = self._human(verb, name, work)
        edited = answer.get("edited")
        if edited is not None and content is not None:
            content = cast("G", self._written(type(content).recall(edited), answer["by"]))
        return _decided(answer, content, self._scope.now)

    def _human(self, verb: str, name: str, work: HumanWork) -> dict[str, Any]:
        key = self.name_next(name)
        entry = self.entry_at(key, verb, work.form.__name__)
        if entry is None:
            self._begin(Opening(key, verb, work.form.__name__, work))
        return cast("dict[str, Any]", self._read(key, entry).result)

    def _settled(self, name: str, kind: str, what: str, body: Any) -> Step:
        key = self.name_next(name)
        entry = self.entry_at(key, kind, what)
        if entry is None:
            self._begin(Opening(key, kind, what, body))
        return self._read(key, entry)

    def _call(
        self, step: ServiceStep, name: str | None, arguments: dict[str, Any], *, awaited: bool
    ) -> tuple[str, Step | None]:
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
        else:
            self._scope.has_read(entry.done_at)
        return key, entry

    def _begin(self, opening: Opening) -> None:
        """A wait that is not recorded yet: it opens, unless the branch is to be interrupted here."""
        if (interruption := self._scope.pending_interruption()) is not None:
            self._skip(opening.key, interruption)
        self.opens(opening)
        self._scope.unwinding = True
        raise Waiting

    def _skip(self, key: str, interruption: Interrupted) -> None:
        # The place is recorded, so that the next replay interrupts the mission just here again.
        self.opens(Opening(key, SKIPPED, "", interruption.reason))
        self._scope.interrupted = True
        raise interruption

    def _read(self, key: str, entry: Step | None) -> Step:
        if entry is not None and entry.state == StepState.DONE:
            self._scope.has_read(entry.done_at)
            return entry
        if entry is not None and entry.state == StepState.CANCELLED:
            self._interrupt_as_recorded(entry)
        self._wait(key, entry)
        raise AssertionError

    def _wait(self, key: str, entry: Step | None) -> None:
        """Stop here, or be interrupted here. A service step that is running is never torn."""
        interruption = self._scope.pending_interruption()
        if interruption is not None and entry is not None and entry.state != StepState.RUNNING:
            self._turn.cancellations[key] = interruption.reason
            self._turn.calls = [call for call in self._turn.calls if call.key != key]
            self._scope.interrupted = True
            raise interruption
        self._scope.unwinding = True
        raise Waiting

    def _interrupt_as_recorded(self, entry: Step) -> None:
        reason = (entry.result or {}).get("cancelled", BY_HAND)
        if reason == ENDED:
            # The case ended while this branch waited here, and so it waits here on every reading.
            self._scope.unwinding = True
            raise Waiting
        self._scope.has_read(entry.done_at)
        if reason != BY_HAND:
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


def _each(of: Of) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else of


def _decided(answer: dict[str, Any], content: G, at: datetime) -> Decided[G]:
    return Decided(
        outcome=answer["outcome"],
        content=content,
        by=answer["by"],
        at=at,
        comment=answer.get("comment") or "",
        reasons=answer.get("reasons") or {},
        words_for_requester=answer.get("words_for_requester") or "",
        number=answer.get("number"),
    )

"""The verbs of a mission, and the replay behind them.

A mission is read from the top each time. Every verb looks in the case's record: what stands there
returns at once; the first thing that does not stand there is where the case now is. A replay only
reads; what it found to do is a `Turn`, written down by `tasks.apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from forms.decision import Acknowledgement, Approval, Review
from forms.rules import UNBOUND
from models.step import UNDECIDED
from tasks import joins
from tasks.decided import Child, Decided, decided_by
from tasks.replay import Replay
from tasks.turn import (
    CHILD,
    CHILD_END,
    DEED,
    LOOK_UP,
    MESSAGE,
    TIMER,
    HumanWork,
    Outcome,
    UpTo,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from forms.form import Form
    from forms.requester import RequesterBlock
    from forms.rules import Bounds
    from models.deadline import Due
    from models.register_name import RegisterName
    from models.step import Step
    from models.wording import Text
    from tasks.deed import Deed
    from tasks.look_up import LookUp
    from tasks.service import ServiceStep

F = TypeVar("F", bound="Form")
G = TypeVar("G", bound="Form | None")
R = TypeVar("R")
To: TypeAlias = "str | RequesterBlock"
Of = str | tuple[str, ...] | UpTo


class CaseRun(Replay):
    """One run of a mission: what a mission is given as `case`. Its methods are the verbs."""

    # -- people -------------------------------------------------------------------------------

    def ask(
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
        confirms: Sequence[Form] = (),
        bounds: Bounds = UNBOUND,
    ) -> F:
        """Have `form` filled in by one of `of` (roles or handles); returns the filled form.

        `starts_from` is what stands in it already, `reasons` why it came back, per field;
        `confirms` are the outside words (:meth:`record`) whose paper is asked for,
        `bounds` what the times of the answer are held against.
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
            confirms=[self.works.key_of(word) for word in confirms],
            bounds=bounds,
        )
        return cast("F", self._filled("ask", name, work))

    def review(self, name: str, content: G, **step: Any) -> Decided[G]:
        """Have somebody check `content`: approve, approve with edits, or return it with reasons."""
        return self._decision("review", name, content, Review, **step)

    def approve(self, name: str, content: G = None, **step: Any) -> Decided[G]:  # type: ignore[assignment]
        """Have somebody decide on `content`: approve, with edits, return, or reject.

        `of` may be `UpTo` a matter: whoever has the last word on it by the office's ladder.
        With `register` (and `to_whom`) approving takes its next number, as signing does, for papers
        on which no signature stands: news (handbook 2.1). `about` is what its paper is called,
        where the content does not say so itself.
        """
        return self._decision("approve", name, content, Approval, **step)

    def sign(
        self, name: str, content: G, *, register: RegisterName, to: To = "", **step: Any
    ) -> Decided[G]:
        """As `approve`; signing takes the next number of `register` in the same transaction.

        `to` is whom the paper addresses, for the register: the requester, or a name. What the
        content itself says of that comes first.
        """
        return self._decision(
            "sign", name, content, Approval, register=register, to_whom=to, **step
        )

    def acknowledge(self, name: str, content: Form | None = None, **step: Any) -> Decided[Any]:
        """Have somebody confirm that they have read it."""
        return self._decision("acknowledge", name, content, Acknowledgement, **step)

    def entrust(
        self, name: str, content: Form, *, of: str, due: Due, title: Text, note: str
    ) -> None:
        """As `acknowledge`, without waiting for it; outside branches only (:meth:`left_to`)."""
        work = HumanWork(title, Acknowledgement, (of,), due, shows=content, note=note)
        self.left_to("acknowledge", name, work)

    def record(
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
        past: Sequence[str] = (),
    ) -> F:
        """Have a clerk enter what somebody outside decided: who, how, when, on what evidence.

        `past` are the roles of the office that it goes past, because the work is their own.
        """
        work = HumanWork(
            title=title or form.title,
            form=form,
            of=_each(of),
            due=due,
            shows=shows,
            beside=beside,
            note=note,
            past=past,
        )
        return cast("F", self._filled("record", name, work))

    def author_of(self, content: Form) -> int:
        """The person (an id) who filled in `content`, as :meth:`ask` returned it."""
        (author,) = self.works.hands_in(content)
        return author

    # -- machines -----------------------------------------------------------------------------

    def run(self, step: ServiceStep[R], name: str | None = None, **arguments: Any) -> R:
        """Have machines do `step`, retried and recorded once; returns what it returned."""
        key, entry = self.call(step, name, arguments, awaited=True)
        if entry is None or entry.state in UNDECIDED:
            self.wait(key, entry)
        return cast("R", cast("Step", entry).result)

    def tell(self, step: ServiceStep[Any], name: str | None = None, **arguments: Any) -> None:
        """As `run`, without waiting for it: a notice that must go out, whatever happens next."""
        self.call(step, name, arguments, awaited=False)

    def look_up(self, what: LookUp, name: str | None = None, **arguments: Any) -> Any:
        """Read something of the office's own tables, once: what it was stands in the record."""
        return self.settled(name or what.name, LOOK_UP, what.name, (what, arguments)).result

    def do(self, deed: Deed[R], name: str | None = None, **arguments: Any) -> R:
        """Do something to the office's own tables (a booking, say), once, with this very step.

        It is done in the transaction of whatever the mission has just read: the decision before it
        and the deed stand together, or neither does. Returns what came of it, ever after.
        """
        entry = self.settled(name or deed.name, DEED, deed.name, (deed, arguments))
        return deed.recalls(entry.result)

    # -- several at once ----------------------------------------------------------------------

    def all(self, **branches: Callable[[], Any]) -> tuple[Any, ...]:
        """Every branch, side by side; returns their results in the order written here."""
        return joins.all_of(self, branches)

    def any(self, name: str, n: int = 1, **branches: Callable[[], Any]) -> dict[str, Any]:
        """The first `n` branches to finish; the losers are cancelled. Returns winner → result."""
        return joins.any_of(self, name, n, branches)

    def each(self, name: str, items: Iterable[R], branch: Callable[[R], Any]) -> list[Any]:
        """`branch` for every one of `items`, side by side; returns the results in their order."""
        return joins.each_of(self, name, list(items), branch)

    # -- time, messages, children -------------------------------------------------------------

    def wait_until(self, name: str, due: Due) -> datetime:
        """Nothing more before that moment; returns it."""
        if due is None:
            raise TypeError("wait_until needs a moment: without one the case would wait for ever")
        entry = self.settled(name, TIMER, "", due)
        return cast("datetime", entry.due_at)

    def wait_for(self, name: str, form: type[F]) -> F:
        """A message of that name (`workflows.messages`), read with `form`."""
        entry = self.settled(name, MESSAGE, form.__name__, None)
        return form.recall(entry.result)

    def open(self, name: str, mission: str, request: Form, *, subject: str) -> Child:
        """Open a case of another mission as a child of this one."""
        entry = self.settled(name, CHILD, mission, (request, subject))
        return Child(entry.result["code"])

    def outcome_of(self, name: str, child: Child) -> str:
        """Wait until a child case has ended; returns its outcome."""
        entry = self.settled(name, CHILD_END, child.code, None)
        return cast("str", entry.result["outcome"])

    def closes(self, outcome: str) -> Outcome:
        """How this case ends; a mission returns it."""
        return Outcome(outcome)

    def _filled(self, verb: str, name: str, work: HumanWork) -> Form:
        entry = self.human_answer(verb, name, work)
        answer = entry.result
        return self.written(work.form.recall(answer["answer"]), answer["by"], key=entry.key)

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
        register: RegisterName | None = None,
        to_whom: To = "",
        about: str = "",
        note: str = "",
    ) -> Decided[G]:
        authors = self.works.hands_in(content)
        decides = verb in {"approve", "sign"}  # who has checked it may check it again
        work = HumanWork(
            title=title or form.title,
            form=form,
            of=_each(of, content, *beside),
            due=due,
            shows=content,
            beside=beside,
            barred=sorted(authors) if four_eyes else (),
            checked_by=sorted(self.reviews.hands_in(content)) if decides and four_eyes else (),
            register=register,
            to_whom=to_whom,
            about=about,
            note=note,
        )
        entry = self.human_answer(verb, name, work)
        answer = entry.result
        edited = answer.get("edited")
        if edited is not None and content is not None:
            read = type(content).recall(edited)
            content = cast("G", self.written(read, *authors, answer["by"]))
        decided = decided_by(answer, content, entry.done_at or self.now)
        if verb == "review" and decided.approved and content is not None:
            self.reviews.add(content, answer["by"])
        return decided


def _each(of: Of, *shown: Form | None) -> tuple[str, ...] | UpTo:
    if isinstance(of, UpTo):
        return of.for_sum_of(shown)
    return (of,) if isinstance(of, str) else of

"""In which ways a step that waits may end: what people, machines and time can answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.decision import Outcome, Review, ReviewOutcome
from forms.made_up import made_up, variations
from models.matter import matter_of
from models.step import StepState
from tasks.decided import APPROVE, APPROVE_WITH_EDIT
from tasks.signals import BY_HAND
from tasks.turn import CHILD, CHILD_END, DONE_AT_ONCE, LOOK_UP, MESSAGE, RUN, TIMER, HumanWork, UpTo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from forms.form import Form
    from tasks.turn import Opening
    from workflows.exploring.knowledge import Knowledge
    from workflows.exploring.reads import Reads

    Forms = Mapping[str, type[Form]]


class Way(NamedTuple):
    """How a step ended: what is said of it, and what the record then holds.

    `name` is the outcome, and what was said in the fields that decide.
    """

    name: str
    result: Any = None
    state: str = StepState.DONE


WITHDRAWN = Way("withdrawn")
TAKEN_AWAY = Way("taken-away", {"cancelled": BY_HAND}, StepState.CANCELLED)


class Ways:
    """The ways in which steps may end, by what the mission was seen to read of their forms.

    `ends_of` says how a child case of a mission may end; `messages` are the mission's own.
    """

    def __init__(
        self,
        reads: Reads,
        knowledge: Knowledge,
        messages: Forms,
        ends_of: Callable[[str], Sequence[str]],
    ) -> None:
        self._reads = reads
        self._knowledge = knowledge
        self._messages = messages
        self._ends_of = ends_of
        self._answers: dict[type[Form], list[tuple[str, dict[str, Any]]]] = {}

    def of(self, opening: Opening, author: int) -> Iterator[Way]:
        """Every way in which the step may end; `author` stands for whoever does it."""
        if isinstance(opening.body, HumanWork):
            yield from self._by_people(opening, opening.body, author)
            yield TAKEN_AWAY
        elif opening.kind in DONE_AT_ONCE:
            yield from _done_at_once(opening)
        elif opening.kind == MESSAGE:
            # What the mission does not name among its messages cannot come.
            forms = {each.__name__: each for each in self._messages.values()}
            if opening.what in forms:
                for name, answer in self.answers(forms[opening.what]):
                    yield Way(name or "came", answer)
        elif opening.kind == CHILD_END:
            for outcome in self._ends_of(opening.what):
                yield Way(outcome, {"outcome": outcome})
        elif opening.kind == CHILD:
            yield Way("opened", {"code": opening.what})
        else:
            yield Way({TIMER: "time", RUN: "done"}[opening.kind])

    def answers(self, form: type[Form]) -> list[tuple[str, dict[str, Any]]]:
        """Answers to a form that differ in what decides, each with what it says there."""
        if form not in self._answers:
            found: dict[Any, tuple[str, dict[str, Any]]] = {}
            for pins in variations(form, self._reads.decides):
                answer = made_up(form, pins)
                if answer is not None:
                    comes_to = self._knowledge.of_result(form.recall(answer))
                    found.setdefault(comes_to, (_said(pins), answer))
            self._answers[form] = _told_apart(list(found.values()))
        return self._answers[form]

    def _by_people(self, opening: Opening, work: HumanWork, author: int) -> Iterator[Way]:
        if opening.kind == "acknowledge":
            yield Way("acknowledged", {"by": author, "outcome": "acknowledged"})
        elif opening.kind in {"review", "approve", "sign"}:
            yield from _decisions(work, author)
        else:
            for name, answer in self.answers(work.form):
                yield Way(name or "done", {"by": author, "outcome": "done", "answer": answer})


def _done_at_once(opening: Opening) -> Iterator[Way]:
    what, arguments = opening.body
    if opening.kind == LOOK_UP:
        for found in what.may_find(**arguments):
            yield Way("found" if found else "found-nothing", found)
    else:
        for came in what.may_come_to(**arguments):
            yield Way("done" if came else "nothing", came)


def _told_apart(answers: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """The same with a name each: rows of a table that differ are named by their number."""
    count: Counter[str] = Counter()
    told = []
    for name, answer in answers:
        count[name] += 1
        told.append((f"{name} ({count[name]})" if count[name] > 1 else name, answer))
    return told


def _decisions(work: HumanWork, author: int) -> Iterator[Way]:
    for outcome in ReviewOutcome if issubclass(work.form, Review) else Outcome:
        edited = outcome == APPROVE_WITH_EDIT
        if edited and work.shows is None:
            continue
        said = {
            "by": author,
            "outcome": outcome.value,
            "edited": work.shows.record() if edited and work.shows is not None else None,
            "number": "1/2570" if work.register else None,
        }
        rungs = _last_rungs(work.of) if outcome == APPROVE else _last_rungs(work.of)[:1]
        for rung in rungs:
            name = f"{outcome.value} ({rung})" if rung and len(rungs) > 1 else outcome.value
            yield Way(name, said | {"rung": rung})


def _last_rungs(of: Sequence[str] | UpTo) -> list[str]:
    """On which rungs a step may end, whatever an office's ladder says; of those inside just one."""
    if not isinstance(of, UpTo):
        return [""]
    rungs = matter_of(of.matter).rungs
    inside = [rung for rung in rungs if not rung.is_outside]
    return [rung.value for rung in rungs if rung.is_outside or rung is inside[-1]]


def _said(pins: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_short(value)}" for name, value in pins.items())


def _short(value: Any) -> str:
    match value:
        case None | []:
            return "–"
        case [{**_row}, *_]:
            return "[…]"
        case [item, *_]:
            return str(item)
    return str(value)

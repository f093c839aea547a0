"""What one replay found to be done: the openings, the ends, the calls for machines, the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from forms.rules import UNBOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from forms.form import Form
    from forms.requester import RequesterBlock
    from forms.rules import Bounds
    from models.deadline import Due
    from models.register_name import RegisterName
    from models.wording import Text
    from tasks.service import ServiceStep

JOIN, DEPARTED, LOOK_UP, DEED, TIMER, MESSAGE, CHILD, CHILD_END, RUN, SKIPPED = (
    "any",
    "departed",
    "look_up",
    "do",
    "wait_until",
    "wait_for",
    "open",
    "outcome_of",
    "run",
    "skipped",
)
DONE_AT_ONCE = frozenset({LOOK_UP, DEED})
"""Kinds that are over once they are written down."""
SETTLED_BY_US = frozenset({*DONE_AT_ONCE, TIMER, MESSAGE, CHILD, CHILD_END})
"""Kinds whose wait may be over the moment it begins, so that the mission goes on at once."""


@dataclass(frozen=True)
class UpTo:
    """Whoever has the last word on `matter` (`models.matter`), for that much money in baht.

    The office's ladder is read when the task opens, and what it then said stays so for the task. A
    rung outside the office has its word entered after the director's
    (:attr:`tasks.decided.Decided.goes_outside`).
    """

    matter: str
    baht: Decimal | int | None = None

    def for_sum_of(self, shown: Iterable[Form | None]) -> UpTo:
        """For the money that these forms speak of, where the mission named no sum itself."""
        return self if self.baht is not None else replace(self, baht=at_stake(shown))


def at_stake(shown: Iterable[Form | None]) -> Decimal | None:
    """The baht that the first of these forms commits that is about money."""
    sums = (form.amount_at_stake() for form in shown if form is not None)
    return next((baht for baht in sums if baht is not None), None)


@dataclass(frozen=True)
class HumanWork:
    """What a human step asks, of whom, until when, showing what.

    `barred` have their own work in it; `checked_by` have reviewed it, and decide on it only where
    nobody else is there (handbook 1.5). `past` is who would decide but did the work themselves.
    `register`, `to_whom` and `about` say which number it takes, for whom and on what, where the
    content does not say it itself. `confirms` are the keys of the steps whose papers it asks for.
    `bounds` are what the times of the answer are held against.
    """

    title: Text
    form: type[Form]
    of: Sequence[str] | UpTo
    due: Due
    shows: Form | None = None
    beside: Sequence[Form] = ()
    starts_from: Form | Mapping[str, Any] | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    barred: Sequence[int] = ()
    register: RegisterName | None = None
    to_whom: str | RequesterBlock = ""
    about: str = ""
    checked_by: Sequence[int] = ()
    past: Sequence[str] = ()
    confirms: Sequence[str] = ()
    note: str = ""
    bounds: Bounds = UNBOUND


@dataclass(frozen=True)
class Opening:
    """A step to be written into the record; `body` is what its kind needs."""

    key: str
    kind: str
    what: str
    body: Any = None


@dataclass(frozen=True)
class ReadyCall:
    """A service step that stands in the record undone, with its arguments from this replay.

    Nobody waits for one that is not `awaited` (a notice): it is done even after the case has ended.
    """

    key: str
    step: ServiceStep[Any]
    arguments: dict[str, Any]
    awaited: bool


@dataclass(frozen=True)
class Outcome:
    """How a mission ends a case."""

    name: str


@dataclass
class Turn:
    """All that one replay found; nothing of it has happened yet.

    `at` is the moment of the reading. What it interrupts happened then, so that the mission's clock
    shows the same on every later one.
    """

    at: datetime
    openings: list[Opening] = field(default_factory=list)
    cancellations: dict[str, str] = field(default_factory=dict)
    calls: list[ReadyCall] = field(default_factory=list)
    outcome: Outcome | None = None

"""Service steps: what machines do for a case.

A service step is at-least-once: it hands its idempotency key to whatever it calls, and must bear
being run twice. Prefect runs it as a task with the retries given here (`workflows.flows`); this
module does not import Prefect, which the web process never needs.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from models.database import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from models.document import Document
    from models.wording import Text


R = TypeVar("R")
Papers: TypeAlias = "Callable[..., list[dict[str, Any]]]"


@dataclass(frozen=True)
class ServiceCall:
    """One attempt at one service step of one case."""

    case_id: int
    case_code: str
    office_id: int
    step_key: str
    attempt: int
    secret: bool = False
    """Whether the case is, so that what fails must not say of what (to Prefect)."""

    to_come: tuple[Document, ...] = ()
    """What would lie in the case's file besides, when the call is only a rehearsal of a paper."""

    @property
    def idempotency_key(self) -> str:
        """The same for every attempt: ``CODE/step/key``."""
        return f"{self.case_code}/{self.step_key}"

    def transaction(self) -> AbstractContextManager[Session]:
        """A transaction of its own; none is held while the step talks to the outside."""
        return write()


@dataclass(frozen=True)
class ServiceStep(Generic[R]):
    """A function that machines run, its name in the record, and how often it is tried."""

    name: str
    title: Text
    function: Callable[..., R]
    retries: int
    delays: tuple[float, ...]
    papers: Papers | None = None
    """What it sets (the `papers` of `tasks.papers.set_papers`), worked out without doing it."""

    sets: int = 0
    """How many papers that is."""

    def __call__(self, call: ServiceCall, **arguments: Any) -> R:
        """Do it, once; returns what JSON can hold."""
        return self.function(call, **arguments)


_NAMED: dict[str, ServiceStep[Any]] = {}


def titles_of_steps() -> dict[str, Text]:
    """What the service steps of today's code are called, by the names in the record."""
    return {name: step.title for name, step in _NAMED.items()}


def service_step(
    name: str,
    *,
    title: Text,
    retries: int = 3,
    delays: tuple[float, ...] = (1, 10, 60),
    papers: Papers | None = None,
    sets: int = 1,
) -> Callable[[Callable[..., R]], ServiceStep[R]]:
    """Make a function ``(call: ServiceCall, **arguments) -> JSON`` a service step.

    `papers` takes the same and says which papers the step sets, `sets` of them, so that whoever
    decides can see them before (`workflows.previewing`); the step sets just these.
    `delays` are the seconds before each retry. After the last one the step becomes an incident.
    """

    def made(function: Callable[..., R]) -> ServiceStep[R]:
        how_often = (retries, delays[:retries])
        step = ServiceStep(name, title, function, *how_often, papers, sets if papers else 0)
        object.__setattr__(step, "__doc__", function.__doc__)
        _NAMED[name] = step
        return step

    return made

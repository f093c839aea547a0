"""Service steps: what machines do for a case.

A service step is at-least-once: it hands its idempotency key to whatever it calls, and must bear
being run twice. Prefect runs it as a task with the retries given here (`workflows.flows`); this
module does not import Prefect, which the web process never needs.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from models.database import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from models.wording import Text


R = TypeVar("R")


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

    def __call__(self, call: ServiceCall, **arguments: Any) -> R:
        """Do it, once; returns what JSON can hold."""
        return self.function(call, **arguments)


_NAMED: dict[str, ServiceStep[Any]] = {}


def titles_of_steps() -> dict[str, Text]:
    """What the service steps of today's code are called, by the names in the record."""
    return {name: step.title for name, step in _NAMED.items()}


def service_step(
    name: str, *, title: Text, retries: int = 3, delays: tuple[float, ...] = (1, 10, 60)
) -> Callable[[Callable[..., R]], ServiceStep[R]]:
    """Make a function ``(call: ServiceCall, **arguments) -> JSON`` a service step.

    `delays` are the seconds before each retry. After the last one the step becomes an incident.
    """

    def made(function: Callable[..., R]) -> ServiceStep[R]:
        step = ServiceStep(name, title, function, retries, delays[:retries])
        object.__setattr__(step, "__doc__", function.__doc__)
        _NAMED[name] = step
        return step

    return made

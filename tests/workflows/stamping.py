"""A service step that tells when it was called, and workers that run it or take their time."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from models.role import Role
from models.wording import _
from tasks.service import ServiceCall, service_step
from tests.cast import CastLetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event as Signal

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from workflows.leg import Taken

seen: list[tuple[str, int]] = []
during: list[Any] = []


@service_step("stamp", title=_("ประทับตรา", "Stamp"))
def stamp(call: ServiceCall, **arguments: Any) -> Any:
    """Notes that it was called, and does what a test wants done meanwhile."""
    seen.append((call.idempotency_key, call.attempt))
    for meanwhile in during:
        meanwhile()
    return arguments or call.attempt


@pytest.fixture
def nothing_seen() -> None:
    """No step was called yet, and none does anything besides."""
    seen.clear()
    during.clear()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def slow(pool: ThreadPoolExecutor) -> Iterator[Future[Any]]:
    """What a worker that takes its time waits for; it never waits longer than the test."""
    future: Future[Any] = Future()
    yield future
    if not future.done():
        future.set_result("left")


def submit_to(pool: ThreadPoolExecutor) -> Any:
    return lambda taken: pool.submit(taken.step, taken.call, **taken.arguments)


def once(doing: Callable[[], Any]) -> Callable[[], None]:
    """Do that during the next step, and during no other."""

    def does() -> None:
        during.clear()
        doing()

    return does


def kept_waiting(slow: Future[Any], meanwhile: Signal) -> Callable[[Taken], Future[Any]]:
    """A worker that has taken a step, and says so, but takes its time."""

    def submit(_taken: Taken) -> Future[Any]:
        meanwhile.set()
        return slow

    return submit


def stamps(case: CaseRun, _request: Any) -> Outcome:
    first = case.run(stamp, words="ก")
    case.run(stamp, **first)
    return case.closes("done")


def stamps_between(case: CaseRun, _request: Any) -> Outcome:
    case.all(
        one=lambda: case.run(stamp),
        two=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
    )
    case.run(stamp)
    return case.closes("done")

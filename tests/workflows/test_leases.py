"""A step is its worker's as long as the lease is renewed; then another worker takes it over."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Event as Signal
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from models.settings import settings
from tests.acceptance.prefect_api import soon
from tests.cast import case_of, incidents_of, kinds_of, opened, record_of, steps_of
from tests.workflows.stamping import kept_waiting, seen, stamps_between, submit_to
from workflows.leg import Taken, run_leg

if TYPE_CHECKING:
    from datetime import datetime

pytestmark = pytest.mark.usefixtures("office", "nothing_seen")


def take(code: str) -> Taken:
    """A worker takes the step, and is killed before it is done."""
    taken: list[Taken] = []

    def killed(each: Taken) -> Future[Any]:
        taken.append(each)
        raise SystemExit

    with pytest.raises(SystemExit):
        run_leg(code, killed)
    return taken[0]


def after_the_lease() -> Any:
    return clock.moved_to(clock.now() + timedelta(minutes=1))


def test_a_killed_workers_step_is_taken_over_when_its_lease_lapses(
    pool: ThreadPoolExecutor,
) -> None:
    code = opened(stamps_between)
    take(code)
    run_leg(code, submit_to(pool))
    assert seen == [], "the lease still runs"
    with after_the_lease():
        run_leg(code, submit_to(pool))
    assert seen == [(f"{code}/one/stamp", 2)]
    assert steps_of(code)["one/stamp"] == "done"


def test_the_first_result_stands_though_the_step_ran_twice(
    pool: ThreadPoolExecutor, slow: Future[Any]
) -> None:
    """A worker that was only slow comes back after another took over and finished."""
    code = opened(stamps_between)
    meanwhile = Signal()
    leg = pool.submit(run_leg, code, kept_waiting(slow, meanwhile))
    assert meanwhile.wait(10)
    with after_the_lease():
        run_leg(code, submit_to(pool))
    slow.set_result("late")
    leg.result(10)
    assert record_of(code)["one/stamp"].result == 2
    assert kinds_of(code).count("service-step.done") == 1


def test_a_late_failure_does_not_undo_the_result_of_who_took_over(
    pool: ThreadPoolExecutor, slow: Future[Any]
) -> None:
    code = opened(stamps_between)
    meanwhile = Signal()
    leg = pool.submit(run_leg, code, kept_waiting(slow, meanwhile))
    assert meanwhile.wait(10)
    with after_the_lease():
        run_leg(code, submit_to(pool))
    slow.set_exception(OSError("gone"))
    leg.result(10)
    assert (steps_of(code)["one/stamp"], incidents_of(code)) == ("done", [])


def test_a_late_success_settles_the_failure_of_who_took_over(
    pool: ThreadPoolExecutor, slow: Future[Any]
) -> None:
    code = opened(stamps_between)
    meanwhile = Signal()
    leg = pool.submit(run_leg, code, kept_waiting(slow, meanwhile))
    assert meanwhile.wait(10)
    failed: Future[Any] = Future()
    failed.set_exception(OSError("gone"))
    with after_the_lease():
        run_leg(code, lambda _taken: failed)
    assert case_of(code).in_trouble
    slow.set_result("late")
    leg.result(10)
    assert steps_of(code)["one/stamp"] == "done"
    assert (incidents_of(code), case_of(code).in_trouble) == ([], False)


def test_a_step_that_takes_longer_than_its_lease_stays_with_its_worker(
    pool: ThreadPoolExecutor, slow: Future[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease is renewed while the step is worked on: whoever else comes finds it taken."""
    monkeypatch.setenv("PRASAN_LEASE_SECONDS", "1")
    settings.cache_clear()
    code = opened(stamps_between)
    meanwhile = Signal()
    leg = pool.submit(run_leg, code, kept_waiting(slow, meanwhile))
    assert meanwhile.wait(10)
    first = leased_until(code)
    for seconds in (1, 2, 3):
        until = first + timedelta(seconds=seconds)
        soon(partial(is_leased_until, code, until), within=10)
        assert run_leg(code, submit_to(pool)) is None
        assert seen == []
    slow.set_result("done in its own time")
    leg.result(10)
    step = record_of(code)["one/stamp"]
    assert (step.state, step.attempt, step.result) == ("done", 1, "done in its own time")


def is_leased_until(code: str, moment: datetime) -> bool:
    """Whether the lease on the step of that case lasts until then."""
    return leased_until(code) >= moment


def leased_until(code: str) -> datetime:
    """The end of the lease on the step of that case."""
    until = record_of(code)["one/stamp"].lease_until
    assert until is not None
    return until

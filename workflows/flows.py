"""Each mission as a Prefect flow: one flow run per case, from its opening to its end.

A leg of a case runs in its flow run and does the service steps that are ready, each as a Prefect
task. When everything left waits for people or time, the run suspends. Every flow is an attribute of
this module (``workflows.flows.press_conference``), so that any Prefect worker can import it.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from prefect import Flow, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.states import Cancelled, Completed
from prefect.task_runners import ThreadPoolTaskRunner

from models.case import CaseState
from models.errors import NotFound
from workflows.catalogue import mission_of
from workflows.leg import Ended, EngineLost, Taken, run_leg
from workflows.suspending import suspend
from workflows.turns import meanwhile

if TYPE_CHECKING:
    from prefect.futures import PrefectConcurrentFuture


class Withheld(Exception):
    """A step of a secret case failed; why stands in the office's own record."""


STEPS_AT_ONCE = 8
"""How many service steps of one case run at the same time."""


@cache
def flow_of(mission_key: str) -> Flow[[str], State[None]]:
    """The Prefect flow of a mission; `NotFound` when the office has no such mission."""
    mission = mission_of(mission_key)

    steps: Any = ThreadPoolTaskRunner(max_workers=STEPS_AT_ONCE)

    @flow(
        name=mission.key,
        description=mission.procedure_in_words,
        task_runner=steps,
        persist_result=False,
        validate_parameters=False,
    )
    def leg(case: str) -> State[None]:
        with meanwhile():
            ended = run_leg(case, submit)
        if ended is None:
            suspend()
        return end_state(ended)

    return leg


def entrypoint_of(mission_key: str) -> str:
    """Where a Prefect worker finds the flow of a mission."""
    return f"{__name__}.{mission_key.replace('-', '_')}"


def flow_at(entrypoint: str) -> Flow[[str], State[None]] | None:
    """The flow that stands there; None when no mission of the catalogue does."""
    module, _, name = entrypoint.rpartition(".")
    with suppress(NotFound):
        flow = flow_of(name.replace("_", "-"))
        return flow if module == __name__ else None
    return None


def end_state(ended: Ended) -> State[None]:
    """The state in which the flow run of an ended case stands."""
    message = f"{ended.state}: {ended.outcome}"
    if ended.state == CaseState.WITHDRAWN:
        return Cancelled(message=message)
    return Completed(message=message)


def submit(taken: Taken) -> Future[Any]:
    """Start a service step as a task of the flow run that this is called in."""
    if (away := get_client(sync_client=True).api_healthcheck()) is not None:
        # Prefect would never hear of a task that ran now; the step waits, as all others do.
        return _failed(EngineLost(repr(away)))
    step = taken.step
    failures: list[Exception] = []

    @task(
        name=step.name,
        description=step.title.en,
        task_run_name=lambda: taken.call.step_key,
        retries=step.retries,
        retry_delay_seconds=list(step.delays),
        persist_result=False,
        cache_policy=NO_CACHE,
    )
    def service_step() -> Any:
        try:
            return step(taken.call, **taken.arguments)
        except Exception as failure:
            failures.append(failure)
            if taken.call.secret:
                raise Withheld from None
            raise

    return _plain(cast("PrefectConcurrentFuture[Any]", service_step.submit()), failures)


def _plain(running: PrefectConcurrentFuture[Any], failures: list[Exception]) -> Future[Any]:
    """A future of what the step returned or raised; Prefect's own has the state of its task run."""
    plain: Future[Any] = Future()

    def pass_on(_: object) -> None:
        try:
            plain.set_result(running.result())
        except BaseException as error:  # noqa: BLE001 - told to whoever asks the future
            if isinstance(error, Withheld):
                error = failures[-1]
            of_the_step = any(error is failure for failure in failures)
            plain.set_exception(error if of_the_step else EngineLost(repr(error)))

    running.wrapped_future.add_done_callback(pass_on)
    return plain


def _failed(error: Exception) -> Future[Any]:
    failed: Future[Any] = Future()
    failed.set_exception(error)
    return failed


def __getattr__(name: str) -> Flow[[str], State[None]]:
    try:
        return flow_of(name.replace("_", "-"))
    except NotFound:
        raise AttributeError(name) from None

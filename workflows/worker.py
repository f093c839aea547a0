"""The worker type ``prasan``: it runs missions inside its own process.

Prefect finds it by the entry point group ``prefect.collections``, so that
``prefect worker start --type prasan --pool prasan`` works too. Under `prasan worker` its polling
is only the slow safety net: `workflows.reconcile` tells it which run to take.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TYPE_CHECKING, Any, cast

from prefect.exceptions import Abort, Pause
from prefect.flow_engine import run_flow
from prefect.settings import (
    PREFECT_CLIENT_MAX_RETRIES,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    temporary_settings,
)
from prefect.workers.base import (
    BaseJobConfiguration,
    BaseVariables,
    BaseWorker,
    BaseWorkerResult,
)

from workflows.flows import flow_at
from workflows.suspending import UnheardError
from workflows.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from anyio.abc import TaskStatus
    from prefect import Flow
    from prefect.client.schemas.objects import FlowRun, State

LEGS_AT_ONCE = 32
"""How many runs a worker started by `prefect worker start` takes at once, unless told otherwise."""

LEG_SETTINGS = {
    # The thread that sends heartbeats holds every leg up to a second longer than it takes; the
    # leases in our record say who is alive.
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
    # A leg that cannot reach Prefect ends, and is taken up again as soon as Prefect answers.
    PREFECT_CLIENT_MAX_RETRIES: 2,
}


class ForeignRunError(Exception):
    """A flow run in our work pool that is not of a mission of the office."""

    def __init__(self, name: str | None, entrypoint: str | None) -> None:
        super().__init__(
            f"flow run {name!r} is refused: {entrypoint!r} is not a mission of the catalogue,"
            " and this worker runs nothing else"
        )


class Leg(BaseWorkerResult):
    """What Prefect's own loop wants to know about a leg; the flow run's state says more."""


class PrasanWorker(BaseWorker[BaseJobConfiguration, BaseVariables, Leg]):
    """Runs the flow runs of its work pool in threads of this process."""

    type = "prasan"
    _display_name = "Prasan"
    _description = "Runs missions inside the worker's own process: no container, no subprocess."

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._limit = self._limit or LEGS_AT_ONCE
        self.live: set[UUID] = set()
        """The flow runs that this worker is running now."""

    async def run(
        self,
        flow_run: FlowRun,
        configuration: BaseJobConfiguration,  # noqa: ARG002 - Prefect's signature
        task_status: TaskStatus[int] | None = None,
    ) -> Leg:
        """Run a flow run that Prefect's own loop found; a foreign one crashes and runs nothing."""
        mission = await self._mission_of(flow_run)
        if task_status is not None:
            task_status.started(os.getpid())
        await self.take(flow_run, mission)
        return Leg(identifier=self.name, status_code=0)

    async def _mission_of(self, flow_run: FlowRun) -> Flow[..., Any]:
        # Prefect would run the commands and load the code that a deployment names, and anybody who
        # reaches Prefect may make one; we run what stands in the catalogue.
        if flow_run.deployment_id is None:
            raise ForeignRunError(flow_run.name, None)
        deployment = await self.client.read_deployment(flow_run.deployment_id)
        mission = flow_at(deployment.entrypoint or "")
        if mission is None:
            raise ForeignRunError(flow_run.name, deployment.entrypoint)
        return mission

    async def take(self, flow_run: FlowRun, mission: Flow[..., Any]) -> State[Any] | None:
        """Run a flow run now; its state afterwards, None when it runs already or is refused."""
        if flow_run.id in self.live:
            return None
        self.live.add(flow_run.id)
        try:
            return await _in_a_thread(lambda: _run_here(flow_run, mission))
        finally:
            self.live.discard(flow_run.id)


def _run_here(flow_run: FlowRun, mission: Flow[..., Any]) -> State[Any] | None:
    # For a run of a deployment the engine starts a watcher (a socket, a thread, 0.2 s) that looks
    # out for a suspension from outside; a leg is too short to be suspended.
    unwatched = flow_run.model_copy(update={"deployment_id": None})
    try:
        with in_turn(), temporary_settings(LEG_SETTINGS):
            state = run_flow(mission, flow_run=unwatched, return_type="state")
    except Pause as suspended:
        return suspended.state
    except UnheardError as unheard:
        raise ConnectionError(str(unheard)) from unheard
    except Abort:  # Prefect refuses: the run is somebody else's, or over
        return None
    return cast("State[Any] | None", state)


async def _in_a_thread(work: Callable[[], State[Any] | None]) -> State[Any] | None:
    """Run `work` in a thread that does not keep the process alive when it is told to stop."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[State[Any] | None] = loop.create_future()

    def settle(state: State[Any] | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(state)
        else:
            done.set_exception(error)

    def body() -> None:
        state, error = None, None
        try:
            state = work()
        except BaseException as raised:  # noqa: BLE001 - raised again where it is awaited
            error = raised
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, state, error)

    # A thread begins with no context; Prefect keeps its settings there.
    Thread(target=copy_context().run, args=(body,), name="leg", daemon=True).start()
    return await done

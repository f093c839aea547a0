"""The worker's process: what runs in it, started together and stopped together."""

from __future__ import annotations

import asyncio
import signal
from socket import gethostname
from time import monotonic
from typing import TYPE_CHECKING, Any

import structlog

from models.settings import settings
from workflows.catalogue import MISSIONS
from workflows.deployments import Deployments
from workflows.flow_runs import FlowRuns
from workflows.forever import forever
from workflows.prefect_client import prompt_client
from workflows.prefect_outage import Outage
from workflows.reconcile import Reconciler
from workflows.rounds import run_due
from workflows.sweep import out_of_step
from workflows.timeline import Timeline
from workflows.worker import PrasanWorker

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from prefect.client.orchestration import PrefectClient

log = structlog.get_logger(__name__)

RECONCILE = 0.05
TIMELINE = 0.5
ROUND = 1.0
"""Seconds between two rounds of the clock."""

PATROL = 30.0
"""Seconds between two signs of life to Prefect; each also looks for runs that nobody took."""

SWEEP = 600.0
"""Seconds between two looks at the flow runs of all open cases."""

LAST_MINUTE = 5.0
"""Seconds that legs get to end when the worker is told to stop."""


async def work() -> None:
    """Work until SIGTERM or SIGINT, and see to it that legs in hand end, if they soon do."""
    told = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, told.set)
    async with prompt_client() as client:
        await EngineRoom(client).work_until(told)


class EngineRoom:
    """What works together in the worker's process."""

    def __init__(self, client: PrefectClient) -> None:
        self._client = client
        self._outage = Outage()
        self._worker = PrasanWorker(settings().work_pool, name=f"prasan {gethostname()}")
        self._deployments = Deployments(client)
        flow_runs = FlowRuns(client, self._worker, self._deployments)
        self._reconciler = Reconciler(flow_runs, self._outage)
        self._timeline = Timeline(client, self._deployments, self._outage)
        self._next_sweep = 0.0

    async def work_until(self, told: asyncio.Event) -> None:
        """Work until `told` is set; then let legs that soon end do so."""
        watch = asyncio.create_task(forever(self._keep_watch, every=ROUND))
        loops = [asyncio.create_task(loop) for loop in self._loops()]
        await told.wait()
        for loop in loops:
            loop.cancel()
        await self._let_legs_end()
        watch.cancel()
        await asyncio.wait([watch], timeout=1)

    def _loops(self) -> tuple[Coroutine[Any, Any, None], ...]:
        return (
            forever(_round, every=ROUND),
            forever(self._reconciler.turn, every=RECONCILE),
            forever(self._timeline.turn, every=TIMELINE),
            forever(self._sweep, every=ROUND),
        )

    async def _keep_watch(self) -> None:
        """Be a worker of our pool that Prefect sees, and take what nobody took."""
        elsewhere = True
        with self._outage.ridden_out():
            elsewhere = await self._deployments.run_elsewhere()
        if not elsewhere:
            async with self._worker:
                await forever(self._patrol, every=PATROL)

    async def _patrol(self) -> None:
        with self._outage.ridden_out():
            await self._worker.sync_with_backend()
            await self._worker.get_and_submit_flow_runs()

    async def _sweep(self) -> None:
        if self._outage.is_on or monotonic() < self._next_sweep:
            return
        with self._outage.ridden_out():
            for mission in MISSIONS:
                await self._deployments.id_of(mission.key)
            self._reconciler.look_at(await out_of_step(self._client))
            self._next_sweep = monotonic() + SWEEP

    async def _let_legs_end(self) -> None:
        until = monotonic() + LAST_MINUTE
        while self._worker.live:
            if monotonic() > until:
                log.warning("stopped in the middle of service steps; their leases lapse")
                return
            await asyncio.sleep(0.05)


async def _round() -> None:
    await asyncio.to_thread(run_due)

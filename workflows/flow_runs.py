"""One look at one case and its flow run in Prefect, and what brings the two together.

Level-triggered: nothing here believes what it did before; it reads how the flow run stands and does
the next thing. Races with other workers end as a refusal of Prefect's, and the next look is truer.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled, State, Suspended

from models import clock
from models.settings import settings
from workflows.flows import end_state, flow_of
from workflows.wanted import Wanted, note_end, note_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

    from workflows.worker import PrasanWorker


class FlowRuns:
    """The flow runs of our cases, as Prefect has them.

    `deployments` are the ids of the missions' deployments; `lost` the flow runs whose leg ended in
    this process without Prefect hearing of it.
    """

    def __init__(
        self, client: PrefectClient, worker: PrasanWorker, deployments: Mapping[str, UUID]
    ) -> None:
        self._client = client
        self._worker = worker
        self._deployments = deployments
        self.lost: set[UUID] = set()

    async def bring_forward(self, case: Wanted) -> bool:
        """Do the next thing for `case`; whether there is nothing more to do until it wants again."""
        run = await self._read(case)
        if run is None or (_is_final(run) and (case.ended is None or case.has_work)):
            run = await self._create(case, run)
        if _is_final(run):
            await asyncio.to_thread(note_end, case.case_id)
            return True
        if run.id in self._worker.live or (case.is_alive and not _waits(run)):
            return False
        if case.ended is not None and not case.has_work:
            return await self._end(case, run)
        return await self._go_on(case, run)

    async def _read(self, case: Wanted) -> FlowRun | None:
        if case.flow_run_id is None:
            return None
        try:
            return await self._client.read_flow_run(UUID(case.flow_run_id))
        except ObjectNotFound:  # Prefect's database was lost, or somebody deleted the run
            return None

    async def _create(self, case: Wanted, before: FlowRun | None) -> FlowRun:
        """The case's first flow run, or the next after one that cannot go on."""
        count = case.flow_runs + 1
        run = await self._client.create_flow_run_from_deployment(
            self._deployments[case.mission],
            name=case.code,
            parameters={"case": case.code},
            # Whoever else creates this one, or this one again, gets the same run.
            idempotency_key=case.code if count == 1 else f"{case.code}#{count}",
            state=_first_state(case),
        )
        await asyncio.to_thread(note_run, case.case_id, str(run.id), count)
        return run

    async def _end(self, case: Wanted, run: FlowRun) -> bool:
        """Nothing is left to run: tell Prefect the end, without a leg that would only do that."""
        if not (_waits(run) or self._is_dead(run)) or case.ended is None:
            return False
        await self._client.set_flow_run_state(run.id, end_state(case.ended))
        return False

    async def _go_on(self, case: Wanted, run: FlowRun) -> bool:
        if _state(run).is_paused():
            if not case.has_work:
                return True
            answer = await self._client.resume_flow_run(run.id)
            return False if answer.status != "ACCEPT" else await self._take(case, run)
        if not _state(run).is_scheduled():
            if not self._is_dead(run):
                return False
            lost = Scheduled(message="the worker that ran this is gone")
            await self._client.set_flow_run_state(run.id, lost, force=True)
        return await self._take(case, run)

    async def _take(self, case: Wanted, run: FlowRun) -> bool:
        self.lost.add(run.id)
        state = await self._worker.take(run, flow_of(case.mission), self._client)
        self.lost.discard(run.id)
        if state is not None and state.is_final():
            await asyncio.to_thread(note_end, case.case_id)
        return state is not None and (state.is_final() or state.is_paused())

    def _is_dead(self, run: FlowRun) -> bool:
        """Whether no worker is at a run that Prefect believes pending, running or cancelling."""
        grace = timedelta(seconds=settings().lease_seconds)
        return run.id in self.lost or clock.now() - _state(run).timestamp > grace


def _first_state(case: Wanted) -> State[Any] | None:
    """Where a new flow run starts: where the case stands. None is Prefect's *scheduled for now*."""
    if case.has_work:
        return None
    return Suspended() if case.ended is None else end_state(case.ended)


def _waits(run: FlowRun) -> bool:
    return _state(run).is_paused() or _state(run).is_scheduled()


def _is_final(run: FlowRun) -> bool:
    return _state(run).is_final()


def _state(run: FlowRun) -> State[Any]:
    if run.state is None:
        raise ValueError(f"flow run {run.id} has no state")
    return run.state

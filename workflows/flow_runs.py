"""One look at a case and its flow run in Prefect, and what brings the two together.

Level-triggered: nothing here believes what it did before; it reads how the flow run stands and does
the next thing. What Prefect refuses is looked at again.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from httpx import HTTPStatusError
from prefect.client.schemas.objects import State
from prefect.client.schemas.responses import SetStateStatus
from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled, Suspended

from models import clock
from models.settings import settings
from workflows.flows import end_state, flow_of
from workflows.wanted import Wanted, claim, note_end, note_run, unclaim

if TYPE_CHECKING:
    from datetime import datetime

    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

    from workflows.deployments import Deployments
    from workflows.worker import PrasanWorker


class FlowRuns:
    """The flow runs of our cases."""

    def __init__(
        self, client: PrefectClient, worker: PrasanWorker, deployments: Deployments
    ) -> None:
        self._client = client
        self._worker = worker
        self._deployments = deployments
        self._lost: dict[UUID, datetime] = {}
        # Prefect reads before it writes when it creates or resumes a run; on SQLite another writer
        # in between is an error, so at least we are not that writer.
        self._one_at_a_time = asyncio.Lock()

    async def bring_forward(self, case: Wanted) -> bool:
        """Do the next thing for `case`; whether that was all until it wants the engine again."""
        run = await self._read(case)
        if run is None or (_is_stopped(_state(run)) and _goes_on(case)):
            run = await self._create(case)
            if _is_stopped(_state(run)) and _goes_on(case):
                return False  # a run of that name from before our record began: not this one either
        if not (_waits(_state(run)) or _state(run).is_final() or self._is_dead(case, run)):
            return False
        if case.ended is not None and not case.has_work:
            return await self._end(case, run, end_state(case.ended))
        if _state(run).is_paused() and not case.has_work:
            return True
        if await self._deployments.run_elsewhere():
            return await self._offer(run)
        return await self._take(case, run)

    async def _read(self, case: Wanted) -> FlowRun | None:
        if case.flow_run_id is None:
            return None
        try:
            return await self._client.read_flow_run(UUID(case.flow_run_id))
        except ObjectNotFound:  # Prefect's database was lost, or somebody deleted the run
            return None

    async def _create(self, case: Wanted) -> FlowRun:
        """The case's first flow run, or the next after one that cannot go on."""
        count = case.flow_runs + 1
        try:
            run = await self._created(case, count)
        except HTTPStatusError as error:
            if error.response.status_code != HTTPStatus.NOT_FOUND:
                raise
            self._deployments.forget()  # Prefect's database was lost, deployments and all
            run = await self._created(case, count)
        await asyncio.to_thread(note_run, case.case_id, str(run.id), count)
        return run

    async def _created(self, case: Wanted, count: int) -> FlowRun:
        deployment = await self._deployments.id_of(case.mission)
        async with self._one_at_a_time:
            return await self._client.create_flow_run_from_deployment(
                deployment,
                name=case.code,
                parameters={"case": case.code},
                # Whoever else creates this one, or this one again, gets the same run.
                idempotency_key=case.code if count == 1 else f"{case.code}#{count}",
                state=_first_state(case),
            )

    async def _end(self, case: Wanted, run: FlowRun, end: State[Any]) -> bool:
        """Nothing is left to run; a leg would only come to tell Prefect this."""
        if _state(run).type != end.type and not await self._set(run, end):
            return False
        await asyncio.to_thread(note_end, case.case_id)
        return True

    async def _offer(self, run: FlowRun) -> bool:
        """Leave the run to the workers of its pool, which find it when it is scheduled."""
        if _state(run).is_paused():
            async with self._one_at_a_time:
                await self._client.resume_flow_run(run.id)
        elif not _state(run).is_scheduled():
            await self._set(run, _again())
        return False

    async def _take(self, case: Wanted, run: FlowRun) -> bool:
        """Run a leg here. A suspended run goes straight on: Prefect lets it, the claim is ours."""
        if case.has_work and not await asyncio.to_thread(claim, case.case_id):
            return False
        try:
            if not _waits(_state(run)):
                await self._set(run, _again())
            state = await self._worker.take(run, flow_of(case.mission))
        except BaseException:
            self._lost[run.id] = clock.now()
            unclaim(case.case_id)
            raise
        # A run at its end is looked at once more: whether that end is the case's.
        return state is not None and state.is_paused()

    async def _set(self, run: FlowRun, state: State[Any]) -> bool:
        answer = await self._client.set_flow_run_state(run.id, state, force=True)
        return bool(answer.status == SetStateStatus.ACCEPT)

    def _is_dead(self, case: Wanted, run: FlowRun) -> bool:
        """Whether nobody is at a run that Prefect believes pending, running or cancelling.

        Nobody is when its leg was lost in this process, or when it has been so for longer than a
        lease lasts and none of the case's steps is under a lease.
        """
        if run.id in self._worker.live:
            return False
        since = _state(run).timestamp
        if (lost := self._lost.pop(run.id, None)) is not None and since <= lost:
            return True
        return not case.is_alive and clock.now() - since > timedelta(
            seconds=settings().lease_seconds
        )


def _first_state(case: Wanted) -> State[Any] | None:
    """Where a new flow run starts: where its case stands. None is Prefect's *scheduled for now*."""
    if case.has_work:
        return None
    return Suspended() if case.ended is None else end_state(case.ended)


def _goes_on(case: Wanted) -> bool:
    return case.ended is None or case.has_work


def _is_stopped(state: State[Any]) -> bool:
    """Whether somebody ended the run in Prefect. One that failed or crashed goes on as it is."""
    return state.is_completed() or state.is_cancelled()


def _waits(state: State[Any]) -> bool:
    return state.is_paused() or state.is_scheduled()


def _again() -> State[Any]:
    return Scheduled(message="The worker that ran this is gone, or the leg failed: once more.")


def _state(run: FlowRun) -> State[Any]:
    if run.state is None:
        raise ValueError(f"flow run {run.id} has no state")
    return run.state

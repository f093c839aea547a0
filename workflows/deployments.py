"""Prefect's work pool and one deployment per mission; made when needed, the same each time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound

from models.settings import settings
from workflows.flows import entrypoint_of, flow_of
from workflows.worker import PrasanWorker

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import PrefectClient

DEPLOYMENT = "prasan"
"""The name of every mission's deployment: ``press-conference/prasan``."""


class Deployments:
    """The missions as Prefect knows them. Making one again changes nothing."""

    def __init__(self, client: PrefectClient) -> None:
        self._client = client
        self._ids: dict[str, UUID] = {}
        self._pool_type: str | None = None
        self._one_at_a_time = asyncio.Lock()

    async def id_of(self, mission: str) -> UUID:
        """The id of a mission's deployment, which is made if it was not there yet."""
        async with self._one_at_a_time:
            if mission not in self._ids:
                self._pool_type = await ensure_pool(self._client)
                self._ids[mission] = await deploy(self._client, mission)
            return self._ids[mission]

    def known(self, mission: str) -> UUID | None:
        """The id of a mission's deployment, if it is known by now."""
        return self._ids.get(mission)

    async def run_elsewhere(self) -> bool:
        """Whether the pool is of another type than ours, and other workers run what is in it."""
        if self._pool_type is None:
            self._pool_type = await ensure_pool(self._client)
        return self._pool_type != PrasanWorker.type

    def forget(self) -> None:
        """Look again next time: Prefect says that it does not know what we took for known."""
        self._ids.clear()
        self._pool_type = None


async def ensure_pool(client: PrefectClient) -> str:
    """The type of the work pool, made where there was none; an existing one stays as it is."""
    name = settings().work_pool
    try:
        return (await client.read_work_pool(name)).type
    except ObjectNotFound:
        template = PrasanWorker.get_default_base_job_template()
        pool = WorkPoolCreate(name=name, type=PrasanWorker.type, base_job_template=template)
        with suppress(ObjectAlreadyExists):  # another worker was quicker
            await client.create_work_pool(pool)
        return (await client.read_work_pool(name)).type


async def deploy(client: PrefectClient, mission: str) -> UUID:
    """Make or renew the deployment of a mission in the office's work pool."""
    flow = flow_of(mission)
    return await client.create_deployment(
        flow_id=await client.create_flow(flow),
        name=DEPLOYMENT,
        description=flow.description,
        tags=["prasan"],
        # A module path, not a file: Prefect's process worker runs elsewhere, on what is installed.
        entrypoint=entrypoint_of(mission),
        work_pool_name=settings().work_pool,
        parameter_openapi_schema=flow.parameters.model_dump_for_openapi(),
    )

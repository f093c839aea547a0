"""Prefect's work pool and one deployment per mission; made at every start, the same each time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound

from models.settings import settings
from workflows.flows import entrypoint_of, flow_of
from workflows.worker import PrasanWorker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from prefect.client.orchestration import PrefectClient

DEPLOYMENT = "prasan"
"""The name of every mission's deployment: ``press-conference/prasan``."""


async def ensure_deployments(client: PrefectClient, missions: Iterable[str]) -> dict[str, UUID]:
    """The ids of the missions' deployments, made where they were not there yet."""
    await ensure_pool(client)
    return {mission: await _deploy(client, mission) for mission in missions}


async def ensure_pool(client: PrefectClient) -> None:
    """See that the work pool is there; one of another type, made by the user, is taken as it is."""
    name = settings().work_pool
    try:
        await client.read_work_pool(name)
    except ObjectNotFound:
        template = PrasanWorker.get_default_base_job_template()
        pool = WorkPoolCreate(name=name, type=PrasanWorker.type, base_job_template=template)
        with suppress(ObjectAlreadyExists):  # another worker was quicker
            await client.create_work_pool(pool)


async def _deploy(client: PrefectClient, mission: str) -> UUID:
    flow = flow_of(mission)
    return await client.create_deployment(
        flow_id=await client.create_flow(flow),
        name=DEPLOYMENT,
        description=flow.description,
        tags=["prasan"],
        # A module path, not a file: Prefect's own process worker runs elsewhere, on what is installed.
        entrypoint=entrypoint_of(mission),
        work_pool_name=settings().work_pool,
        parameter_openapi_schema=flow.parameters.model_dump_for_openapi(),
        enforce_parameter_schema=True,
    )

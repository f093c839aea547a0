"""A look at the flow runs of all open cases, also of those that want nothing: do they stand true?

The loop over wanting cases never sees what went wrong in Prefect while people think: its database
lost, a run cancelled or deleted by hand, a worker killed just before a run was suspended.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.sorting import FlowRunSort
from sqlmodel import col, select

from models.case import ENDED, Case
from models.database import read

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient

BATCH = 200
"""Prefect answers with so many flow runs at once."""


async def out_of_step(client: PrefectClient) -> set[int]:
    """The open cases whose flow run is not suspended, or not there at all."""
    found: set[int] = set()
    after = 0
    while rows := await asyncio.to_thread(_open_cases, after):
        ids = [UUID(run_id) for _, run_id in rows if run_id is not None]
        runs = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=ids)),
            # Without these two Prefect's client sends null, which its server refuses.
            limit=BATCH,
            sort=FlowRunSort.ID_DESC,
        )
        waiting = {str(run.id) for run in runs if run.state is not None and run.state.is_paused()}
        found |= {case_id for case_id, run_id in rows if run_id not in waiting}
        after = rows[-1][0]
    return found


def _open_cases(after: int) -> list[tuple[int, str | None]]:
    asked = (
        select(Case.id, Case.flow_run_id)
        .where(col(Case.id) > after, col(Case.state).not_in(ENDED))
        .order_by(col(Case.id))
        .limit(BATCH)
    )
    with read() as session:
        return [(case_id or 0, run_id) for case_id, run_id in session.exec(asked)]

"""Keeping Prefect in step with the record: a loop over the cases that want the engine.

*Wants the engine* is a column, not a message: what this loop misses now it sees on its next turn.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import structlog

from workflows.wanted import Wanted, case_now, wanted_cases

if TYPE_CHECKING:
    from workflows.flow_runs import FlowRuns
    from workflows.prefect_outage import Outage

log = structlog.get_logger(__name__)

AT_ONCE = 32
"""How many cases are served at the same time; most of that time is spent in their service steps."""

SHORTEST_REST = 0.1
LONGEST_REST = 60.0
"""Seconds before a case that did not come forward is looked at again; each time twice as long."""


class Rest(NamedTuple):
    """How long a case is left alone, unless something happens to it."""

    until: float
    seconds: float
    newest_event: int

    @property
    def is_over(self) -> bool:
        """Whether its time has passed."""
        return monotonic() >= self.until


class Reconciler:
    """Serves the cases that want the engine, a few at once, and never gives up."""

    def __init__(self, flow_runs: FlowRuns, outage: Outage) -> None:
        self._flow_runs = flow_runs
        self._outage = outage
        self._serving: dict[int, asyncio.Task[None]] = {}
        self._unsettled: set[int] = set()
        self._rests: dict[int, Rest] = {}

    def look_at(self, case_ids: set[int]) -> None:
        """Look at these cases too, whether or not they want the engine."""
        self._unsettled |= case_ids

    async def turn(self) -> None:
        """Begin to serve every case that wants it and for which there is room."""
        room = AT_ONCE - len(self._serving)
        if room <= 0 or self._outage.is_on:
            return
        besides = [each for each in sorted(self._unsettled) if not self._is_at_rest(each)][:room]
        limit = room + len(self._serving) + len(self._rests)
        cases = await asyncio.to_thread(wanted_cases, besides, limit=limit)
        for case in [each for each in cases if self._may_serve(each)][:room]:
            task = asyncio.create_task(self._serve(case), name=case.code)
            self._serving[case.case_id] = task

    def _may_serve(self, case: Wanted) -> bool:
        if case.case_id in self._serving:
            return False
        rest = self._rests.get(case.case_id)
        return rest is None or rest.is_over or rest.newest_event != case.newest_event

    def _is_at_rest(self, case_id: int) -> bool:
        rest = self._rests.get(case_id)
        return case_id in self._serving or (rest is not None and not rest.is_over)

    async def _serve(self, case: Wanted) -> None:
        self._unsettled.add(case.case_id)
        try:
            await self._bring_forward(case)
        except Exception:  # one bad case is logged, and must not stop the others
            log.exception("case not brought forward", case=case.code)
            self._rest(case)
        finally:
            del self._serving[case.case_id]

    async def _bring_forward(self, case: Wanted) -> None:
        settled = None
        with self._outage.ridden_out():
            settled = await self._flow_runs.bring_forward(case)
        now = await asyncio.to_thread(case_now, case.case_id)
        if settled:
            self._unsettled.discard(case.case_id)
        if settled and not now.has_work:
            self._rests.pop(case.case_id, None)
        else:
            # What came forward and still has work may have work that it cannot do; what Prefect
            # did not hear is not the case's fault.
            self._rest(now, longer=settled is not None)

    def _rest(self, case: Wanted, *, longer: bool = True) -> None:
        before = self._rests.get(case.case_id)
        again = longer and before is not None and before.newest_event == case.newest_event
        seconds = min(before.seconds * 2, LONGEST_REST) if before and again else SHORTEST_REST
        self._rests[case.case_id] = Rest(monotonic() + seconds, seconds, case.newest_event)

"""Keeping Prefect in step with the record: a loop over the cases that want the engine.

*Wants the engine* is a column, not a message: what this loop misses now it sees on its next turn.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

import structlog
from httpx import HTTPError
from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings

from workflows.wanted import Wanted, wanted_cases

if TYPE_CHECKING:
    from workflows.flow_runs import FlowRuns

log = structlog.get_logger(__name__)

TURN_SECONDS = 0.05
AT_ONCE = 8
"""How many cases are served at the same time; most of that time is spent in their service steps."""

WAIT_AFTER_REFUSAL = 0.2
WAIT_AFTER_FAILURE = 5.0
LONGEST_WAIT_FOR_PREFECT = 2.0

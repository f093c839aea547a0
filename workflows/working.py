"""What `prasan worker` runs; light to import, as the web's process may have it too."""

from __future__ import annotations

import asyncio
import logging
import os

import structlog

from workflows import prefect_server

log = structlog.get_logger(__name__)


def run_worker() -> None:
    """Work until SIGTERM or SIGINT: service steps, Prefect's timeline, the rounds of the clock.

    A service step that does not end within a few seconds of the signal is left to its lease:
    another worker, or this one started again, takes it over.
    """
    os.environ.update(prefect_server.worker_environment())
    # Prefect reads its settings when it is imported, and takes 1.6 s over it.
    from workflows.engine_room import work  # noqa: PLC0415

    if not asyncio.run(work()):
        log.warning("stopped in the middle of a service step; its lease lapses")
        logging.shutdown()
        # Python would wait for the threads of those steps, which may take minutes.
        os._exit(0)

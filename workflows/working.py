"""What `prasan worker` runs; light to import, as the web's process may have it too."""

from __future__ import annotations

import asyncio
import os
from threading import Timer

from workflows import prefect_server

LAST_SECONDS = 2.0
"""How long the process may take to end once its work is over."""


def run_worker() -> None:
    """Work until SIGTERM or SIGINT: service steps, Prefect's timeline, the rounds of the clock.

    A service step that does not end within a few seconds of the signal is left to its lease:
    another worker, or this one started again, takes it over.
    """
    os.environ.update(prefect_server.worker_environment())
    # Prefect reads its settings when it is imported, and takes 1.6 s over it.
    from workflows.engine_room import work  # noqa: PLC0415

    asyncio.run(work())
    # Service steps, and Prefect's threads while its server is away, may take minutes to end.
    end = Timer(LAST_SECONDS, os._exit, (0,))
    end.daemon = True
    end.start()

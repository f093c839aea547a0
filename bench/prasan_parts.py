"""The processes of a running Prasan: the web, Prefect's server, the worker."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from bench import prasan_office
from bench.served import Served, free_port

if TYPE_CHECKING:
    from bench.contender import Place


class Web:
    """``prasan web`` on a port of its own."""

    def __init__(self, place: Place) -> None:
        self.port = free_port()
        environment = prasan_office.environment(place) | {"PRASAN_PORT": str(self.port)}
        self.served = Served(["-m", "bench.prasan", "web"], environment, place.folder / "web.log")
        self.served.wait_for(self.port, "/api/health")


class Machinery:
    """A real Prefect server and a real ``prasan worker`` beside the office of this process."""

    def __init__(self, place: Place) -> None:
        from models.settings import settings  # noqa: PLC0415 - not before the office is up
        from workflows import prefect_server  # noqa: PLC0415

        port = free_port()
        os.environ["PRASAN_PREFECT_PORT"] = str(port)
        settings.cache_clear()
        self._home = place.folder / "prefect"
        self._prefect = Served(
            prefect_server.command()[1:],
            prefect_server.server_environment(),
            place.folder / "prefect.log",
        )
        self._prefect.wait_for(port, "/api/health")
        self._worker = Served(["-m", "bench.prasan", "worker"], {}, place.folder / "worker.log")

    @property
    def pids(self) -> tuple[int, ...]:
        """The two processes."""
        return self._prefect.pid, self._worker.pid

    def prefect_bytes(self) -> int:
        """What Prefect's database weighs: its pages in use, wherever they are written."""
        connection = sqlite3.connect(f"file:{self._home / 'prefect.db'}?mode=ro", uri=True)
        try:
            sizes = ("page_count", "freelist_count", "page_size")
            pages, free, size = (
                int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in sizes
            )
        finally:
            connection.close()
        return (pages - free) * size

    def stop(self) -> None:
        """Stop both."""
        self._worker.stop()
        self._prefect.stop()

"""A real house for a test: web, worker and Prefect server as processes that can be killed alone.

A test that is `House.inside` reads the same settings as those processes, so that it may look into
the house's database with `models` while they run. Start parts in the main thread: the kernel kills
them together with the thread that began them (`api.child_process`).
"""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
import pytest

from api.child_process import ChildProcess
from models import database
from models.settings import settings
from tests.acceptance.people import Clerk, visitor
from tests.tasks.mail_server import free_port
from workflows import prefect_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "open sesame"
PATIENCE = 90.0
"""Seconds that a part gets to come up on a busy machine."""


@dataclass
class House:
    """One Prasan under its own folder and ports; `environment` is what makes it so."""

    folder: Path
    environment: dict[str, str]
    web: ChildProcess
    worker: ChildProcess
    prefect: ChildProcess
    url: str
    prefect_url: str
    prefect_auth: str
    _clerks: dict[str, Clerk] = field(default_factory=dict)
    _open: ExitStack = field(default_factory=ExitStack)

    def start_web(self) -> None:
        """Open the doors; returns when they answer."""
        self.web.start()
        answers(f"{self.url}/api/health", of=self.web)

    def start_engine(self) -> None:
        """Start Prefect's server and the worker; returns when the server answers."""
        self.prefect.start()
        self.worker.start()
        answers(f"{self.prefect_url}/health", of=self.prefect)

    def person(self, handle: str) -> Clerk:
        """Somebody of the demo office, signed in."""
        if handle not in self._clerks:
            clerk = Clerk(visitor(self.url), handle, PASSWORD)
            self._clerks[handle] = self._open.enter_context(clerk)
        return self._clerks[handle]

    @property
    def answered(self) -> int:
        """How much was asked and answered so far."""
        return sum(clerk.answered for clerk in self._clerks.values())

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for the answer to something they had done, this moment."""
        return any(clerk.is_asking for clerk in self._clerks.values())

    @property
    def unanswered(self) -> list[str]:
        """What had to be asked again, by whom; nothing as long as nobody kills a part."""
        return [each for clerk in self._clerks.values() for each in clerk.unanswered]

    @property
    def replayed(self) -> int:
        """How many answers were given a second time, to who had not heard the first."""
        return sum(clerk.replayed for clerk in self._clerks.values())

    def logs(self) -> Iterator[tuple[str, str]]:
        """The end of every part's log."""
        for part in (self.web, self.worker, self.prefect):
            yield part.name, part.last_words(60)

    def close(self) -> None:
        """Kill whatever still runs."""
        self._open.close()
        for part in (self.worker, self.web, self.prefect):
            part.kill()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """The settings of this process are those of the house for the length of the block."""
        with _environment(self.environment):
            yield
            database.engine().dispose()
            database.forget_connections()


@contextmanager
def built(folder: Path, database_url: str, **more: object) -> Iterator[House]:
    """A house that is not started yet; nothing of it survives. `more` are further settings."""
    chosen = {
        "DATA_DIR": folder,
        "DATABASE_URL": database_url,
        "PORT": free_port(),
        "PREFECT_PORT": free_port(),
        "DEMO_PASSWORD": PASSWORD,
        "SECRET_KEY": "the key of the house",
        "SMTP_HOST": "127.0.0.1",
        "MAIL_FROM": "prasan@songkhla.example",
    }
    environment = {f"PRASAN_{name}": str(value) for name, value in (chosen | more).items()}
    with _environment(environment):
        house = House(
            folder,
            environment,
            web=_part("web", environment, "web", "--migrate", "--demo"),
            worker=_part("worker", environment, "worker"),
            prefect=_prefect(environment),
            url=settings().base_url,
            prefect_url=prefect_server.api_url(),
            prefect_auth=prefect_server.auth(),
        )
    try:
        yield house
    finally:
        house.close()


def _prefect(environment: dict[str, str]) -> ChildProcess:
    surroundings = environment | prefect_server.server_environment()
    return ChildProcess("prefect", prefect_server.command(), _log("prefect"), surroundings)


def with_migrated_prefect(folder: Path, prefect_home: Path) -> None:
    """Give a house a Prefect whose database is up to date: it starts 10 s sooner."""
    shutil.copytree(prefect_home, folder / "prefect")


def answers(url: str, *, of: ChildProcess, within: float = PATIENCE) -> float:
    """How many seconds until `url` answers 200; nothing of this machine goes through a proxy."""
    begun = time.perf_counter()
    while of.is_running and time.perf_counter() - begun < within:
        with suppress(httpx.TransportError):
            if httpx.get(url, trust_env=False, timeout=5).status_code == HTTPStatus.OK:
                return time.perf_counter() - begun
        time.sleep(0.05)
    raise TimeoutError(f"{url}\n{of.last_words()}")


@contextmanager
def _environment(environment: dict[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        settings.cache_clear()
        yield
    settings.cache_clear()


def _part(name: str, environment: dict[str, str], *arguments: str) -> ChildProcess:
    command = [sys.executable, "-m", "api.cli", *arguments]
    return ChildProcess(name, command, _log(name), environment)


def _log(name: str) -> Path:
    return settings().data_dir / "logs" / f"{name}.log"

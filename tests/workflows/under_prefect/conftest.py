"""One Prefect server for all tests of this folder; a worker for each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from models import database, migrate
from models.settings import settings
from tests import cast
from tests.tasks.mail_server import free_port
from tests.workflows.under_prefect.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

LEASE_SECONDS = "2"


@pytest.fixture(scope="session")
def engine_house(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings under which an office and a Prefect server live for the whole session."""
    folder = tmp_path_factory.mktemp("engine")
    chosen = {
        "PRASAN_DATA_DIR": str(folder),
        "PRASAN_PREFECT_PORT": str(free_port()),
        "PRASAN_LEASE_SECONDS": LEASE_SECONDS,
    }
    with under_settings(chosen):
        migrate.upgrade()
        cast.move_in()
    return chosen


@pytest.fixture(scope="session")
def engine_server(engine_house: dict[str, str]) -> Iterator[Engine]:
    """Prefect's server, up."""
    with under_settings(engine_house):
        engine = Engine.built(settings().data_dir)
        engine.start_server()
    yield engine
    engine.worker.kill()
    engine.server.kill()


@pytest.fixture
def engine(
    own_settings: None, engine_house: dict[str, str], engine_server: Engine
) -> Iterator[Engine]:
    """The server and a worker, both up."""
    with under_settings(engine_house):
        if not engine_server.server.is_running:
            engine_server.start_server()
        if not engine_server.worker.is_running:
            engine_server.worker.start()
        yield engine_server


@contextmanager
def under_settings(chosen: dict[str, str]) -> Iterator[None]:
    """These settings for the length of the block."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in chosen.items():
            patch.setenv(name, value)
        settings.cache_clear()
        yield
        database.engine().dispose()
        database.forget_connections()
    settings.cache_clear()

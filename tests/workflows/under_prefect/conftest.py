"""One Prefect server for all tests of this folder, an office on each kind of database, a worker."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, cast

import pytest
from sqlmodel import select

from models import database, migrate
from models.database import write
from models.office import Office
from models.settings import settings
from tests.cast import move_in
from tests.tasks.mail_server import free_port
from tests.workflows.under_prefect.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import PostgresTemplate

LEASE_SECONDS = "2"


@pytest.fixture(scope="session")
def prefect_house(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings under which a Prefect server lives for the whole session."""
    return {
        "PRASAN_DATA_DIR": str(tmp_path_factory.mktemp("engine")),
        "PRASAN_PREFECT_PORT": str(free_port()),
        "PRASAN_LEASE_SECONDS": LEASE_SECONDS,
    }


@pytest.fixture(scope="session")
def engine_server(prefect_house: dict[str, str]) -> Iterator[Engine]:
    """Prefect's server, up."""
    with under_settings(prefect_house):
        engine = Engine.built(settings().data_dir)
        engine.start_server()
    yield engine
    engine.worker.kill()
    engine.server.kill()


_HOUSES = count(1)


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def engine_house(
    request: pytest.FixtureRequest, prefect_house: dict[str, str], engine_server: Engine
) -> Iterator[dict[str, str]]:
    """The settings of an office that lives beside that server, in a database of either kind."""
    nth = next(_HOUSES)  # a process that tests on both kinds by turns comes here again
    with database_of(request.param, engine_server.folder / f"prasan-{nth}.db", request) as url:
        chosen = prefect_house | {"PRASAN_DATABASE_URL": url}
        with under_settings(chosen):
            migrate.upgrade()
            move_in()
            number_apart(f"{request.param[:4]}{nth}")
        yield chosen
        engine_server.worker.kill()  # its cases are not those of the next database


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


@pytest.fixture
def another_database(
    request: pytest.FixtureRequest, engine_house: dict[str, str], tmp_path: Path
) -> Iterator[str]:
    """The address of an empty database of the same kind as the engine's."""
    with database_of(kind_of(engine_house), tmp_path / "prasan.db", request) as url:
        yield url


def kind_of(house: dict[str, str]) -> str:
    """``"sqlite"`` or ``"postgres"``."""
    return "sqlite" if house["PRASAN_DATABASE_URL"].startswith("sqlite") else "postgres"


@contextmanager
def database_of(kind: str, file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database of that kind; `file` is where one of SQLite's lies."""
    if kind == "sqlite":
        yield f"sqlite:///{file}"
        return
    template = cast("PostgresTemplate", request.getfixturevalue("postgres_template"))
    with template.copy() as url:
        yield url


def number_apart(prefix: str) -> None:
    """Give the office's cases codes that no other database has: they share one Prefect."""
    with write() as session:
        office = session.exec(select(Office).where(Office.key == "songkhla")).one()
        office.case_prefix = f"{prefix.upper()}-"


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

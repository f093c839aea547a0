"""Bringing a database to the shape that this code expects; every change is an Alembic revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from models.database import bare, engine
from models.settings import settings

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0020"
"""The newest revision, said here so that a start with nothing to do need not import Alembic."""

_LOCK = 5_071_325
"""PostgreSQL's advisory lock under which only one process at a time migrates."""


def upgrade(revision: str = "head") -> None:
    """Bring the database up to `revision`; does nothing, quickly, when it is there already."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    if revision == "head" and current() == HEAD:
        return
    from alembic import command  # noqa: PLC0415 - most starts do not need it

    with bare() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        command.upgrade(config(connection), revision)


def current() -> str | None:
    """The revision that the database stands at; None when it is empty or not there."""
    where = engine().url
    is_file = where.get_backend_name() == "sqlite" and where.database not in {None, "", ":memory:"}
    if is_file and not where.query and not Path(str(where.database)).exists():
        return None  # connecting would make it, and asking must change nothing
    with engine().connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def config(connection: Connection) -> Config:
    """Alembic's configuration for work on `connection`."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    found.attributes["connection"] = connection
    return found

"""A fresh, migrated database for every test, quickly: copied from a template made once."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from models import database, migrate
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FreshDatabase(NamedTuple):
    """What the settings name for the length of one test."""

    kind: str
    """``"sqlite"`` or ``"postgres"``."""
    url: str


class SqliteTemplate:
    """One file, copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "template.db"
        with chosen(f"sqlite:///{folder / 'migrated.db'}"):
            migrate.upgrade()
        # The copy holds everything in one file; the original leaves part of it in its WAL.
        with sqlite3.connect(folder / "migrated.db") as connection:
            connection.execute("VACUUM INTO ?", [str(self._file)])
        connection.close()

    @contextmanager
    def copy(self) -> Iterator[str]:
        """A copy of the file."""
        path = self._folder / f"{secrets.token_hex(6)}.db"
        shutil.copyfile(self._file, path)
        yield f"sqlite:///{path}"
        for left in self._folder.glob(f"{path.name}*"):
            left.unlink(missing_ok=True)


class PostgresTemplate:
    """One database, copied by the server."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._name = f"prasan_test_{os.getpid()}"
        self._run("CREATE DATABASE {}", self._name)
        with chosen(self._url(self._name)):
            migrate.upgrade()

    @contextmanager
    def copy(self) -> Iterator[str]:
        """A copy of the database."""
        name = f"{self._name}_{secrets.token_hex(4)}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, self._name)
        yield self._url(name)
        self._drop(name)

    def close(self) -> None:
        """Drop the template."""
        self._drop(self._name)

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _url(self, name: str) -> str:
        url = make_url(self._server).set(database=name)
        return url.render_as_string(hide_password=False)


@contextmanager
def chosen(url: str) -> Iterator[None]:
    """The settings name this database; its connections are closed at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRASAN_DATABASE_URL", url)
        settings.cache_clear()
        yield
        database.engine().dispose()
        database.forget_connections()
    settings.cache_clear()

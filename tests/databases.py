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
from sqlmodel import SQLModel

from models import database, migrate, tables
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table


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
    """One database, copied by the server.

    That takes half a second, emptying one a fiftieth: a copy whose tables are still those of the
    template is emptied and given out again.
    """

    def __init__(self, server: str) -> None:
        self._server = server
        self._name = f"prasan_test_{os.getpid()}"
        self._empty: list[str] = []
        self._run("CREATE DATABASE {}", self._name)
        with chosen(self._url(self._name)):
            migrate.upgrade()
        with self._connected(self._name) as connection:
            self._shape = _shape_of(connection)

    @contextmanager
    def copy(self) -> Iterator[str]:
        """A copy of the database."""
        name = self._empty.pop() if self._empty else self._copied()
        yield self._url(name)
        if self._is_empty_again(name):
            self._empty.append(name)
        else:
            self._drop(name)

    def close(self) -> None:
        """Drop the template, and what was copied from it."""
        for name in (*self._empty, self._name):
            self._drop(name)

    def _copied(self) -> str:
        name = f"{self._name}_{secrets.token_hex(4)}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, self._name)
        return name

    def _is_empty_again(self, name: str) -> bool:
        with self._connected(name) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if _shape_of(connection) != self._shape:
                return False
            delete = [
                sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name))
                for table in tables_children_first()
            ]
            connection.execute(sql.SQL("; ").join(delete))
            connection.execute(NUMBERS_FROM_ONE.encode())
        return True

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connected(self, name: str) -> psycopg.Connection:
        return psycopg.connect(self._url(name).replace("+psycopg", ""))

    def _url(self, name: str) -> str:
        url = make_url(self._server).set(database=name)
        return url.render_as_string(hide_password=False)


NUMBERS_FROM_ONE = (
    "SELECT setval(format('%I', relname), 1, false) FROM pg_class WHERE relkind = 'S'"
)
"""In an empty PostgreSQL database every number begins at one again."""


def tables_children_first() -> list[Table]:
    """Every table, in an order in which they can be emptied."""
    assert tables.TABLES
    return SQLModel.metadata.sorted_tables[::-1]


def _shape_of(connection: psycopg.Connection) -> object:
    """The columns, indexes, constraints, functions and triggers of a database, and its revision."""
    shape = connection.execute("""
        SELECT (SELECT version_num FROM alembic_version), string_agg(line, E'\\n' ORDER BY line)
        FROM (
            SELECT concat_ws(' ', attrelid::regclass, attname, atttypid, attnotnull,
                pg_get_expr(adbin, adrelid)) AS line
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = 'public'::regnamespace AND attnum > 0
            UNION ALL SELECT pg_get_indexdef(indexrelid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT concat_ws(' ', proname, prosrc)
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ) AS told
        """)
    return shape.fetchone()


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

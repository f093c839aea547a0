"""Fresh databases for the contenders, and what a database weighs."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from bench.contender import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVER = os.environ.get(
    "PRASAN_BENCH_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres"
)
"""A PostgreSQL server where databases may be created and dropped."""


def postgresql_answers() -> bool:
    """Whether there is such a server."""
    try:
        with psycopg.connect(SERVER, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


@contextmanager
def fresh(kind: str, name: str, folder: Path) -> Iterator[Place]:
    """An empty place for one contender; a PostgreSQL database is dropped again at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "sqlite":
        yield Place("sqlite", folder)
        return
    database = f"prasan_bench_{name}_{os.getpid()}".lower()
    _in_server("CREATE DATABASE {}", database)
    try:
        yield Place("postgresql", folder, make_conninfo(SERVER, dbname=database))
    finally:
        _in_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)


def weight(place: Place) -> int:
    """The bytes of all tables with their indexes, after the dead rows were swept out."""
    return _weight_of_sqlite(place) if place.kind == "sqlite" else _weight_of_postgresql(place)


def _weight_of_sqlite(place: Place) -> int:
    connection = sqlite3.connect(place.sqlite, timeout=60, isolation_level=None)
    try:
        connection.execute("VACUUM")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return place.sqlite.stat().st_size
    finally:
        connection.close()


def _weight_of_postgresql(place: Place) -> int:
    with psycopg.connect(place.postgresql, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
        row = connection.execute(
            "SELECT coalesce(sum(pg_total_relation_size(relid)), 0)"
            " FROM pg_catalog.pg_stat_user_tables"
        ).fetchone()
        return int(row[0]) if row else 0


def _in_server(statement: str, database: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(database)))

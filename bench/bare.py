"""A database without anything between: two drivers behind one small face."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import psycopg

from bench import durability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from bench.contender import Place


class Bare(Protocol):
    """One connection."""

    mark: str
    """How the driver writes a parameter."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Commit at the end, or nothing."""

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement; its rows."""


class BareSqlite:
    """``sqlite3`` with the pragmas of all contenders."""

    mark = "?"

    def __init__(self, place: Place) -> None:
        self._connection = sqlite3.connect(
            place.sqlite, isolation_level=None, check_same_thread=False
        )
        for name, value in durability.SQLITE_PRAGMAS.items():
            self._connection.execute(f"PRAGMA {name}={value}")
        self._connection.execute("PRAGMA foreign_keys=ON")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """``BEGIN IMMEDIATE`` … ``COMMIT``."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement; its rows."""
        return self._connection.execute(statement, values).fetchall()


class BarePostgresql:
    """``psycopg`` with its statements prepared."""

    mark = "%s"

    def __init__(self, place: Place) -> None:
        self._connection = psycopg.connect(
            place.postgresql, autocommit=True, prepare_threshold=0, options="-c timezone=UTC"
        )

    def transaction(self) -> AbstractContextManager[Any]:
        """``BEGIN`` … ``COMMIT``."""
        return self._connection.transaction()

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement; its rows."""
        cursor = self._connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def bare(place: Place) -> Bare:
    """A connection of its own to that place."""
    return BareSqlite(place) if place.kind == "sqlite" else BarePostgresql(place)


@cache
def insertion(table: str, columns: tuple[str, ...], mark: str, *, returning: bool) -> str:
    """The statement that inserts one row."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(mark for _ in columns)
    tail = " RETURNING id" if returning else ""
    return f"INSERT INTO {table} ({names}) VALUES ({marks}){tail}"  # noqa: S608 - our own names


@cache
def change(table: str, columns: tuple[str, ...], keys: tuple[str, ...], mark: str) -> str:
    """The statement that updates the rows under these keys."""
    changes = ", ".join(f'"{column}" = {mark}' for column in columns)
    where = " AND ".join(f'"{key}" = {mark}' for key in keys)
    return f"UPDATE {table} SET {changes} WHERE {where}"  # noqa: S608 - our own names

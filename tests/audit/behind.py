"""Whoever has the database in hand, and changes it behind Prasan's back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

from models.database import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

PEOPLE = ("actor_id", "signed_by_id", "cancelled_by_id", "completed_by_id", "created_by_id")
REFERS = {
    **dict.fromkeys(PEOPLE, "person"),
    "human_task_id": "human_task",
    "register_entry_id": "register_entry",
    "superseded_by_id": "paper_seal",
}
COUNTS = ("n", "year", "count", "events", "size", "version", "replaces")


def rows(table: str) -> list[dict[str, Any]]:
    """Every row as the driver has it, in the order of their numbers."""
    with bare() as connection:
        found = connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))  # noqa: S608 - ours
        return [dict(row) for row in found.mappings()]


@contextmanager
def changed(table: str, row: dict[str, Any], column: str, value: Any) -> Iterator[None]:
    """The block runs with another value there."""
    _set(table, row["id"], {column: value})
    yield
    _set(table, row["id"], {column: row[column]})


@contextmanager
def exchanged(first: dict[str, Any], second: dict[str, Any]) -> Iterator[None]:
    """The block runs with the numbers of two events exchanged."""
    _renumber({first["id"]: second["n"], second["id"]: first["n"]})
    yield
    _renumber({each["id"]: each["n"] for each in (first, second)})


def _renumber(numbers: dict[int, int]) -> None:
    with bare() as connection:
        for event in numbers:
            _update(connection, "event", event, {"n": -event})
        for event, n in numbers.items():
            _update(connection, "event", event, {"n": n})


@contextmanager
def removed(table: str, row: dict[str, Any], *, for_good: bool = False) -> Iterator[None]:
    """The block runs without that row; `for_good`, it does not come back either."""
    with bare() as connection:
        connection.execute(
            text(f"DELETE FROM {table} WHERE id = :id"),  # noqa: S608 - ours
            {"id": row["id"]},
        )
    yield
    if for_good:
        return
    names = ", ".join(f'"{name}"' for name in row)
    with bare() as connection:
        values = ", ".join(_value(connection, table, name) for name in row)
        connection.execute(
            text(f"INSERT INTO {table} ({names}) VALUES ({values})"),  # noqa: S608 - ours
            {name: _given(value) for name, value in row.items()},
        )


def with_another_value(table: str, row: dict[str, Any], column: str, place: int) -> Any:
    """One letter, one digit, one microsecond changed, or somebody else."""
    value = row[column]
    if column in REFERS:
        return next(each["id"] for each in rows(REFERS[column]) if each["id"] != value)
    if column in COUNTS:
        return (value or 0) + 1_000
    if value is None:  # only moments may be missing
        return next(each["at"] for each in rows("event"))
    return _one_byte_off(value, place)


def _one_byte_off(value: Any, place: int) -> Any:
    if isinstance(value, str):
        at = place % len(value) if value else 0
        other = "x" if value[at : at + 1] != "x" else "y"
        return value[:at] + other + value[at + 1 :]
    if isinstance(value, dict):
        name = sorted(value)[place % len(value)] if value else "new"
        return {**value, name: _one_byte_off(value.get(name, ""), place)}
    if isinstance(value, list):
        return [*value, "new"]
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    return value + timedelta(days=1) if isinstance(value, date) else str(value)


def _set(table: str, row: int, values: dict[str, Any]) -> None:
    with bare() as connection:
        _update(connection, table, row, values)


def _update(connection: Connection, table: str, row: int, values: dict[str, Any]) -> None:
    parts = ", ".join(f'"{name}" = {_value(connection, table, name)}' for name in values)
    connection.execute(
        text(f"UPDATE {table} SET {parts} WHERE id = :which"),  # noqa: S608 - ours
        {"which": row} | {name: _given(value) for name, value in values.items()},
    )


def _value(connection: Connection, table: str, name: str) -> str:
    kinds = {each["name"]: str(each["type"]) for each in inspect(connection).get_columns(table)}
    return f"CAST(:{name} AS jsonb)" if kinds[name] == "JSONB" else f":{name}"


def _given(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value

"""Reading rows as they lie in the database, so that what cannot be read is found and not raised.

A JSON column comes as its text, a moment as `models.chain.written` has it.
"""

from __future__ import annotations

import json
from typing import Any
from typing import cast as cast_type

from sqlalchemy import String, Text, cast, inspect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlmodel import SQLModel

UNREADABLE = object()
"""What stands for JSON that is none."""


class written_at(GenericFunction[str]):  # noqa: N801 - a function of SQL
    """A column of moments, as :func:`models.chain.written`."""

    type = String()
    inherit_cache = True


@compiles(written_at, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    column = compiler.process(element.clauses, **more)
    return f"replace({column}, ' ', 'T') || 'Z'"


@compiles(written_at, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    column = compiler.process(element.clauses, **more)
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def columns_of(model: type[SQLModel]) -> Any:
    """The columns of a table, by name."""
    return cast_type("Any", inspect(model)).local_table.c


def as_text(column: Any) -> Any:
    """A JSON column as it is written."""
    return cast(column, Text)


def parsed(text: Any) -> Any:
    """What JSON says; `UNREADABLE` where it is none."""
    if text is None:
        return None
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return UNREADABLE

"""The cast's office as a fixture, in a database that is emptied for every test, not made anew.

Making and dropping a PostgreSQL database takes a second; emptying one, hundredths of it.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, cast

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text

from models.database import bare
from tests.cast import move_in
from tests.databases import NUMBERS_FROM_ONE, chosen, tables_children_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import PostgresTemplate, SqliteTemplate


@pytest.fixture(scope="session")
def kept_postgres(postgres_template: PostgresTemplate) -> Iterator[str]:
    """One PostgreSQL database for all the tests of a folder."""
    with postgres_template.copy() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            # What a test writes has to survive nothing.
            name = sql.Identifier(connection.info.dbname)
            connection.execute(
                sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name)
            )
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, own_settings: None) -> Iterator[int]:
    """The cast's office in an otherwise empty database of either kind; its id."""
    if request.param == "postgres":
        where = nullcontext(cast("str", request.getfixturevalue("kept_postgres")))
    else:
        template = cast("SqliteTemplate", request.getfixturevalue("sqlite_template"))
        where = cast("nullcontext[str]", template.copy())
    with where as url, chosen(url):
        empty()
        yield move_in()


def empty() -> None:
    """Not a row in any table, and every number begins at one again."""
    with bare() as connection:
        for table in tables_children_first():
            connection.execute(table.delete())
        if connection.dialect.name == "postgresql":
            connection.execute(text(NUMBERS_FROM_ONE))

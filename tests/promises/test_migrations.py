"""A database that was migrated has the shape that the code expects, on both kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel

from models import migrate, tables
from models.database import engine

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_head_is_the_newest_revision(database: FreshDatabase) -> None:
    """`HEAD` is said in the code so that most starts need not ask Alembic; it must not lie."""
    with engine().connect() as connection:
        scripts = ScriptDirectory.from_config(migrate.config(connection))
    assert scripts.get_heads() == [migrate.HEAD]
    assert migrate.current() == migrate.HEAD


def test_a_migrated_database_equals_the_metadata(database: FreshDatabase) -> None:
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_partial_indexes_are_partial_in_the_database(database: FreshDatabase) -> None:
    """Alembic does not compare them; without its WHERE the index of what waits would hold all."""
    with engine().connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            there = {index["name"]: index for index in inspect(connection).get_indexes(table.name)}
            for index in table.indexes:
                where = index.dialect_options[connection.dialect.name]["where"]
                options: Any = there[index.name].get("dialect_options", {})
                kept = options.get(f"{connection.dialect.name}_where")
                assert (kept is not None) == (where is not None), index.name


def test_every_table_is_listed() -> None:
    listed = {table.__tablename__ for table in tables.TABLES}
    assert listed == set(SQLModel.metadata.tables)


def test_migrating_again_does_nothing(database: FreshDatabase) -> None:
    migrate.upgrade()
    assert migrate.current() == migrate.HEAD

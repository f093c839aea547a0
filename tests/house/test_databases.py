from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import inspect

from models import migrate
from models.database import engine
from models.settings import settings
from tests.databases import FreshDatabase
from tests.postgres import brought_along


def test_a_fresh_database_stands_at_the_newest_revision(database: FreshDatabase) -> None:
    assert migrate.current() == migrate.HEAD
    assert inspect(engine()).has_table("human_task")
    assert engine().dialect.name == {"postgres": "postgresql"}.get(database.kind, "sqlite")


def test_migrating_again_changes_nothing(database: FreshDatabase) -> None:
    migrate.upgrade()
    assert migrate.current() == migrate.HEAD
    assert settings().database_url == database.url


@pytest.mark.postgres
def test_a_server_can_be_brought_along() -> None:
    """On a machine without PostgreSQL `make test` still tests it, as root too."""
    with brought_along() as url, psycopg.connect(url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    assert version is not None

"""Where an index holds few rows of many, the query that it is for finds them by it.

PostgreSQL plans whatever a value will be (`models.database`): a partial index is of no use to a
query in which what the index is about is a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.database import bare, read
from tests import cast
from tests.models.bare_rows import a_case
from workflows.moving import waiting_parents
from workflows.rounds import due_timers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from tests.databases import FreshDatabase

MANY = """
INSERT INTO step (case_id, key, kind, what, state, opened_at, attempt)
SELECT id, 'k' || n, 'run', 'w' || n, 'done', now(), 0 FROM cases, generate_series(1, 4000) AS n
"""
USED = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = :index"


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize(
    ("index", "asked"), [("ix_step_due", due_timers), ("ix_step_child", waiting_parents)]
)
@pytest.mark.postgres
def test_few_of_many_steps_are_found_by_their_index(
    database: FreshDatabase, index: str, asked: Callable[[Session], list[int]]
) -> None:
    assert database.kind == "postgres"  # SQLite knows the values when it plans
    a_case(cast.move_in())
    with bare() as connection:
        connection.execute(text(MANY))
        connection.execute(text("ANALYZE step"))
    before = scans(index)
    with read() as session:
        asked(session)
        session.execute(text("SELECT pg_stat_force_next_flush()"))
    assert scans(index) > before


def scans(index: str) -> int:
    """How often that index was used."""
    with read() as session:
        return int(session.execute(text(USED), {"index": index}).scalar_one())

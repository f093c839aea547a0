"""A row that is in hand while somebody else changes it beneath."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import text

from models.case import Case
from models.database import write

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def changed_beneath(case_id: int) -> Iterator[Case]:
    """A case in hand whose urgency was set to "most" beneath it since it was read."""
    with write() as session:
        case = session.get_one(Case, case_id)
        session.execute(text("UPDATE cases SET urgency = 'most' WHERE id = :id"), {"id": case_id})
        yield case

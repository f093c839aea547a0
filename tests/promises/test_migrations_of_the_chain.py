"""What happened before there was a chain is chained, as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from sqlmodel import col, select

from models import migrate
from models.audit.finding import Sums
from models.audit.verify import verify
from models.case import Case
from models.database import bare, read, steady
from models.event import Event
from tests import cast
from tests.signing import signed

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_what_happened_before_there_was_a_chain_is_chained(database: FreshDatabase) -> None:
    """As it would have been told: seals, heads and all, on the database as it stands."""
    cast.move_in()
    signed(3)
    before = chained()
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
    migrate.upgrade()
    assert chained() == before
    with steady() as session:
        assert list(verify(session, Sums())) == []


def chained() -> list[Any]:
    with read() as session:
        events = session.exec(select(Event).order_by(col(Event.id)))
        cases = session.exec(select(Case).order_by(col(Case.id)))
        return [
            *(each.model_dump() for each in events),
            *((each.told, each.seal) for each in cases),
        ]

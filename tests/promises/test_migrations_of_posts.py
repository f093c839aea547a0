"""Posts and orders that are there keep what they say when their history begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from sqlmodel import select

from models import migrate
from models.acting import ActingOrder
from models.database import bare, read, write
from models.establishment import give_roles, post_named
from models.post_change import changes_of
from tests import cast
from tests.acting import MONDAY, order_of

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_a_history_begins_with_the_first_change_after_the_upgrade(
    database: FreshDatabase,
) -> None:
    assert database.url
    office_id = cast.move_in()
    with cast.clock_at(MONDAY):
        order_of("deputy", "director")
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0011")
    migrate.upgrade()
    with write() as session:
        post = post_named(session, office_id, "liaison")
        assert changes_of(session, post) == []
        give_roles(session, post, ["driver"], by=cast.person(session, "director"))
        session.flush()
        (change,) = changes_of(session, post)
        assert (change.before, change.after) == (["media_liaison"], ["driver"])
    with read() as session:
        (order,) = session.exec(select(ActingOrder)).all()
        assert (order.number, order.paper_sha256) == ("12/2569", None)

"""Going back before work climbed to posts: it goes by name to who holds the post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import column, select, table

from models import migrate
from models.database import bare, read
from models.inbox import queue
from models.role import Role
from tests import cast

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.databases import FreshDatabase


def decided(case: CaseRun, request: Any) -> Outcome:
    case.approve("decide", request, of=Role.PRC_HEAD)
    return case.closes("done")


def offered() -> list[tuple[Any, ...]]:
    with bare() as connection:
        offer = table("offer", column("role"), column("person_id"))
        return [tuple(row) for row in connection.execute(select(offer))]


def test_work_that_climbed_is_still_there_a_step_back_and_again(database: FreshDatabase) -> None:
    assert database
    cast.move_in()
    code = cast.opened(decided, by="prc_head")
    with read() as session:
        director = cast.person(session, "director").id
    assert offered() == [(None, None)]
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0011")
    assert offered() == [(None, director)]
    migrate.upgrade()
    with read() as session:
        found = queue(session, cast.person(session, "director"))
        assert [case.code for _task, case in found] == [code]

"""A draft from before its author was kept is of who has the task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command

from models import migrate
from models.database import bare, read
from models.role import Role
from tests import cast

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.databases import FreshDatabase


def written(case: CaseRun, _request: object) -> Outcome:
    case.ask("write", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def test_a_draft_that_was_there_is_of_who_has_the_task(database: FreshDatabase) -> None:
    assert database
    cast.move_in()
    drafted, untouched = cast.opened(written), cast.opened(written)
    for code in (drafted, untouched):
        cast.acts("news2", code, "write", "claim")
    cast.acts("news2", drafted, "write", "save_draft", answer=cast.HELLO)
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0018")
    migrate.upgrade()
    with read() as session:
        news2 = cast.person(session, "news2").id
    assert cast.task_of(drafted, "write").drafted_by_id == news2
    assert cast.task_of(drafted, "write").draft == cast.HELLO
    assert cast.task_of(untouched, "write").drafted_by_id is None

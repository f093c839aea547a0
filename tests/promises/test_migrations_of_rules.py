"""What an office worked by before its rules could change, and deadlines of that time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from sqlmodel import select

from models import migrate
from models.calendar import USUAL
from models.database import bare, read
from models.deadline import bd
from models.role import Role
from models.rule_change import RuleChange
from models.working_time import working_time
from tests import cast

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_what_stood_is_nobodys_change_and_no_deadline_is_known_to_be_shorter(
    database: FreshDatabase,
) -> None:
    office = cast.move_in()
    code = cast.opened(has_a_deadline)
    was = cast.task_of(code, "letter")
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0011")
    migrate.upgrade()
    now = cast.task_of(code, "letter")
    assert (now.due_at, now.due_rule, now.hastened_at) == (was.due_at, was.due_rule, None)
    with read() as session:
        assert working_time(session, office).hours == USUAL
        assert not session.exec(select(RuleChange)).all()


def has_a_deadline(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")

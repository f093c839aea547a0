"""What an office worked by before its rules could change, and deadlines of that time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from sqlmodel import col, select

from models import migrate
from models.calendar import USUAL
from models.changed_target import change_target
from models.database import bare, read, write
from models.deadline import bd
from models.ladder import change, history
from models.role import Role
from models.rule_change import RuleChange
from models.rung import Band, Rung
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


def test_in_what_capacity_a_rule_was_changed_before_is_not_guessed(database: FreshDatabase) -> None:
    """An order may have stood then; what is changed from now on says it."""
    office = cast.move_in()
    with write() as session:
        by, why = cast.person(session, "director"), {"source": "คำสั่ง 1", "reason": "ทดลอง"}
        change_target(session, "urgent", "do", "2bh", by=by, **why)
        change(session, "news", [Band(None, Rung.DIRECTOR)], by=by, why="ลดขั้น", source="คำสั่ง 1")
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0015")
    migrate.upgrade()
    with write() as session:
        by = cast.person(session, "director")
        change_target(session, "urgent", "do", "3bh", by=by, **why)
    with read() as session:
        before, after = session.exec(select(RuleChange).order_by(col(RuleChange.id)))
        assert (before.capacity, after.capacity is None) == (None, False)
        assert history(session, office, "news")[0].capacity is None


def has_a_deadline(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")

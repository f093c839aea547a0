"""Cases from before there were classes of urgency and secrecy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlmodel import select

from models import migrate
from models.database import bare, read, write
from models.deadline import bd, bh, minutes
from models.office import Office
from models.reader_list import make_secret
from models.role import Role
from models.urgency import URGENCIES
from models.urgency_target import target_of
from tests import cast
from tests.promises.before import as_of_0004, upgraded_and_whole

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_cases_from_before_the_classes_are_ordinary_ones(database: FreshDatabase) -> None:
    """Their tasks keep the mission's limits, and their office gets the handbook's targets."""
    cast.move_in()
    code = cast.opened(lambda case, _request: waits(case))
    before = cast.task_of(code, "letter")
    as_of_0004()
    upgraded_and_whole()
    task = cast.task_of(code, "letter")
    assert cast.case_of(code).secrecy == "normal"
    assert task.due_at == task.mission_due_at == before.due_at is not None
    with read() as session:
        ours = session.exec(select(Office).where(Office.key == "songkhla")).one()
        found = {name: target_of(session, ours.id, name) for name in URGENCIES}
        wants = {name: (each.wants, each.span) for name, each in found.items() if each}
    assert wants == {
        "urgent": ("do", bd(1)),
        "very_urgent": ("do", bh(3.5)),
        "most_urgent": ("take", minutes(30)),
    }


def test_who_has_secrets_does_not_go_back(database: FreshDatabase) -> None:
    """Without classes of secrecy a secret case would be everybody's to read."""
    cast.move_in()
    code = cast.opened(lambda case, _request: waits(case))
    with write() as session:
        make_secret(cast.locked(session, code), by=cast.person(session, "director"))
    with pytest.raises(RuntimeError, match="secret"), bare() as connection:
        command.downgrade(migrate.config(connection), "0010")
    assert migrate.current() == migrate.HEAD
    assert cast.case_of(code).is_secret


def waits(case: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")

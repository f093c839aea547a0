"""Statements that the driver runs say what SQLAlchemy's would, and fail as they would."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, literal_column, text
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import OperationalError as DatabaseTrouble
from sqlmodel import col, select

from models.database import in_trouble, read, write
from models.person import Person
from models.register import Register
from models.statement import Statement, together
from tests.databases import chosen

AMONG = Statement(
    select(col(Person.handle))
    .where(col(Person.handle).in_(bindparam("handles", expanding=True)))
    .order_by(col(Person.handle))
)
REGISTERED = Statement(
    select(col(Register.last)).where(
        col(Register.name) == bindparam("name"), col(Register.year) == 2569
    )
)
ONE_OF_TWO = Statement(select(col(Register.name)).where(col(Register.name).in_(["y", "z"])))
BEGUN = Statement(
    insert(Register.__table__).values(  # type: ignore[attr-defined]
        office_id=bindparam("office"), name=bindparam("name"), year=2569, last=0
    )
)
WRONG = Statement(
    select(literal_column("nothing")).select_from(text("nowhere")).where(bindparam("secret") == 1)
)


@pytest.mark.parametrize("wanted", [[], [0], [0, 1], [1, 0], [0, 1, 2]])
def test_a_list_stands_for_as_many_values_as_it_has(office: int, wanted: list[int]) -> None:
    assert office
    with read() as session:
        known = sorted(session.exec(select(Person.handle)).all())[:3]
        handles = [known[n] for n in wanted]
        found = AMONG.ask(session.connection(), {"handles": handles}).rows()
    assert [handle for (handle,) in found] == sorted(handles)


def test_what_stands_in_the_statement_needs_not_be_given(office: int) -> None:
    with write() as session:
        assert BEGUN.ask(session.connection(), {"office": office, "name": "y"}).touched == 1
        assert ONE_OF_TWO.scalar(session.connection(), {}) == "y"
        assert BEGUN.ask(session.connection(), {"office": office, "name": "x"}).touched == 1
        assert REGISTERED.scalar(session.connection(), {"name": "x"}) == 0
        assert REGISTERED.scalar(session.connection(), {"name": "unknown"}) is None


def test_a_wrong_statement_is_no_trouble_of_the_database_and_tells_no_secret(office: int) -> None:
    assert office
    with pytest.raises(DBAPIError) as wrong, read() as session:
        WRONG.ask(session.connection(), {"secret": "รหัสผ่าน"})
    assert isinstance(wrong.value, DatabaseTrouble | ProgrammingError)
    assert not in_trouble(wrong.value)
    assert "รหัสผ่าน" not in str(wrong.value)


def test_answers_are_there_after_the_block(office: int) -> None:
    with write() as session:
        with together(session.connection()):
            before = REGISTERED.ask(session.connection(), {"name": "x"})
            begun = BEGUN.ask(session.connection(), {"office": office, "name": "x"})
            after = REGISTERED.ask(session.connection(), {"name": "x"})
        assert (before.scalar(), begun.touched, after.scalar()) == (None, 1, 0)


def test_the_first_that_fails_fails_them_all(office: int) -> None:
    given = {"office": office, "name": "x"}
    with pytest.raises(IntegrityError), write() as session, together(session.connection()):  # noqa: PT012
        for _time in range(3):
            BEGUN.ask(session.connection(), given)
    with read() as session:
        assert REGISTERED.scalar(session.connection(), {"name": "x"}) is None


@pytest.mark.postgres
@pytest.mark.usefixtures("own_settings")
def test_a_connection_that_is_lost_is_trouble_once(kept_postgres: str) -> None:
    """The next transaction takes another one; nobody meets the dead one again."""
    with chosen(kept_postgres):
        _lose_one_and_go_on()


def _lose_one_and_go_on() -> None:
    with pytest.raises(DatabaseTrouble) as lost, write() as session:  # noqa: PT012
        pid = session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        kill(pid)
        REGISTERED.scalar(session.connection(), {"name": "x"})
    assert in_trouble(lost.value)
    assert lost.value.connection_invalidated
    for _time in range(20):
        with write() as session:
            assert REGISTERED.scalar(session.connection(), {"name": "x"}) is None


def kill(pid: int) -> None:
    """End another connection, as a server that is shut down does."""
    with read() as session:
        session.connection().exec_driver_sql(f"SELECT pg_terminate_backend({pid})")

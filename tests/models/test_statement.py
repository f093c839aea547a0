"""Statements that the driver runs say what SQLAlchemy's would, and fail as they would."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, literal_column, text
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, ProgrammingError
from sqlalchemy.exc import OperationalError as DatabaseTrouble
from sqlmodel import col, select

from models.database import in_trouble, read, write
from models.person import Person
from models.register import Register
from models.statement import Statement, pipelined
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
        found = AMONG.execute(session.connection(), {"handles": handles}).rows()
    assert [handle for (handle,) in found] == sorted(handles)


def test_what_stands_in_the_statement_needs_not_be_given(office: int) -> None:
    with write() as session:
        assert BEGUN.execute(session.connection(), {"office": office, "name": "y"}).rowcount == 1
        assert ONE_OF_TWO.scalar(session.connection(), {}) == "y"
        assert BEGUN.execute(session.connection(), {"office": office, "name": "x"}).rowcount == 1
        assert REGISTERED.scalar(session.connection(), {"name": "x"}) == 0
        assert REGISTERED.scalar(session.connection(), {"name": "unknown"}) is None


def test_a_value_that_is_missing_is_asked_for_and_never_somebody_elses(office: int) -> None:
    with write() as session:
        connection = session.connection()
        BEGUN.execute(connection, {"office": office, "name": "x"})
        assert REGISTERED.scalar(connection, {"name": "x"}) == 0
        with pytest.raises(InvalidRequestError, match="name"):
            REGISTERED.scalar(connection, {})


def test_a_wrong_statement_is_no_trouble_of_the_database_and_tells_no_secret(office: int) -> None:
    assert office
    with pytest.raises(DBAPIError) as wrong, read() as session:
        WRONG.execute(session.connection(), {"secret": "รหัสผ่าน"})
    assert isinstance(wrong.value, DatabaseTrouble | ProgrammingError)
    assert not in_trouble(wrong.value)
    assert "รหัสผ่าน" not in str(wrong.value)


def test_answers_are_there_after_the_block(office: int) -> None:
    with write() as session:
        with pipelined(session.connection()):
            before = REGISTERED.execute(session.connection(), {"name": "x"})
            begun = BEGUN.execute(session.connection(), {"office": office, "name": "x"})
            after = REGISTERED.execute(session.connection(), {"name": "x"})
        assert (before.scalar(), begun.rowcount, after.scalar()) == (None, 1, 0)


def test_the_first_that_fails_fails_them_all(office: int) -> None:
    given = {"office": office, "name": "x"}
    with pytest.raises(IntegrityError), write() as session, pipelined(session.connection()):  # noqa: PT012
        for _time in range(3):
            BEGUN.execute(session.connection(), given)
    with read() as session:
        assert REGISTERED.scalar(session.connection(), {"name": "x"}) is None


@pytest.mark.postgres
@pytest.mark.usefixtures("own_settings")
def test_what_fails_among_several_is_named_by_its_own_statement(
    office: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where the error is heard only with a later one; and no log has what people wrote."""
    with pytest.raises(IntegrityError) as refused, write() as session:  # noqa: PT012
        connection = session.connection()
        with pipelined(connection):
            BEGUN.execute(connection, {"office": office, "name": "ความลับ"})
            BEGUN.execute(connection, {"office": office, "name": "ความลับ"})
            for _time in range(50):
                REGISTERED.execute(connection, {"name": "ความลับ"})
    assert str(refused.value.statement).startswith("INSERT INTO register")
    assert "ความลับ" not in caplog.text


@pytest.mark.usefixtures("office")
def test_an_error_of_our_own_among_several_stays_what_it_is() -> None:
    with pytest.raises(ZeroDivisionError), write() as session, pipelined(session.connection()):  # noqa: PT012
        REGISTERED.execute(session.connection(), {"name": "x"})
        raise ZeroDivisionError
    with write() as session:
        assert REGISTERED.scalar(session.connection(), {"name": "x"}) is None


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

"""What goes to PostgreSQL beneath the driver's cursors: prepared once, and never out of step."""

from __future__ import annotations

import signal
from contextlib import suppress
from threading import Event, Thread, main_thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import bindparam, func, insert, literal_column, text
from sqlalchemy.exc import DataError, IntegrityError, NotSupportedError
from sqlmodel import select

from models.database import read, steady, write
from models.register import Register
from models.statement import Statement, pipelined, wire_of
from models.wire import MOST_PREPARED
from tests.databases import chosen
from tests.models.test_statement import AMONG, BEGUN, REGISTERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

pytestmark = pytest.mark.postgres

PREPARED = text(
    "SELECT count(*) FROM pg_prepared_statements"
    " WHERE starts_with(name, 'prasan_') AND (:words = '' OR strpos(statement, :words) > 0)"
)
ISOLATION = Statement(select(func.current_setting("transaction_isolation")))
ASLEEP = Statement(select(literal_column("'awake'")).where(func.pg_sleep(0.4).is_not(None)))
NAMED = Statement(
    insert(Register.__table__).values(  # type: ignore[attr-defined]
        office_id=bindparam("office"), name=bindparam("name"), year=bindparam("year"), last=0
    )
)


@pytest.fixture
def at_postgres(kept_postgres: str, own_settings: None) -> Iterator[None]:
    """The settings name PostgreSQL."""
    with chosen(kept_postgres):
        yield


def registered(session: Session, name: str = "x") -> Any:
    return REGISTERED.scalar(session.connection(), {"name": name})


def prepared(session: Session, words: str = "") -> Any:
    """How many statements the server has kept for this connection, of those with these words."""
    return session.execute(PREPARED, {"words": words}).scalar_one()


def refused(session: Session) -> None:
    """An office that is not there is given a register."""
    BEGUN.execute(session.connection(), {"office": -1, "name": "x"})


@pytest.mark.usefixtures("at_postgres")
def test_what_is_executed_again_is_prepared_once() -> None:
    mine = Statement(select(literal_column("41").label("mine")))
    with write() as session:
        before = prepared(session)
        for _time in range(5):
            assert mine.scalar(session.connection(), {}) == 41
        assert prepared(session) == before + 1


@pytest.mark.usefixtures("at_postgres")
def test_what_was_prepared_outlives_what_is_taken_back() -> None:
    """Whoever says ROLLBACK, of all of it or to a savepoint, with SQLAlchemy or past it."""
    for _time in range(8):
        with suppress(IntegrityError), write() as session:
            registered(session)
            refused(session)
        with suppress(ZeroDivisionError), write() as session:
            for _often in range(8):
                session.exec(select(Register).where(Register.name == "x")).all()
            with suppress(IntegrityError), session.begin_nested():
                registered(session)
                refused(session)
            assert registered(session) is None
            raise ZeroDivisionError


@pytest.mark.usefixtures("at_postgres")
def test_what_was_not_even_tried_is_prepared_the_next_time() -> None:
    """The server prepares nothing that comes after what failed."""
    late = Statement(select(literal_column("42").label("late")))
    with suppress(IntegrityError), write() as session, pipelined(session.connection()):
        refused(session)
        late.execute(session.connection(), {})
        late.execute(session.connection(), {})
    for _time in range(2):
        with write() as session:
            assert late.scalar(session.connection(), {}) == 42


@pytest.mark.usefixtures("at_postgres")
def test_a_connection_keeps_no_more_than_so_many_and_those_that_are_asked_for() -> None:
    often = Statement(select(literal_column("43").label("often")))
    with read() as session:
        for length in range(MOST_PREPARED + 20):
            assert not AMONG.execute(session.connection(), {"handles": ["-"] * length}).rows()
            assert often.scalar(session.connection(), {}) == 43
        assert prepared(session) == MOST_PREPARED
        assert prepared(session, "AS often") == 1
        assert not AMONG.execute(session.connection(), {"handles": ["-"]}).rows()
        assert registered(session) is None


@pytest.mark.usefixtures("at_postgres")
def test_what_the_server_cannot_do_as_it_was_prepared_is_prepared_anew() -> None:
    """After a migration under a running program, one fails, and only once."""
    all_of_it = Statement(select(literal_column("*")).select_from(text("changing")))
    with write() as session:
        session.execute(text("CREATE TABLE changing (a integer)"))
    with write() as session:
        assert all_of_it.execute(session.connection(), {}).rows() == []
    with write() as session:
        session.execute(text("ALTER TABLE changing ALTER a TYPE text"))
    with pytest.raises(NotSupportedError), read() as session:
        all_of_it.execute(session.connection(), {})
    with write() as session:
        assert all_of_it.execute(session.connection(), {}).rows() == []
        session.execute(text("DROP TABLE changing"))


@pytest.mark.parametrize(("how", "level"), [(steady, "repeatable read"), (write, "read committed")])
@pytest.mark.usefixtures("at_postgres")
def test_a_transaction_is_begun_as_it_is_wanted(how: Any, level: str) -> None:
    """Also where the first statement in it goes past SQLAlchemy."""
    with how() as session:
        assert ISOLATION.scalar(session.connection(), {}) == level
        began = session.connection().exec_driver_sql("SELECT now()").scalar_one()
        sleep(0.01)
        assert session.connection().exec_driver_sql("SELECT now()").scalar_one() == began


@pytest.mark.usefixtures("at_postgres")
def test_what_cannot_be_sent_fails_as_the_driver_says_and_leaves_the_connection_of_use() -> None:
    secret = "ความลับ\x00"
    with pytest.raises(DataError) as wrong, write() as session, pipelined(session.connection()):  # noqa: PT012
        REGISTERED.execute(session.connection(), {"name": "x"})
        NAMED.execute(session.connection(), {"office": 1, "name": secret, "year": 2569})
    assert str(wrong.value.statement).startswith("INSERT INTO register")
    assert "ความลับ" not in str(wrong.value)
    with pytest.raises(DataError), write() as session:  # noqa: PT012
        registered(session)
        registered(session, secret)
    with write() as session:
        assert registered(session) is None


@pytest.mark.usefixtures("at_postgres")
def test_the_same_statement_takes_a_value_and_none() -> None:
    words = Statement(select(func.coalesce(bindparam("words", type_=Register.name.type), "-")))  # type: ignore[attr-defined]
    with read() as session:
        for given in ("ก", None, "ข", None):
            assert words.scalar(session.connection(), {"words": given}) == (given or "-")


@pytest.mark.usefixtures("at_postgres")
def test_while_one_waits_for_the_server_others_go_on() -> None:
    woken = Event()

    def sleeps() -> None:
        with read() as session:
            assert ASLEEP.scalar(session.connection(), {}) == "awake"
        woken.set()

    sleeper = Thread(target=sleeps)
    begun = monotonic()
    sleeper.start()
    steps = 0
    while not woken.is_set() and monotonic() - begun < 10:
        with read() as session:
            registered(session)
        steps += 1
    sleeper.join()
    assert steps > 5


@pytest.mark.usefixtures("at_postgres")
def test_who_is_interrupted_while_waiting_hears_that_and_the_next_one_is_served() -> None:
    def interrupt() -> None:
        sleep(0.1)
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)

    interrupter = Thread(target=interrupt)
    with pytest.raises(KeyboardInterrupt), write() as session:  # noqa: PT012
        registered(session)
        interrupter.start()
        ASLEEP.scalar(session.connection(), {})
    interrupter.join()
    for _time in range(3):
        with write() as session:
            assert registered(session) is None


def test_sqlite_has_nothing_beneath_its_driver(database: Any) -> None:
    with read() as session:
        assert (wire_of(session.connection()) is None) == (database.kind == "sqlite")
        assert session.execute(text("SELECT 1")).scalar_one() == 1

"""The connection to the record: SQLite in WAL mode by default, PostgreSQL for more.

Two ways to the record, :func:`read` and :func:`write`, and :func:`steady` for its audit. A write on
SQLite begins with ``BEGIN IMMEDIATE``, so that what it read cannot be changed under it; on
PostgreSQL the verbs take the case's row lock (``SELECT … FOR NO KEY UPDATE``) instead.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from functools import lru_cache
from sqlite3 import SQLITE_ERROR
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models.record_session import RecordSession
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection as SQLiteConnection

    from sqlalchemy.pool import QueuePool

PATIENCE = 15.0
"""Seconds that a writer on SQLite waits for those before it."""

_LAST_WAIT = 1.0
"""Seconds that who ends waits for who still reads; who ends later does the rest."""

_FOR_EACH_CONNECTION = "-c timezone=UTC -c plan_cache_mode=force_generic_plan"
"""What is executed often is prepared by `models.wire` (so psycopg prepares nothing), and planned
once: PostgreSQL would plan the lists of tasks anew each time, which takes longer than to read them.

So it plans whatever a value will be, also for the ORM. What a partial index is about stands in a
query as the index has it, never as a value (`tests.promises.test_partial_indexes`).
"""

_ONLY_WRITER = "BEGIN IMMEDIATE"
"""How a transaction that changes something begins on SQLite: no other one can from then on."""

SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # an answered request survives a power cut, not only a crash
    "foreign_keys=ON",
    f"busy_timeout={PATIENCE * 1000:.0f}",
    "cache_size=-16000",
    "temp_store=MEMORY",
)


@contextmanager
def write() -> Iterator[Session]:
    """One transaction that changes the record: committed at the end, or nothing of it happened."""
    url = settings().database_url
    with _in_turn(url), RecordSession(_engine(url), writes=True) as session, session.begin():
        if url.startswith("sqlite"):
            session.connection().exec_driver_sql(_ONLY_WRITER)
        yield session


@contextmanager
def read() -> Iterator[Session]:
    """Only looking; it never waits for a writer.

    On SQLite that is one transaction, and so one state of the record. PostgreSQL shows each
    statement what is committed then, in a transaction (READ COMMITTED) or, as here, without.
    """
    url = settings().database_url
    with RecordSession(_reading(url), writes=False) as session:
        if url.startswith("sqlite"):
            session.connection().exec_driver_sql("BEGIN")
        yield session
        session.flush()  # there is nothing to write; if there is, that is a mistake and says so


@contextmanager
def steady() -> Iterator[Session]:
    """Only looking, as :func:`read`, at one state of the record on either database.

    For whoever holds rows against rows while others write. Text that is no UTF-8 is read too.
    """
    url = settings().database_url
    with RecordSession(_standing_still(url), writes=False) as session:
        if not url.startswith("sqlite"):
            yield session
            return
        connection = session.connection()
        connection.exec_driver_sql("BEGIN")
        driver: Any = connection.connection.driver_connection
        driver.text_factory = _any_text
        try:
            yield session
        finally:
            driver.text_factory = str


def _any_text(content: bytes) -> str:
    return content.decode(errors="surrogateescape")


@contextmanager
def bare() -> Iterator[Connection]:
    """One transaction of plain SQL, for migrations."""
    with engine().begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_ONLY_WRITER)
        yield connection


@contextmanager
def _in_turn(url: str) -> Iterator[None]:
    """On SQLite, the threads of this process wait in line instead of knocking at the file.

    It takes one writer at a time anyway, and whoever finds it busy sleeps for up to 100 ms.
    """
    if not url.startswith("sqlite"):
        yield
        return
    turn = _turn(url)
    mine = turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            turn.release()


@lru_cache(maxsize=4)
def _turn(url: str) -> Lock:  # noqa: ARG001 - one for each file
    return Lock()


def in_trouble(error: BaseException) -> bool:
    """Whether the database itself is in trouble (busy, gone, full), and the same may go well later.

    SQLite says a wrong statement in the same class; that is a mistake, and stays one.
    """
    if not isinstance(error, OperationalError):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != SQLITE_ERROR


def engine() -> Engine:
    """The engine of the database that the settings name, for looking at the database itself.

    On SQLite it begins no transaction: each statement stands for itself. The record is for `read`
    and `write`. What it says when something breaks goes into logs: the statement, without what
    people wrote.
    """
    return _engine(settings().database_url)


def is_sqlite(session: Session) -> bool:
    """Whether this session speaks to SQLite."""
    return session.get_bind().dialect.name == "sqlite"


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    if url.startswith("sqlite"):
        made = create_engine(
            url,
            pool_size=16,
            max_overflow=32,
            hide_parameters=True,
            json_serializer=_compact,
            connect_args={"check_same_thread": False},
        )
        event.listen(made, "connect", _prepare_sqlite)
        return made
    return create_engine(
        url,
        pool_size=16,
        max_overflow=32,
        pool_pre_ping=False,
        hide_parameters=True,
        json_serializer=_compact,
        connect_args={"options": _FOR_EACH_CONNECTION, "prepare_threshold": None},
    )


def _compact(value: object) -> str:
    """JSON with Thai as it is written: escaped, a letter would take six bytes, not three."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _prepare_sqlite(connection: SQLiteConnection, _record: Any) -> None:
    # The driver must not begin transactions on its own: `read` and `write` say which kind. They do
    # so themselves, as an engine that is listened to calls for listeners at every statement.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@lru_cache(maxsize=4)
def _reading(url: str) -> Engine:
    """The same connections; on PostgreSQL without BEGIN and COMMIT, two journeys of three."""
    if url.startswith("sqlite"):
        return _engine(url)
    return _engine(url).execution_options(isolation_level="AUTOCOMMIT")


@lru_cache(maxsize=4)
def _standing_still(url: str) -> Engine:
    if url.startswith("sqlite"):
        return _engine(url)
    return _engine(url).execution_options(isolation_level="REPEATABLE READ")


def close() -> None:
    """Let go of the database, when a process ends; what was never opened is not opened for it.

    On SQLite every process puts what was written into the one file before it lets go, so that,
    whichever ends last, the file is whole by itself: nobody has to know of the log beside it.
    """
    if _engine.cache_info().currsize:
        made = engine()
        if made.dialect.name == "sqlite" and cast("QueuePool", made.pool).checkedin():
            with suppress(OperationalError), made.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={_LAST_WAIT * 1000:.0f}")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
        made.dispose()
    forget_connections()


def forget_connections() -> None:
    """Forget the engines (after a fork, between tests)."""
    _engine.cache_clear()
    _reading.cache_clear()
    _standing_still.cache_clear()
    _turn.cache_clear()

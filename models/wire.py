"""Statements sent to PostgreSQL as they stand: prepared once a connection, several in one journey.

A cursor of psycopg puts each execution together anew (a query object, a transformer, a generator
that looks at the socket), which takes longer than the server takes to answer. This goes beneath it,
to libpq as psycopg wraps it (`psycopg.pq`); how values are adapted, how to wait, and what an error
is called stay psycopg's.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import DatabaseError, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import fetch_many, send
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, Format, TransactionStatus

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from psycopg import Connection, Error, abc
    from psycopg.pq.abc import PGresult

MOST_PREPARED = 256
"""Statements that one connection has the server keep; of more, those asked for longest ago go."""

_Key = tuple[bytes, tuple[int, ...]]
"""A statement and the types of its values, as psycopg chose them: a list of another length, a null
and a number that has grown past 32,767 make another one of it."""

_OUTDATED = frozenset({b"0A000", b"26000"})
"""What the server says of a statement that it cannot carry out as it was prepared: the columns
have changed, or it has forgotten it."""


class Answer:
    """What came of a statement; there once its journey is over, if it did not fail.

    It is read before the connection is given back: what reads it is the connection's.
    """

    def __init__(self, values: abc.Transformer) -> None:
        self._values = values
        self.result: PGresult

    @property
    def rowcount(self) -> int:
        """How many rows it found, or changed."""
        found = self.result.status == ExecStatus.TUPLES_OK
        return self.result.ntuples if found else self.result.command_tuples or 0

    def fetchall(self) -> list[Any]:
        """The rows, as a cursor would give them."""
        self._values.set_pgresult(self.result)
        return self._values.load_rows(0, self.result.ntuples, tuple)


class _Sent(NamedTuple):
    """What was sent, in its order: a statement, or (without an answer) what goes before one.

    `prepared` is what is to be prepared by it, or by what went before it.
    """

    sql: bytes
    answer: Answer | None = None
    prepared: _Key | None = None


class Wire:
    """A connection of psycopg's, and what its server has prepared.

    One journey at a time: :meth:`begin`, :meth:`send` as often as need be, :meth:`end`. Meanwhile
    the connection is for nothing else. That psycopg prepares nothing of its own accord on it
    (``prepare_threshold=None``) is required: it would have the server forget ours too.
    """

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._pg = connection.pgconn
        self._values = Transformer(connection)
        self._prepared: dict[_Key, bytes] = {}
        self._numbers = count(1)
        self._sent: list[_Sent] = []
        self.is_under_way = False
        self.failed: bytes = b""
        """The statement that failed in the last journey."""

    def begin(self) -> None:
        """Begin a journey, and a transaction where none is begun and one is wanted."""
        self._pg.enter_pipeline_mode()
        self.is_under_way, self.failed = True, b""
        idle = self._pg.transaction_status == TransactionStatus.IDLE
        if idle and not self._connection.autocommit:
            level = self._connection.isolation_level
            words = f"BEGIN ISOLATION LEVEL {level.name.replace('_', ' ')}" if level else "BEGIN"
            self._say(words.encode())

    def send(self, sql: bytes, values: Sequence[Any]) -> Answer:
        """Send a statement (its values as ``$1``, ``$2`` …); the server sets to work at once."""
        self.failed = sql  # unless it can be sent
        adapted = self._values.dump_sequence(values, [PyFormat.AUTO] * len(values))
        formats, key = self._values.formats, (sql, self._values.types or ())
        self._pg.send_query_prepared(self._name_of(key), adapted, formats, Format.TEXT)
        answer = Answer(self._values)
        self._sent.append(_Sent(sql, answer, key))
        self._pg.flush()
        self.failed = b""
        return answer

    def end(self) -> None:
        """Hear what came of all that was sent, and raise what went wrong first."""
        try:
            self._connection.wait(self._hear())
        except BaseException:
            with suppress(OperationalError):  # of a connection that is of no use any more
                self._arrive()
            raise
        self._arrive()

    def _arrive(self) -> None:
        self._sent.clear()
        self.is_under_way = False
        if self._pg.status != ConnStatus.BAD:
            self._pg.exit_pipeline_mode()

    def _say(self, sql: bytes) -> None:
        self._pg.send_query_params(sql, None)
        self._sent.append(_Sent(sql))

    def _name_of(self, key: _Key) -> bytes:
        """The name under which the server has it, or will have it by then."""
        name = self._prepared.pop(key, None)
        if name is None:
            if len(self._prepared) >= MOST_PREPARED:
                self._forget(next(iter(self._prepared)))
            name = b"prasan_%d" % next(self._numbers)
            self._pg.send_prepare(name, key[0], key[1])
            self._sent.append(_Sent(key[0], prepared=key))
        self._prepared[key] = name  # the last is what was asked for last
        return name

    def _forget(self, key: _Key) -> None:
        self._say(b"DEALLOCATE " + self._prepared.pop(key))

    def _hear(self) -> Generator[Any, Any, None]:
        self._pg.pipeline_sync()
        yield from send(self._pg)
        first: Error | None = None
        for sent in self._sent:
            try:
                results = yield from fetch_many(self._pg)
            except DatabaseError:
                if first is None:
                    self.failed = sent.sql
                    raise
                break  # whatever went wrong first ended the connection too
            error = self._taken(sent, results[0])
            first = first or error
        else:
            yield from fetch_many(self._pg)  # the end of the journey
        if first is not None:
            raise first

    def _taken(self, sent: _Sent, result: PGresult) -> Error | None:
        status = result.status
        if status in {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}:
            if sent.answer is not None:
                sent.answer.result = result
            return None
        outdated = result.error_field(DiagnosticField.SQLSTATE) in _OUTDATED
        if sent.prepared is not None and (sent.answer is None or outdated):
            self._prepared.pop(sent.prepared, None)
        if status == ExecStatus.PIPELINE_ABORTED:
            return None  # that of the one that failed is told
        self.failed = sent.sql
        return error_from_result(result, encoding=self._connection.info.encoding)

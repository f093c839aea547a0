"""Statements of the hot path: written with SQLAlchemy, executed by the driver.

SQLAlchemy puts a statement into a database's SQL and knows how its values travel; both are asked
for once. What it does besides, around every execution (looking the statement up, describing the
columns of the result, calling listeners), costs more than the database takes to answer, and is left
out; on PostgreSQL the driver's cursors are too (`models.wire`). So build a statement once, in its
module: putting it together costs most of all.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.sql.visitors import cloned_traverse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Dialect

    from models.wire import Wire

    Process = Callable[[Any], Any]
    Given = Mapping[str, Any]


class Statement:
    """A statement with named values; a list stands for the several values of an ``IN``.

    What the driver refuses is raised as SQLAlchemy's error for it.
    """

    def __init__(self, written: Any) -> None:
        self.written = written
        # By the name: every engine of a database is set up alike (`models.database`).
        self._compiled: dict[str, _Compiled] = {}

    def execute(self, connection: Connection, given: Given) -> Result:
        """Run it; inside :func:`pipelined`, the result is there after the block."""
        compiled = self._in(connection.dialect)
        shape, values = compiled.filled_in(given)
        wire = wire_of(connection)
        if wire is None:
            cursor: Any = connection.connection.cursor()
            with _errors_of(connection, shape.sql, values):
                cursor.execute(shape.sql, values)
            return Result(connection, cursor, compiled)
        if wire.is_under_way:
            return Result(connection, wire.send(shape.encoded, values), compiled)
        with pipelined(connection):
            answer = wire.send(shape.encoded, values)
        return Result(connection, answer, compiled)

    def scalar(self, connection: Connection, given: Given) -> Any:
        """The first column of the first row, None where there is none."""
        return self.execute(connection, given).scalar()

    def _in(self, dialect: Dialect) -> _Compiled:
        known = self._compiled.get(dialect.name)
        if known is None:
            known = self._compiled[dialect.name] = _compiled(self.written, dialect)
        return known


class Result:
    """What came of a statement."""

    def __init__(self, connection: Connection, cursor: Any, compiled: _Compiled) -> None:
        self._connection, self._cursor, self._compiled = connection, cursor, compiled

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""
        return cast("int", self._cursor.rowcount)

    @property
    def lastrowid(self) -> int:
        """The number of the new row (SQLite)."""
        return cast("int", self._cursor.lastrowid)

    def rows(self) -> list[Sequence[Any]]:
        """What it found: the columns that it selects, or returns."""
        with _errors_of(self._connection):
            found = self._cursor.fetchall()
        return [self._compiled.read(row) for row in found]

    def scalar(self) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.rows()
        return found[0][0] if found else None


@contextmanager
def pipelined(connection: Connection) -> Iterator[None]:
    """What is executed in this block is sent at once where the database takes it so (PostgreSQL).

    Each statement is carried out after the one before, as ever, and sees what is committed then.
    The first that fails ends the block with its error, at the end at the latest. Nothing but a
    `Statement` is executed in the block.
    """
    wire = wire_of(connection)
    if wire is None or wire.is_under_way:
        yield
        return
    try:
        try:
            wire.begin()
            yield
        except BaseException:
            with suppress(Exception):
                wire.end()  # the connection is to be of use again; what went wrong first is told
            raise
        wire.end()
    except BaseException as error:  # noqa: BLE001 - SQLAlchemy raises it, or its own, again
        _raise(connection, error, wire.failed.decode() or None)


def wire_of(connection: Connection) -> Wire | None:
    """What goes beneath the cursors of this connection (PostgreSQL)."""
    if connection.dialect.driver != "psycopg":
        return None
    known = connection.info.get(_WIRE)
    if known is None:
        from models.wire import Wire  # noqa: PLC0415 - who has SQLite need not wait for psycopg

        driver: Any = connection.connection.driver_connection
        known = connection.info[_WIRE] = Wire(driver)
    return cast("Wire", known)


_WIRE = "prasan_wire"


class _errors_of:  # noqa: N801 - read as a phrase; a generator would cost more than the query
    """Errors of the driver become SQLAlchemy's, and a connection that is lost is known as such."""

    def __init__(self, connection: Connection, sql: str | None = None, values: Any = None) -> None:
        self._connection, self._executed = connection, (sql, values)

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            _raise(self._connection, error, *self._executed)


def _raise(
    connection: Connection, error: BaseException, sql: str | None = None, values: Any = None
) -> None:
    """Have SQLAlchemy raise what it makes of an error; one that is not the driver's stays."""
    ours = not isinstance(error, connection.dialect.loaded_dbapi.Error)
    connection._handle_dbapi_exception(  # noqa: SLF001 - it has no public name
        error, None if ours else sql, values, None, None
    )


def _compiled(written: Any, dialect: Dialect) -> _Compiled:
    """As the driver takes it; `models.wire` takes values by their number (``$1``).

    PostgreSQL plans what is prepared once, whatever the values will be, so what never changes is
    written out: that something is *ready* says more to it than that it is in some state.
    """
    if dialect.driver != "psycopg":
        return _Compiled(written, dialect)
    settled = cloned_traverse(written, {}, {"bindparam": _write_out})
    return _Compiled(settled, _numbered(dialect))


def _write_out(value: Any) -> None:
    # One with a name of its own may be given another value.
    if value.unique and value.value is not None:
        value.literal_execute = True


@lru_cache(maxsize=4)
def _numbered(dialect: Dialect) -> Dialect:
    such: Callable[..., Dialect] = type(dialect)
    return such(paramstyle="numeric_dollar")


class _Compiled:
    """A statement in the SQL of one database."""

    def __init__(self, written: Any, dialect: Dialect) -> None:
        self._compiled = written.compile(dialect=dialect)
        self._shapes: dict[tuple[int, ...], _Shape] = {}
        self._binds = {name: bind for bind, name in self._compiled.bind_names.items()}
        # A list that stands in the statement itself needs not be given.
        self._lists = [
            name for name, bind in self._binds.items() if bind.expanding and bind.required
        ]
        self._processes = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in self._binds.items()
        }
        columns = getattr(written, "selected_columns", None)
        columns = written.exported_columns if columns is None else columns
        self._readers = [
            (place, reader)
            for place, column in enumerate(columns)
            if (reader := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def filled_in(self, given: Given) -> tuple[_Shape, Any]:
        """How it is written, and the values as the driver wants them."""
        lengths = tuple([len(given[name]) for name in self._lists])
        shape = self._shapes.get(lengths)
        if shape is None:
            shape = self._shapes[lengths] = self._shape(lengths)
        return shape, shape.values(given)

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """The values of a row as the program knows them."""
        values = list(row)
        for place, reader in self._readers:
            values[place] = reader(values[place])
        return values

    def _shape(self, lengths: Sequence[int]) -> _Shape:
        """How it is written where its lists have so many values."""
        required = {name: None for name, bind in self._binds.items() if bind.required}
        lists = {name: [None] * length for name, length in zip(self._lists, lengths, strict=True)}
        expanded = self._compiled.construct_expanded_state({**required, **lists})
        parts = expanded.parameter_expansion
        source = {part: name for name, several in parts.items() for part in several}
        needed = required.keys() | {part for name in self._lists for part in parts[name]}
        places = [
            _Place(
                name,
                self._processes[source.get(name, name)],
                _REQUIRED if name in needed else expanded.parameters[name],
            )
            for name in expanded.positiontup or expanded.parameters
        ]
        return _Shape(
            expanded.statement,
            places,
            [(name, parts[name]) for name in self._lists],
            positional=expanded.positiontup is not None,
        )


class _Place(NamedTuple):
    """Where a value goes; `default` is what stands in the statement itself."""

    name: str
    process: Process | None
    default: Any


_REQUIRED = object()
"""The default of a value that has none."""


class _Shape:
    """Its SQL where each of its lists has so many values, and whence each value comes."""

    def __init__(
        self,
        sql: str,
        places: Sequence[_Place],
        lists: Sequence[tuple[str, Sequence[str]]],
        *,
        positional: bool,
    ) -> None:
        self.sql, self.encoded = sql, sql.encode()
        self._names = None if positional else [place.name for place in places]
        self._places, self._lists = places, lists

    def values(self, given: Given) -> Any:
        """The values for this execution."""
        for name, parts in self._lists:
            given = {**given, **dict(zip(parts, given[name], strict=True))}
        values = []
        for name, process, default in self._places:
            value = given.get(name, default)
            if value is _REQUIRED:
                raise InvalidRequestError(f"A value is required for bind parameter {name!r}")
            values.append(value if process is None else process(value))
        return values if self._names is None else dict(zip(self._names, values, strict=True))

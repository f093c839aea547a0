"""Statements of the hot path: written with SQLAlchemy, run by the driver.

SQLAlchemy puts a statement into a database's words and knows how its values travel; both are asked
for once. What it does besides, around every single run (looking the statement up, describing what
came back, telling listeners), costs more than the database takes to answer, and is left out.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

    from sqlalchemy import Connection, Dialect

    Process = Callable[[Any], Any]
    Given = Mapping[str, Any]


class Statement:
    """A statement with named values; a list stands for the several values of an ``IN``.

    What fails is one of SQLAlchemy's errors, as if SQLAlchemy had run it.
    """

    def __init__(self, written: Any) -> None:
        self.written = written
        self._compiled: MutableMapping[Dialect, _Compiled] = WeakKeyDictionary()

    def ask(self, connection: Connection, given: Given) -> Answer:
        """Run it; inside :func:`together`, the answer is there after the block."""
        compiled = self._in(connection.dialect)
        words, values = compiled.filled_in(given)
        cursor: Any = connection.connection.cursor()
        with _errors_of(connection, words, values):
            cursor.execute(words, values)
        return Answer(connection, cursor, compiled)

    def scalar(self, connection: Connection, given: Given) -> Any:
        """The first column of the first row, None where there is none."""
        return self.ask(connection, given).scalar()

    def _in(self, dialect: Dialect) -> _Compiled:
        known = self._compiled.get(dialect)
        if known is None:
            known = self._compiled[dialect] = _Compiled(self.written, dialect)
        return known


class Answer:
    """What came of a statement."""

    def __init__(self, connection: Connection, cursor: Any, compiled: _Compiled) -> None:
        self._connection, self._cursor, self._compiled = connection, cursor, compiled

    @property
    def touched(self) -> int:
        """How many rows it changed."""
        return cast("int", self._cursor.rowcount)

    @property
    def number(self) -> int:
        """The number that SQLite gave to the new row."""
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
def together(connection: Connection) -> Iterator[None]:
    """What is asked in this block travels at once where the database takes it so (PostgreSQL).

    Each statement is carried out after the one before, as ever; the first that fails ends the block
    with its error, at the end at the latest.
    """
    if connection.dialect.driver != "psycopg":
        yield
        return
    driver: Any = connection.connection.driver_connection
    with _errors_of(connection), driver.pipeline():
        yield


class _errors_of:  # noqa: N801 - read as a phrase, and a generator would cost more than the query
    """Errors of the driver become SQLAlchemy's, and a connection that is lost is known as such."""

    def __init__(
        self, connection: Connection, words: str | None = None, values: Any = None
    ) -> None:
        self._connection, self._asked = connection, (words, values)

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            self._connection._handle_dbapi_exception(error, *self._asked, None, None)  # noqa: SLF001


class _Compiled:
    """A statement in the words of one database."""

    def __init__(self, written: Any, dialect: Dialect) -> None:
        self._compiled = written.compile(dialect=dialect)
        self._shapes: dict[tuple[int, ...], _Shape] = {}
        names = self._compiled.bind_names
        # A list that stands in the statement itself needs not be given.
        self._lists = [
            name for bind, name in names.items() if bind.expanding and bind.value is None
        ]
        self._processes = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for bind, name in names.items()
        }
        columns = getattr(written, "selected_columns", None)
        columns = written.exported_columns if columns is None else columns
        self._readers = [
            (place, reader)
            for place, column in enumerate(columns)
            if (reader := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def filled_in(self, given: Given) -> tuple[str, Any]:
        """The words and the values as the driver wants them."""
        shape = tuple([len(given[name]) for name in self._lists])
        known = self._shapes.get(shape)
        if known is None:
            expanded = self._compiled.construct_expanded_state(given)
            known = self._shapes[shape] = _Shape(expanded, self._lists, self._processes)
        return known.words, known.values(given)

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """The values of a row as the program knows them."""
        values = list(row)
        for place, reader in self._readers:
            values[place] = reader(values[place])
        return values


class _Shape:
    """Its words where each of its lists has so many values, and whence each value comes."""

    def __init__(
        self, expanded: Any, lists: Sequence[str], processes: Mapping[str, Process | None]
    ) -> None:
        self.words: str = expanded.statement
        self._positional = expanded.positiontup is not None
        parts_of = expanded.parameter_expansion
        self._lists = [(name, parts_of[name]) for name in lists]
        whole = {part: name for name, parts in parts_of.items() for part in parts}
        self._places = [
            (name, processes[whole.get(name, name)])
            for name in expanded.positiontup or expanded.parameters
        ]
        self._constants = {name: expanded.parameters[name] for name, _process in self._places}

    def values(self, given: Given) -> Any:
        """The values for this run."""
        for name, parts in self._lists:
            given = {**given, **dict(zip(parts, given[name], strict=True))}
        constants = self._constants
        values = [
            (name, value if process is None else process(value))
            for name, process in self._places
            for value in [given[name] if name in given else constants[name]]
        ]
        return tuple([value for _name, value in values]) if self._positional else dict(values)

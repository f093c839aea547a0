"""Statements of the hot path: written with SQLAlchemy, run by the driver.

SQLAlchemy puts a statement into a database's words and knows how its values travel; both are asked
for once. What it does besides, around every single run (looking the statement up, describing what
came back, telling listeners), costs more than the database takes to answer, and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence

    from sqlalchemy import Connection, Dialect

    Process = Callable[[Any], Any]
    Given = Mapping[str, Any]


class Done(NamedTuple):
    """What came of it: how many rows it touched, the number that SQLite gave the last new one."""

    touched: int
    number: int | None
    found: Sequence[Any]


class Statement:
    """A statement with named values; a list stands for the several values of an ``IN``.

    What fails is one of SQLAlchemy's errors, as if SQLAlchemy had run it.
    """

    def __init__(self, written: Any) -> None:
        self.written = written
        self._compiled: MutableMapping[Dialect, _Compiled] = WeakKeyDictionary()

    def rows(self, connection: Connection, given: Given) -> list[Sequence[Any]]:
        """What it finds: tuples of the columns that it selects, or returns."""
        compiled = self._in(connection.dialect)
        found = _run(connection, *compiled.filled_in(given), finds=True).found
        return [compiled.read(row) for row in found]

    def scalar(self, connection: Connection, given: Given) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.rows(connection, given)
        return found[0][0] if found else None

    def run(self, connection: Connection, given: Given) -> Done:
        """Change something."""
        return _run(connection, *self._in(connection.dialect).filled_in(given), finds=False)

    def _in(self, dialect: Dialect) -> _Compiled:
        known = self._compiled.get(dialect)
        if known is None:
            known = self._compiled[dialect] = _Compiled(self.written, dialect)
        return known


def _run(connection: Connection, words: str, values: Any, *, finds: bool) -> Done:
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(words, values)
        found = cursor.fetchall() if finds else ()
        return Done(cursor.rowcount, getattr(cursor, "lastrowid", None), found)
    except BaseException as error:  # noqa: BLE001 - SQLAlchemy raises it, or its own, again
        connection._handle_dbapi_exception(error, words, values, cursor, None)  # noqa: SLF001
    finally:
        cursor.close()


class _Compiled:
    """A statement in the words of one database."""

    def __init__(self, written: Any, dialect: Dialect) -> None:
        self._compiled = written.compile(dialect=dialect)
        self._shapes: dict[tuple[int, ...], _Shape] = {}
        binds = self._compiled.binds
        self._lists = [name for name, bind in binds.items() if bind.expanding]
        self._processes = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in binds.items()
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
            known = self._shapes[shape] = _Shape(expanded, self._processes)
        return known.words, known.values(given)

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """The values of a row as the program knows them."""
        values = list(row)
        for place, reader in self._readers:
            values[place] = reader(values[place])
        return values


class _Shape:
    """Its words where each of its lists has so many values, and whence each value comes."""

    def __init__(self, expanded: Any, processes: Mapping[str, Process | None]) -> None:
        self.words: str = expanded.statement
        self._positional = expanded.positiontup is not None
        self._lists = list(expanded.parameter_expansion.items())
        whole = {part: name for name, parts in self._lists for part in parts}
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

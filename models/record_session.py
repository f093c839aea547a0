"""Writing what was added or changed without the ORM's unit of work.

A unit of work sorts out what relationships, cascades and listeners ask for. These tables have none,
and it took a third of the time of a step. SQLAlchemy's session stays: identity, what changed,
savepoints; only its flush is ours. What of it is private to SQLAlchemy is what its own flush uses,
and `tests.models.test_record_session` holds what comes of it against SQLAlchemy's own reading.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, cast
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, SQLModel

from models.statement import Statement, pipelined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping, Sequence

    from sqlalchemy import BindParameter, Column, Connection, Engine
    from sqlalchemy.orm import InstanceState, Mapper, SessionTransaction

    State = InstanceState[Any]
    Follower = tuple[Statement, dict[str, Any]]


class RecordSession(Session):
    """A session of one transaction that `writes`, or only reads.

    Rows are written straight: what is new first, parents before children, in the order in which
    they were added; then what changed. They are never deleted, and listeners of the unit of work
    are not called. There is no autoflush: a verb says where what it wrote must be seen. What was
    read stays readable after the transaction.
    """

    def __init__(self, bind: Engine, *, writes: bool) -> None:
        super().__init__(bind, expire_on_commit=False, autoflush=False)
        self.writes = writes
        self._connected: tuple[SessionTransaction, Connection] | None = None
        self._followers: MutableMapping[State, list[Follower]] = WeakKeyDictionary()

    def connection(self, *asked: Any, **options: Any) -> Connection:
        """As SQLAlchemy's, looked up once for each transaction and each savepoint."""
        if asked or options:
            return super().connection(*asked, **options)
        known = self._connected
        # One that failed is looked up again too: SQLAlchemy then says that it can only be ended.
        if known is None or known[0] is not self._transaction or not known[0].is_active:
            found = super().connection()
            known = self._connected = cast("SessionTransaction", self._transaction), found
        return known[1]

    def begin_nested(self) -> SessionTransaction:
        """A savepoint; whoever only reads has nothing to save."""
        must_write(self)
        return super().begin_nested()

    def follow_with(self, row: SQLModel, statement: Statement, given: dict[str, Any]) -> None:
        """Execute `statement` right after the new rows are written, in their pipeline.

        So something can hang on `row` by the number that only the database will know.
        """
        self._followers.setdefault(instance_state(row), []).append((statement, given))

    def _flush(self, objects: Sequence[object] | None = None) -> None:
        must_write(self)
        if objects or self._deleted:
            raise NotImplementedError("rows are written all together, and never deleted")
        new = sorted(self._new, key=_when_added)
        changed = sorted(set(self._dirty_states).difference(new), key=_which)
        followers = [each for state in new for each in self._followers.get(state, ())]
        try:
            _write(self.connection(), new, changed, followers)
            self._register_persistent({*new, *changed})
        except BaseException:
            # As after a unit of work: the transaction, or its savepoint, can only be rolled back.
            within = self._autobegin_t()._begin()  # noqa: SLF001 - as SQLAlchemy's own flush
            within.rollback(_capture_exception=True)
            raise
        for state in new:
            self._followers.pop(state, None)


def must_write(session: Session) -> None:
    """Refuse to change or to lock anything in a transaction that only reads."""
    if not isinstance(session, RecordSession) or not session.writes:
        raise RuntimeError("what changes or locks the record goes through models.database.write")


def _write(
    connection: Connection,
    new: Sequence[State],
    changed: Sequence[State],
    followers: Sequence[Follower],
) -> None:
    several = len(new) + len(changed) + len(followers) > 1
    with pipelined(connection) if several else nullcontext():
        written = [_table(state.mapper).insert(connection, state) for state in new]
        written += [_table(state.mapper).update(connection, state) for state in changed]
        followed = [statement.execute(connection, given) for statement, given in followers]
    for see_to_it in written:
        see_to_it()
    if not all(result.rowcount for result in followed):
        raise StaleDataError("what hangs on a new row did not find it")


def _when_added(state: State) -> tuple[int, int]:
    return _rank(state), cast("int", state.insert_order)


def _which(state: State) -> tuple[int, Any]:
    """The same order for everybody, so that two that flush once never wait in a circle."""
    return _rank(state), cast("Any", state.key)[1]


def _rank(state: State) -> int:
    """The place of the state's table, parents before children."""
    return _ranks(len(SQLModel.metadata.tables))[state.mapper.local_table]


@lru_cache(maxsize=4)
def _ranks(_tables: int) -> dict[Any, int]:
    """Table → place, of all tables there are when so many have been imported."""
    return {table: place for place, table in enumerate(SQLModel.metadata.sorted_tables)}


@lru_cache(maxsize=256)
def _table(mapper: Mapper[Any]) -> _Table:
    return _Table(mapper)


class _Table:
    """The statements that write the rows of one class."""

    def __init__(self, mapper: Mapper[Any]) -> None:
        self._table = cast("Any", mapper.local_table)
        self._columns: dict[str, Column[Any]] = {
            mapper.get_property_by_column(column).key: column for column in self._table.columns
        }
        self._keys = [mapper.get_property_by_column(key).key for key in mapper.primary_key]
        serial = self._table.autoincrement_column
        self._serial = "" if serial is None else mapper.get_property_by_column(serial).key
        self._updates: dict[tuple[str, ...], Statement] = {}
        _must_be_plain(mapper, self._columns)

    def insert(self, connection: Connection, state: State) -> Callable[[], None]:
        """Write a new row; what is returned learns the number that the database gave it."""
        row = state.dict
        if not self._serial or row.get(self._serial) is not None:
            self._with_number.execute(connection, row)
            return _nothing
        # SQLite's driver tells the number by itself; RETURNING costs it half as much again.
        in_passing = connection.dialect.name == "sqlite"
        statement = self._without_number if in_passing else self._returning_number
        result = statement.execute(connection, row)

        def learn() -> None:
            row[self._serial] = result.lastrowid if in_passing else result.scalar()

        return learn

    def update(self, connection: Connection, state: State) -> Callable[[], None]:
        """Write what is different from what was read; what is returned sees that it was there."""
        row, before = state.dict, state.committed_state
        names = tuple(sorted([name for name in before if row[name] != before[name]]))
        if not names:
            return _nothing
        statement = self._updates.get(names) or self._updating(names)
        which = dict(zip(map(_OLD.format, self._keys), cast("Any", state.key)[1], strict=True))
        result = statement.execute(connection, row | which)

        def check() -> None:
            if result.rowcount != 1:
                raise StaleDataError(f"a row of {self._table.name} is not there any more")

        return check

    @cached_property
    def _with_number(self) -> Statement:
        return Statement(insert(self._table).values(self._values(self._columns)))

    @cached_property
    def _without_number(self) -> Statement:
        given = [name for name in self._columns if name != self._serial]
        return Statement(insert(self._table).values(self._values(given)))

    @cached_property
    def _returning_number(self) -> Statement:
        inserting = self._without_number.written
        return Statement(inserting.returning(self._table.autoincrement_column))

    def _updating(self, names: tuple[str, ...]) -> Statement:
        written = update(self._table).values(self._values(names))
        for name in self._keys:
            column = self._columns[name]
            written = written.where(column == bindparam(_OLD.format(name), type_=column.type))
        self._updates[names] = Statement(written)
        return self._updates[names]

    def _values(self, names: Iterable[str]) -> dict[Column[Any], BindParameter[Any]]:
        """Each column from the attribute of its name; null where a row has none."""
        columns = [(name, self._columns[name]) for name in names]
        return {column: bindparam(name, None, type_=column.type) for name, column in columns}


def _nothing() -> None:
    """There is nothing to see to."""


_OLD = "old_{}"
"""What the key of a row that is changed is called beside its new values."""


def _must_be_plain(mapper: Mapper[Any], columns: dict[str, Column[Any]]) -> None:
    """Refuse a class of which more is asked than to write its columns as they stand in its rows."""
    if (
        mapper.relationships
        or mapper.inherits
        or mapper.version_id_col is not None
        or len(mapper.column_attrs) != len(columns)
    ):
        _not_plain(mapper, "more than columns")
    fields = mapper.class_.model_fields
    for name, column in columns.items():
        if column.onupdate or column.server_default or column.server_onupdate:
            _not_plain(mapper, f"{name} to be worked out")
        default: Any = column.default
        if default is not None and (not default.is_scalar or default.arg != fields[name].default):
            _not_plain(mapper, f"a default of {name} that its rows do not know")


def _not_plain(mapper: Mapper[Any], what: str) -> NoReturn:
    raise TypeError(f"{mapper.class_.__name__} asks for {what}: see RecordSession")

"""Rows on their way in and out of the database, without the ORM's detours.

Everybody works with SQLModel's classes, and SQLAlchemy's session keeps them. In two places this
module does SQLAlchemy's work, because a step of a case does little else and it took most of the
step's time (``python -m bench.steps``):

- :class:`Rows` reads whole rows. The ORM puts a loader together anew each time a query runs.
- :class:`RecordSession` writes what was added or changed. The ORM's unit of work sorts out what
  relationships ask for; these tables have none, and are written parents first.

What is private to SQLAlchemy is touched here and nowhere else; `tests.models.test_rows` holds what
comes of it against SQLAlchemy's own way.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import bindparam, event, insert, inspect, update
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, SQLModel

from models.statement import Answer, Statement, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import BindParameter, Column, Connection, Engine
    from sqlalchemy.orm import InstanceState, Mapper

T = TypeVar("T", bound="tuple[Any, ...]")


class Rows(Generic[T]):
    """A SELECT of whole rows, put together once and read many times.

    `statement` selects classes of tables and nothing else; an outer join may leave one out, which
    then is None. What is in hand of a row already stays as it is, unless the rows are asked for
    `fresh`, as whoever takes a lock must.
    """

    def __init__(self, statement: Any, *, fresh: bool = False) -> None:
        self._asked, self._fresh = statement, fresh

    def where(self, *clauses: Any) -> Rows[T]:
        """The same rows, narrowed."""
        return Rows(self._asked.where(*clauses), fresh=self._fresh)

    def all(self, session: Session, asked: dict[str, Any]) -> list[T]:
        """Every row, as a tuple with an instance of each class."""
        return self._loaded(session, self._ask(session, asked))

    def each(self, session: Session, asked: dict[str, Any]) -> list[Any]:
        """The instances of the first class."""
        return [row[0] for row in self.all(session, asked)]

    def first(self, session: Session, asked: dict[str, Any]) -> Any:
        """The instance of the first class in the first row, or None where there is no row."""
        found = self.each(session, asked)
        return found[0] if found else None

    def _ask(self, session: Session, asked: dict[str, Any]) -> Answer:
        return self._statement.ask(session.connection(), asked)

    def _loaded(self, session: Session, answer: Answer) -> list[T]:
        loaders = [loader.into(session, fresh=self._fresh) for loader in self._loaders]
        return [cast("T", tuple([load(row) for load in loaders])) for row in answer.rows()]

    @cached_property
    def _loaders(self) -> list[_Loader]:
        mappers = [inspect(each["entity"]) for each in self._asked.column_descriptions]
        loaders: list[_Loader] = []
        for mapper in mappers:
            start = loaders[-1].end if loaders else 0
            loaders.append(_Loader(mapper, start))
        return loaders

    @cached_property
    def _statement(self) -> Statement:
        columns = [column for loader in self._loaders for column in loader.columns]
        return Statement(self._asked.with_only_columns(*columns, maintain_column_froms=True))


def all_of(session: Session, asked: dict[str, Any], *several: Rows[Any]) -> list[list[Any]]:
    """The rows of each of `several`, read in this order (see `models.statement.together`)."""
    with together(session.connection()):
        answers = [rows._ask(session, asked) for rows in several]  # noqa: SLF001 - our own
    return [
        rows._loaded(session, answer)  # noqa: SLF001 - our own
        for rows, answer in zip(several, answers, strict=True)
    ]


class _Loader:
    """Makes instances of one class from the columns of a row that begin at `start`."""

    def __init__(self, mapper: Mapper[Any], start: int) -> None:
        self.columns: list[Any] = list(mapper.local_table.columns)
        self.end = start + len(self.columns)
        self._part = slice(start, self.end)
        self._class, self._manager = mapper.class_, mapper.class_manager
        self._names = [mapper.get_property_by_column(column).key for column in self.columns]
        self._key = [start + self.columns.index(key) for key in mapper.primary_key]

    def into(self, session: Session, *, fresh: bool) -> Callable[[Any], Any]:
        """What makes the instance of a row, as one that `session` keeps."""
        known, owner = session.identity_map, session.hash_key

        def load(row: Any) -> Any:
            key = tuple([row[place] for place in self._key])
            if None in key:
                return None
            identity = (self._class, key, None)
            instance = known.get(identity)
            if instance is None:
                instance = self._manager.new_instance()
                state = instance_state(instance)
                state.key, state.session_id = identity, owner
                known._add_unpresent(state, identity)  # noqa: SLF001 - as SQLAlchemy's loading does
            else:
                state = instance_state(instance)
                if not fresh:
                    self._complete(state, row)
                    return instance
            state.dict.update(zip(self._names, row[self._part], strict=True))
            state._commit_all(state.dict, known)  # noqa: SLF001 - as SQLAlchemy's loading does
            return instance

        return load

    def _complete(self, state: InstanceState[Any], row: Any) -> None:
        """What a savepoint that was rolled back made unknown is known again; the rest stays."""
        if state.expired_attributes:
            read = zip(self._names, row[self._part], strict=True)
            missing = {name: value for name, value in read if name not in state.dict}
            state.dict.update(missing)
            state._commit(state.dict, missing)  # noqa: SLF001 - as SQLAlchemy's loading does


class RecordSession(Session):
    """A session that writes rows straight: what is new first, parents before children.

    A verb says where what it wrote must be seen (there is no autoflush), and what was read stays
    readable after the transaction.
    """

    def __init__(self, bind: Engine) -> None:
        super().__init__(bind, expire_on_commit=False, autoflush=False)
        self._in_hand: tuple[object, Connection] | None = None
        self._along: list[tuple[Statement, dict[str, Any]]] = []

    def connection(self, *asked: Any, **options: Any) -> Connection:
        """As SQLAlchemy's, looked up once for each transaction and each savepoint."""
        if asked or options:
            return super().connection(*asked, **options)
        if self._in_hand is None or self._in_hand[0] is not self._transaction:
            found = super().connection()
            self._in_hand = self._transaction, found
        return self._in_hand[1]

    def send_along(self, statement: Statement, given: dict[str, Any]) -> None:
        """Have `statement` travel with the rows that are written next, after them.

        So a row can follow another whose number only the database knows, on the same journey.
        """
        self._along.append((statement, given))

    def _is_clean(self) -> bool:
        return not self._along and super()._is_clean()

    def _flush(self, objects: Sequence[object] | None = None) -> None:
        if objects or self._deleted:
            super()._flush(objects)
            return
        new = sorted(self._new, key=_when_added)
        changed = sorted(set(self._dirty_states).difference(new), key=_which)
        try:
            _write(self.connection(), new, changed, self._along)
            self._along.clear()
            self._register_persistent({*new, *changed})
        except BaseException:
            # As after a unit of work: the transaction, or its savepoint, can only be rolled back.
            within = self._autobegin_t()._begin()  # noqa: SLF001 - as SQLAlchemy's own flush
            within.rollback(_capture_exception=True)
            raise


@event.listens_for(RecordSession, "after_soft_rollback")
def _leave_nothing_to_send(session: RecordSession, _transaction: object) -> None:
    session._along.clear()  # noqa: SLF001 - our own; what it was to follow was taken back


def _write(
    connection: Connection,
    new: list[InstanceState[Any]],
    changed: list[InstanceState[Any]],
    along: list[tuple[Statement, dict[str, Any]]],
) -> None:
    travels = together if len(new) + len(changed) + len(along) > 1 else nullcontext
    with travels(connection):
        written = [_table(state.mapper).insert(connection, state) for state in new]
        written += [_table(state.mapper).update(connection, state) for state in changed]
        followed = [statement.ask(connection, given) for statement, given in along]
    for see_to_it in written:
        see_to_it()
    if not all(answer.touched for answer in followed):
        raise StaleDataError("what a row was to follow is not there")


def _when_added(state: InstanceState[Any]) -> tuple[int, int]:
    return _rank()[state.mapper.local_table], cast("int", state.insert_order)


def _which(state: InstanceState[Any]) -> tuple[int, Any]:
    """Everybody changes rows in this order, so that nobody waits in a circle."""
    return _rank()[state.mapper.local_table], cast("Any", state.key)[1]


@lru_cache(maxsize=1)
def _rank() -> dict[Any, int]:
    """Table → its place, parents before children."""
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
        if mapper.relationships or any(map(_is_worked_out, self._columns.values())):
            raise TypeError(f"RecordSession cannot write {mapper.class_.__name__}: see there")

    def insert(self, connection: Connection, state: InstanceState[Any]) -> Callable[[], None]:
        """Write a new row; what is returned learns the number that the database gave it."""
        row = state.dict
        if not self._serial or row.get(self._serial) is not None:
            self._whole.ask(connection, row)
            return _nothing
        in_passing = _numbers_in_passing(connection)
        answer = (self._numbered if in_passing else self._returning).ask(connection, row)

        def learn() -> None:
            row[self._serial] = answer.number if in_passing else answer.scalar()

        return learn

    def update(self, connection: Connection, state: InstanceState[Any]) -> Callable[[], None]:
        """Write what is different from what was read; what is returned sees that it was there."""
        row, before = state.dict, state.committed_state
        names = tuple([name for name in before if row[name] != before[name]])
        if not names:
            return _nothing
        statement = self._updates.get(names) or self._updating(names)
        which = dict(zip(map(_OLD.format, self._keys), cast("Any", state.key)[1], strict=True))
        answer = statement.ask(connection, row | which)

        def check() -> None:
            if answer.touched != 1:
                raise StaleDataError(f"a row of {self._table.name} is not there any more")

        return check

    @cached_property
    def _whole(self) -> Statement:
        return Statement(insert(self._table).values(self._values(self._columns)))

    @cached_property
    def _numbered(self) -> Statement:
        given = [name for name in self._columns if name != self._serial]
        return Statement(insert(self._table).values(self._values(given)))

    @cached_property
    def _returning(self) -> Statement:
        return Statement(self._numbered.written.returning(self._table.autoincrement_column))

    def _updating(self, names: tuple[str, ...]) -> Statement:
        written = update(self._table).values(self._values(names))
        for name in self._keys:
            column = self._columns[name]
            written = written.where(column == bindparam(_OLD.format(name), type_=column.type))
        self._updates[names] = Statement(written)
        return self._updates[names]

    def _values(self, names: Iterable[str]) -> dict[Column[Any], BindParameter[Any]]:
        return {
            column: bindparam(name, None, type_=column.type)
            for name in names
            for column in [self._columns[name]]
        }


def _nothing() -> None:
    """There is nothing to see to."""


_OLD = "old_{}"
"""What the key of a row that is changed is called beside its new values."""


def _numbers_in_passing(connection: Connection) -> bool:
    """Whether the driver tells a new row's number without being asked for it."""
    return connection.dialect.name == "sqlite"


def _is_worked_out(column: Column[Any]) -> bool:
    """Whether SQLAlchemy or the database would work out what stands in it; `Row` knows defaults."""
    made = column.default is not None and not column.default.is_scalar
    return made or any((column.onupdate, column.server_default, column.server_onupdate))

"""Reading whole rows without the ORM's loading, which puts a loader together for every query.

What is read are SQLModel's classes, kept by SQLAlchemy's session as if it had read them itself
(`tests.models.test_rows`). What of it is private to SQLAlchemy is what its own loading uses.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import instance_state

from models.record_session import must_write
from models.statement import Result, Statement, pipelined

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import InstanceState, Mapper
    from sqlmodel import Session

T = TypeVar("T", bound="tuple[Any, ...]")


class Rows(Generic[T]):
    """A SELECT of whole rows, put together once and executed many times.

    `select` names classes of tables and nothing else; an outer join may leave one out, which then
    is None. What is in hand of a row already stays as it is, unless the rows are read `fresh`
    (``populate_existing``), as whoever takes a lock must.
    """

    def __init__(self, select: Any, *, fresh: bool = False) -> None:
        self._select, self._fresh = select, fresh

    def where(self, *clauses: Any) -> Rows[T]:
        """The same rows, narrowed; another statement, so build it once too."""
        return Rows(self._select.where(*clauses), fresh=self._fresh)

    def all(self, session: Session, given: dict[str, Any]) -> list[T]:
        """Every row, as a tuple with an instance of each class."""
        return self._loaded(session, self._execute(session, given))

    def each(self, session: Session, given: dict[str, Any]) -> list[Any]:
        """The instances of the first class."""
        return [row[0] for row in self.all(session, given)]

    def first(self, session: Session, given: dict[str, Any]) -> Any:
        """The instance of the first class in the first row, or None where there is no row."""
        found = self.each(session, given)
        return found[0] if found else None

    def _execute(self, session: Session, given: dict[str, Any]) -> Result:
        if self._locks:
            must_write(session)
        return self._statement.execute(session.connection(), given)

    def _loaded(self, session: Session, result: Result) -> list[T]:
        loaders = [loader.into(session, fresh=self._fresh) for loader in self._loaders]
        return [cast("T", tuple([load(row) for load in loaders])) for row in result.rows()]

    @cached_property
    def _locks(self) -> bool:
        return self._select._for_update_arg is not None  # noqa: SLF001 - it has no public name

    @cached_property
    def _loaders(self) -> list[_Loader]:
        loaders: list[_Loader] = []
        for described in self._select.column_descriptions:
            start = loaders[-1].end if loaders else 0
            loaders.append(_Loader(inspect(described["entity"]), start))
        return loaders

    @cached_property
    def _statement(self) -> Statement:
        columns = [column for loader in self._loaders for column in loader.columns]
        return Statement(self._select.with_only_columns(*columns, maintain_column_froms=True))


class Columns:
    """A SELECT of columns that stand for themselves, to be read beside rows (:func:`all_of`)."""

    def __init__(self, select: Any) -> None:
        self._statement = Statement(select)

    def _execute(self, session: Session, given: dict[str, Any]) -> Result:
        return self._statement.execute(session.connection(), given)

    def _loaded(self, _session: Session, result: Result) -> list[Any]:
        return result.rows()


def all_of(
    session: Session, given: dict[str, Any], *several: Rows[Any] | Columns
) -> list[list[Any]]:
    """The rows of each of `several`, read in this order, in one pipeline."""
    with pipelined(session.connection()):
        results = [rows._execute(session, given) for rows in several]  # noqa: SLF001 - our own
    return [
        rows._loaded(session, result)  # noqa: SLF001 - our own
        for rows, result in zip(several, results, strict=True)
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

"""What every table of Prasan shares."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from pydantic_core import PydanticUndefined
from sqlalchemy.orm import object_session
from sqlmodel import Session, SQLModel


class Row(SQLModel):
    """A row that knows the transaction it stands in, so that its verbs can live on it."""

    def __init__(self, **columns: Any) -> None:
        """What is given, the rest as the fields say; tables validate nothing (and this is hot)."""
        plain, made = _defaults(type(self))
        if unknown := columns.keys() - plain.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(plain)
        self.__dict__.update(columns)
        for name, make in made:
            if name not in columns:
                self.__dict__[name] = make()

    def __setattr__(self, name: str, value: Any) -> None:
        """Straight to SQLAlchemy's attribute: forms validate, tables do not (and this is hot)."""
        object.__setattr__(self, name, value)

    @property
    def session(self) -> Session:
        """The transaction this row was loaded or added in."""
        session = object_session(self)
        if not isinstance(session, Session):
            raise RuntimeError(f"{type(self).__name__} is in no transaction")  # noqa: TRY004
        return session


@lru_cache(maxsize=256)
def _defaults(
    table: type[Row],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Column → what stands in it unless something is given; and those made anew for each row."""
    fields = table.model_fields.items()
    shared = [name for name, field in fields if isinstance(field.default, (list, dict, set))]
    if shared:
        raise TypeError(f"{table.__name__} shares its {', '.join(shared)} among all rows")
    plain = {
        name: None if field.default is PydanticUndefined else field.default
        for name, field in fields
    }
    made = [(name, field.default_factory) for name, field in fields if field.default_factory]
    return plain, cast("list[tuple[str, Callable[[], Any]]]", made)

"""What every table of Prasan shares."""

from typing import Any

from sqlalchemy.orm import object_session
from sqlmodel import Session, SQLModel


class Row(SQLModel):
    """A row that knows the transaction it stands in, so that its verbs can live on it."""

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

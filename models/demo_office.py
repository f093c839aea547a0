"""The demo office in a database of its own, in memory: to be asked, and thrown away."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import StaticPool, create_engine
from sqlmodel import Session, SQLModel, select

from models import tables  # noqa: F401 - every table is to be there
from models.demo import seed
from models.office import Office
from models.record_session import RecordSession

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def demo_office() -> Iterator[tuple[Session, int]]:
    """A session on the demo office as it is furnished today, and the office's id."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    SQLModel.metadata.create_all(engine)
    with RecordSession(engine, writes=True) as session, session.begin():
        seed(session, password="asked-and-thrown-away")  # noqa: S106 - nobody signs in there
        session.flush()
        yield session, session.exec(select(Office.id)).one()
    engine.dispose()

"""Who may read a secret case: a list of named people (handbook 2.4)."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, bindparam, text
from sqlmodel import Field, Session, col, select

from models.record import Row
from models.rows import Rows
from models.types import Moment


class Reader(Row, table=True):
    """Somebody on the list of a case, from when to when, and by whose word."""

    __tablename__ = "reader"
    __table_args__ = (
        Index(
            "ix_reader_listed",
            "case_id",
            "person_id",
            unique=True,
            sqlite_where=text("dismissed_at IS NULL"),
            postgresql_where=text("dismissed_at IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    person_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False))
    admitted_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    admitted_by_id: int = Field(foreign_key="person.id")
    dismissed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    dismissed_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )


def readers_of(session: Session, case_id: int) -> list[Reader]:
    """Who is on the list of a case now, the longest there first."""
    return _LISTED.each(session, {"case_id": case_id})


_LISTED: Rows[tuple[Reader]] = Rows(
    select(Reader)
    .where(col(Reader.case_id) == bindparam("case_id"), col(Reader.dismissed_at).is_(None))
    .order_by(col(Reader.id))
)

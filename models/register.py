"""Registers: gap-free numbers per office, register and year."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, inspect, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session

from models.clock import in_bangkok
from models.database import is_sqlite
from models.record import Row
from models.statement import Statement, pipelined

BUDDHIST_ERA = 543
FISCAL_YEAR_BEGINS = 10  # October: fiscal year N runs from 1 Oct N−1 to 30 Sep N (handbook 1.6)


class Register(Row, table=True):
    """The last number given out in a register of an office in a (Buddhist) year."""

    __tablename__ = "register"

    office_id: int = Field(foreign_key="office.id", primary_key=True)
    name: str = Field(max_length=40, primary_key=True)
    year: int = Field(primary_key=True)
    last: int = 0


def next_number(session: Session, office_id: int, name: str, year: int) -> int:
    """The next number of a register, taken in this transaction: a rollback gives it back."""
    number, _none = next_number_beside(session, office_id, name, year)
    return number


def next_number_beside(
    session: Session, office_id: int, name: str, year: int, *more: Statement
) -> tuple[int, list[Any]]:
    """As :func:`next_number`, with one value each of `more`, asked of the ``office`` before it."""
    which = {"office": office_id, "register": name, "year": year}
    connection = session.connection()
    with pipelined(connection):
        *found, taken = [each.execute(connection, which) for each in (*more, _ADVANCE)]
    number = taken.scalar()
    if number is None:
        _begin(session, office_id, name, year)
        number = _ADVANCE.scalar(connection, which)
    return number, [each.scalar() for each in found]


def fiscal_year(moment: datetime) -> int:
    """The fiscal year (Buddhist era) of a moment."""
    there = in_bangkok(moment)
    return there.year + BUDDHIST_ERA + (1 if there.month >= FISCAL_YEAR_BEGINS else 0)


def calendar_year(moment: datetime) -> int:
    """The calendar year (Buddhist era) of a moment; letters are numbered by it."""
    return in_bangkok(moment).year + BUDDHIST_ERA


def _begin(session: Session, office_id: int, name: str, year: int) -> None:
    # Both dialects know ON CONFLICT, each under an insert of its own.
    insert = postgresql.insert if not is_sqlite(session) else sqlite.insert
    values = {"office_id": office_id, "name": name, "year": year, "last": 0}
    session.execute(insert(Register).values(values).on_conflict_do_nothing())


_REGISTER: Any = inspect(Register).local_table
_ADVANCE = Statement(
    update(_REGISTER)
    .where(
        _REGISTER.c.office_id == bindparam("office"),
        _REGISTER.c.name == bindparam("register"),
        _REGISTER.c.year == bindparam("year"),
    )
    .values(last=_REGISTER.c.last + 1)
    .returning(_REGISTER.c.last)
)

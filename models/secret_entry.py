"""The secret register: where the papers lie of which Prasan keeps nothing else (handbook 2.4)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, UniqueConstraint
from sqlmodel import Field, Session, col, select

from models import clock
from models.errors import NotAllowed, NotFound, WrongMoment
from models.record import Row
from models.register import calendar_year, next_number
from models.register_entry import CANCELLED
from models.register_name import SECRET
from models.role import Role
from models.types import Moment

if TYPE_CHECKING:
    from models.person import Person


@dataclass(frozen=True)
class SecretPaper:
    """What may be said of a very or most secret paper, and no more.

    `level` is its class, `letter_no` the number it bears, `source` whom it comes from, `dated` its
    own date, `place_kept` where it lies and `may_open` who may open it.
    """

    level: str
    place_kept: str
    may_open: str
    letter_no: str = ""
    source: str = ""
    dated: date | None = None


class SecretEntry(Row, table=True):
    """The `count`-th number of the secret register in a (Buddhist) year.

    `case_id` is the case that was moved over to paper, where it began as one.
    """

    __tablename__ = "secret_entry"
    __table_args__ = (UniqueConstraint("office_id", "year", "count"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    year: int
    count: int
    level: str = Field(max_length=12)
    letter_no: str = Field(default="", max_length=100)
    source: str = Field(default="", max_length=200)
    dated: date | None = None
    place_kept: str = Field(max_length=300)
    may_open: str = Field(max_length=300)
    case_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("cases.id"), nullable=True)
    )
    registered_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    registered_by_id: int = Field(foreign_key="person.id")
    cancelled_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    cancelled_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    cancelled_reason: str = ""

    @property
    def number(self) -> str:
        """As it stands on the cover: ``3/2569``."""
        return f"{self.count}/{self.year}"

    @property
    def is_cancelled(self) -> bool:
        """Whether it was struck out."""
        return self.cancelled_at is not None

    def cancel(self, *, by: "Person", reason: str) -> None:
        """Strike it out: the number stays with the reason and is never used again (2.3)."""
        must_keep_secret_register(by)
        if self.is_cancelled:
            raise WrongMoment(CANCELLED)
        self.cancelled_at, self.cancelled_by_id = clock.now(), by.id
        self.cancelled_reason = reason


def keeps_secret_register(person: "Person") -> bool:
    """Whether the secret register is open to `person`."""
    return Role.SECRET_REGISTRAR in person.roles


def must_keep_secret_register(person: "Person") -> None:
    """Refuse the secret register to everybody but its registrar."""
    if not keeps_secret_register(person):
        raise NotAllowed


def enter_secret(
    session: Session, paper: SecretPaper, *, by: "Person", case_id: int | None = None
) -> SecretEntry:
    """Give a paper the next number; who may do so the verb before it has asked."""
    now = clock.now()
    year = calendar_year(now)
    entry = SecretEntry(
        office_id=by.office_id,
        year=year,
        count=next_number(session, by.office_id, SECRET, year),
        level=paper.level,
        letter_no=paper.letter_no,
        source=paper.source,
        dated=paper.dated,
        place_kept=paper.place_kept,
        may_open=paper.may_open,
        case_id=case_id,
        registered_at=now,
        registered_by_id=by.id,
    )
    session.add(entry)
    session.flush()
    return entry


def secret_entries(
    session: Session, office_id: int, *, before: int = 0, limit: int = 50
) -> list[SecretEntry]:
    """The secret register of an office, the newest number first, below the entry `before`."""
    found = select(SecretEntry).where(SecretEntry.office_id == office_id)
    if before:
        found = found.where(col(SecretEntry.id) < before)
    return list(session.exec(found.order_by(col(SecretEntry.id).desc()).limit(limit)))


def held_secret_entry(session: Session, office_id: int, year: int, count: int) -> SecretEntry:
    """One number, held against whoever else would strike it out; `NotFound` if never given."""
    found = session.exec(
        select(SecretEntry)
        .where(
            SecretEntry.office_id == office_id,
            SecretEntry.year == year,
            SecretEntry.count == count,
        )
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    return found

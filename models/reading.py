"""Every reading of a secret case is written down: who, what, when, by which way (handbook 2.4).

A reading is opening the case, its story, its documents or its tasks, on a page or as JSON. A line
in a list (the inbox, a register, what a search finds) is none: its number and its subject stand
there for whoever may read the case anyway, and opening it from there is one.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models import clock
from models.database import write
from models.reading_words import words_for
from models.record import Row
from models.types import Moment
from models.wording import Text, _

if TYPE_CHECKING:
    from models.case import Case
    from models.person import Person


class Reading(Row, table=True):
    """Somebody had a secret case before their eyes.

    `what` is the address under which it was read (``/cases/CONS-2570-0001/documents/2``), `way` is
    ``page`` or ``json``, `address` the network address it was read from.
    """

    __tablename__ = "reading"
    __table_args__ = (Index("ix_reading_case", "case_id", "id"),)

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    person_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    what: str = Field(max_length=200)
    way: str = Field(max_length=10)
    address: str = Field(default="", max_length=60)

    @property
    def words(self) -> Text:
        """What was read, as people call it."""
        return words_for(self.what)


WAYS: dict[str, Text] = {"page": _("หน้าเว็บ", "page"), "json": _("โปรแกรม (JSON)", "program (JSON)")}
"""By which way a case was read."""


def note_reading(
    session: Session, case: "Case", person: "Person", target: str, address: str
) -> None:
    """Write down that `person` reads the case, before they do.

    In the transaction at hand where that writes; else in one of its own, as reading changes nothing
    and what was read was read, whatever becomes of the answer.
    """
    if not case.is_secret:
        return
    path = target.partition("?")[0]
    what, way = path.removeprefix("/api")[:200], "json" if path.startswith("/api/") else "page"
    who: dict[str, Any] = {"case_id": case.id, "person_id": person.id, "address": address}
    reading = Reading(at=clock.now(), what=what, way=way, **who)
    if getattr(session, "writes", False):
        session.add(reading)
        return
    with write() as beside:
        beside.add(reading)


def readings_of(
    session: Session, case_id: int, *, before: int = 0, limit: int = 50
) -> list[Reading]:
    """Who read the case, the newest first, below the reading `before` where it is given."""
    found = select(Reading).where(Reading.case_id == case_id)
    if before:
        found = found.where(col(Reading.id) < before)
    return list(session.exec(found.order_by(col(Reading.id).desc()).limit(limit)))

"""Days off as rows: the national holidays, Songkhla's own, and what the office decides."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.record import Row
from models.wording import _

STATUSES = {
    "confirmed": _("ประกาศแล้ว", "announced"),
    "expected": _("คาดไว้ รอประกาศ", "expected, not announced yet"),
    "estimated": _("ประมาณ อาจเลื่อน", "estimated, may move"),
    "revoked": _("ยกเลิก", "revoked"),
}
"""How sure a day off is."""

SCOPES = {
    "national_gov": _("ราชการทั่วประเทศ", "all government offices"),
    "province": _("เฉพาะจังหวัด", "this province only"),
    "office": _("เฉพาะสำนักงาน", "this office only"),
}
"""For whom it is one; ``province:songkhla`` is a province's."""


class DayOff(Row, table=True):
    """A day on which the office is closed (handbook 4.2).

    `scope` is ``national_gov``, ``province:<key>`` or ``office``; `status` is ``confirmed``,
    ``expected``, ``estimated`` or ``revoked``.
    """

    __tablename__ = "day_off"
    __table_args__ = (UniqueConstraint("office_id", "date", "scope"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    date: date
    name_th: str
    scope: str = Field(max_length=60)
    status: str = Field(max_length=20)


def days_off(session: Session, office_id: int) -> frozenset[date]:
    """The days on which the office is closed besides Saturdays and Sundays."""
    return frozenset(day.date for day in session.exec(_standing(office_id)))


def known_days_off(session: Session, office_id: int, first: date, last: date) -> list[DayOff]:
    """The days off of an office from `first` up to and with `last`, with what is known of each."""
    known = _standing(office_id).where(col(DayOff.date) >= first, col(DayOff.date) <= last)
    return list(session.exec(known.order_by(col(DayOff.date), col(DayOff.id))))


def _standing(office_id: int) -> SelectOfScalar[DayOff]:
    return select(DayOff).where(DayOff.office_id == office_id, DayOff.status != "revoked")

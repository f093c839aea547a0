"""Days off as rows: the national holidays, Songkhla's own, and what the office decides."""

from datetime import date, datetime

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, Session, col, select

from models.record import Row
from models.types import Moment
from models.wording import _

STATUSES = {
    "confirmed": _("ประกาศแล้ว", "announced"),
    "expected": _("คาดไว้ รอประกาศ", "expected, not announced yet"),
    "estimated": _("ประมาณ อาจเลื่อน", "estimated, may move"),
    "revoked": _("ยกเลิก", "revoked"),
}
"""How sure a day off is."""

REVOKED = "revoked"
"""It was a day off once, or was thought to become one; the office works."""

SCOPES = {
    "national_gov": _("ราชการทั่วประเทศ", "all government offices"),
    "province": _("เฉพาะจังหวัด", "this province only"),
    "office": _("เฉพาะสำนักงาน", "this office only"),
}
"""For whom it is one; ``province:songkhla`` is a province's."""


class DayOff(Row, table=True):
    """A day on which the office is closed (handbook 4.2).

    `scope` is ``national_gov``, ``province:<key>`` or ``office``; `status` is ``confirmed``,
    ``expected``, ``estimated`` or ``revoked``. `source_ref` names the announcement it stands on and
    `announced_at` when that was made known. Who entered what, and when, stands in its changes
    (`models.day_off_change`).
    """

    __tablename__ = "day_off"
    __table_args__ = (UniqueConstraint("office_id", "date", "scope"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    date: date
    name_th: str
    scope: str = Field(max_length=60)
    status: str = Field(max_length=20)
    source_ref: str = Field(default="", max_length=300)
    announced_at: datetime | None = Field(default=None, sa_column=Column(Moment))

    @property
    def stands(self) -> bool:
        """Whether the office is closed by it."""
        return self.status != REVOKED


def known_days_off(
    session: Session, office_id: int, first: date, last: date, *, also_revoked: bool = False
) -> list[DayOff]:
    """The days off of an office from `first` up to and with `last`, with what is known of each."""
    known = select(DayOff).where(
        DayOff.office_id == office_id, col(DayOff.date) >= first, col(DayOff.date) <= last
    )
    if not also_revoked:
        known = known.where(DayOff.status != REVOKED)
    return list(session.exec(known.order_by(col(DayOff.date), col(DayOff.id))))

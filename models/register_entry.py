"""What stands in a register: every number given out, for what, by whose signature.

A number is never used again and never left out; what was numbered in error keeps its number,
struck through with the reason (handbook 2.3).
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, UniqueConstraint
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.case import hold
from models.errors import NotAllowed, NotFound, WrongMoment
from models.record import Row
from models.register_name import RegisterName
from models.role import LEADERS, Role
from models.types import Moment
from models.wording import _

if TYPE_CHECKING:
    from models.person import Person

KEEPERS = LEADERS | {Role.REG_CLERK, Role.ADM_HEAD}
"""Who may strike a number out: those who keep the registers, and who answers for the office."""

CANCELLED = _("เลขนี้ยกเลิกไปแล้ว", "This number has been cancelled already.")
"""What is told to who comes second, in every register."""


class RegisterEntry(Row, table=True):
    """The `count`-th number of a register in a (Buddhist) year, given in the act of signing.

    `number` is what the paper bears, `subject` what it is about and `to_whom` whom it addresses, as
    they stand on it (empty where it addresses nobody, as an order does); what says neither is
    entered under the subject of its case. Its words stand in the record of the case.
    """

    __tablename__ = "register_entry"
    __table_args__ = (UniqueConstraint("office_id", "register_name", "year", "count"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    register_name: str = Field(max_length=40)
    year: int
    count: int
    number: str = Field(max_length=60)
    subject: str = Field(max_length=200)
    to_whom: str = Field(default="", max_length=200)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False, index=True))
    human_task_id: int = Field(sa_column=Column(ForeignKey("human_task.id"), nullable=False))
    signed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    signed_by_id: int = Field(foreign_key="person.id")
    cancelled_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    cancelled_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    cancelled_reason: str = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether it was struck out."""
        return self.cancelled_at is not None

    def may_cancel(self, person: "Person") -> bool:
        """Whether `person` may strike it out now."""
        return not self.is_cancelled and self._is_kept_by(person)

    def cancel(self, *, by: "Person", reason: str) -> None:
        """Strike it out; the number stays, and so does the signature it was given with.

        The story tells to whom the letter had gone out already.
        """
        if not self._is_kept_by(by):
            raise NotAllowed
        if self.is_cancelled:
            raise WrongMoment(CANCELLED)
        from models.gone_out import gone_out  # noqa: PLC0415 - it is built on this module

        case = hold(self.session, self.case_id)
        letters = gone_out(self.session, [self.id])[self.id]
        told = case.tell(
            "register.number-cancelled",
            by=by,
            number=self.number,
            reason=reason,
            register=self.register_name,
            year=self.year,
            count=self.count,
            sent_to=[each.recipient_name for each in letters],
        )
        self.cancelled_at, self.cancelled_by_id = told.at, by.id
        self.cancelled_reason = reason

    def _is_kept_by(self, person: "Person") -> bool:
        return person.office_id == self.office_id and not KEEPERS.isdisjoint(person.roles)


def entries(
    session: Session, office_id: int, register: str, year: int, *, before: int = 0, limit: int = 50
) -> list[RegisterEntry]:
    """The numbers of a register in a year, the newest first, below `before` where it is given.

    `NotFound` for a register that the office does not keep.
    """
    found = _in(office_id, register, year)
    if before:
        found = found.where(col(RegisterEntry.count) < before)
    return list(session.exec(found.order_by(col(RegisterEntry.count).desc()).limit(limit)))


def held_entry(
    session: Session, office_id: int, register: str, year: int, count: int
) -> RegisterEntry:
    """One number, held against whoever else would strike it out; `NotFound` if never given."""
    found = session.exec(
        _in(office_id, register, year)
        .where(RegisterEntry.count == count)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    return found


def _in(office_id: int, register: str, year: int) -> SelectOfScalar[RegisterEntry]:
    return select(RegisterEntry).where(
        RegisterEntry.office_id == office_id,
        RegisterEntry.register_name == RegisterName.of(register),
        RegisterEntry.year == year,
    )

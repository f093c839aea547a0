"""Who is away, from when until when: the office's own record, not the leave form itself."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models import clock
from models.absence_kind import AbsenceKind
from models.errors import FieldProblem, Invalid, NotAllowed, NotFound, WrongMoment
from models.record import Row
from models.role import Role
from models.types import Moment
from models.wording import _

if TYPE_CHECKING:
    from models.person import Person


class Absence(Row, table=True):
    """A person is away from `since` until `until` (exclusive)."""

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_person", "person_id", "until"),)

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    kind: str = Field(max_length=20)
    note: str = Field(default="", max_length=500)
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    until: datetime = Field(sa_column=Column(Moment, nullable=False))
    recorded_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    recorded_by_id: int = Field(foreign_key="person.id")
    cancelled_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    cancelled_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )

    @classmethod
    def record(
        cls,
        session: Session,
        *,
        by: "Person",
        person: "Person",
        kind: AbsenceKind,
        since: datetime,
        until: datetime,
        note: str = "",
    ) -> Self:
        """Write down that `person` is away: they do, who leads them, or the administration."""
        if not may_record(by, person):
            raise NotAllowed(_NOT_YOURS)
        problems = days_wrong(since, until)
        problems += cls._double(session, person, since, until)
        problems += _promised(session, person, kind, since, until)
        if problems:
            raise Invalid(problems)
        absence = cls(
            office_id=by.office_id,
            person_id=person.id,
            kind=kind,
            note=note,
            since=since,
            until=until,
            recorded_at=clock.now(),
            recorded_by_id=by.id,
        )
        session.add(absence)
        session.flush()
        return absence

    def may_cancel(self, person: "Person", whose: "Person") -> bool:
        """Whether `person` may take it back now; `whose` is who is away."""
        return self._stands() and may_record(person, whose)

    def cancel(self, *, by: "Person", whose: "Person") -> None:
        """They are there after all, from now on."""
        if not may_record(by, whose):
            raise NotAllowed(_NOT_YOURS)
        if not self._stands():
            raise WrongMoment(_OVER)
        self.cancelled_at, self.cancelled_by_id = clock.now(), by.id

    def is_read_by(self, person: "Person", *, leads: bool) -> bool:
        """Whether `person` may read why and with what note; of others only that they are away."""
        return person.id == self.person_id or leads or _administers_staff(person)

    def _stands(self) -> bool:
        return self.cancelled_at is None and clock.now() < self.until

    @classmethod
    def _double(
        cls, session: Session, person: "Person", since: datetime, until: datetime
    ) -> list[FieldProblem]:
        known = select(cls.id).where(
            cls.person_id == person.id,
            col(cls.cancelled_at).is_(None),
            cls.since < until,
            cls.until > since,
        )
        found = session.exec(known.limit(1)).first()
        return [FieldProblem(("first",), "overlap", _DOUBLE)] if found else []


def days_wrong(since: datetime, until: datetime) -> list[FieldProblem]:
    """What is wrong with the days of an absence, whoever it is of."""
    return [FieldProblem(("last",), "wrong_way", _WRONG_WAY)] if until <= since else []


def may_record(by: "Person", person: "Person") -> bool:
    """Whether `by` may say that `person` is away."""
    if by.office_id != person.office_id:
        return False
    return by.id == person.id or _administers_staff(by) or by.leads(person.id)


def held_absence(session: Session, office_id: int, number: int) -> Absence:
    """One absence of the office, by its row's number; else `NotFound`."""
    found = session.exec(
        select(Absence)
        .where(Absence.id == number, Absence.office_id == office_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    return found


def absences_of(session: Session, office_id: int, *, after: datetime) -> list[Absence]:
    """The absences of an office that last beyond `after`, the next to begin first."""
    found = select(Absence).where(
        Absence.office_id == office_id, Absence.until > after, col(Absence.cancelled_at).is_(None)
    )
    return list(session.exec(found.order_by(col(Absence.since), col(Absence.id))))


def _promised(
    session: Session, person: "Person", kind: AbsenceKind, since: datetime, until: datetime
) -> list[FieldProblem]:
    """Who is confirmed for something takes leave once there is a substitute (handbook 3.17, LEAV).

    Who falls ill, or is sent elsewhere, is away all the same.
    """
    if kind != AbsenceKind.LEAVE or until <= since:
        return []
    from models.diary import promised  # noqa: PLC0415 - a diary knows of absences

    found = promised(session, person.id, since=since, until=until)
    told = [_PROMISED.fill(occasion=each) for each in found]
    return [FieldProblem(("first",), "booked", each) for each in told]


def is_away(session: Session, person: "Person") -> bool:
    """Whether `person` is away now."""
    known = absences_of(session, person.office_id, after=clock.now())
    return any(each.person_id == person.id and each.since <= clock.now() for each in known)


def _administers_staff(person: "Person") -> bool:
    return person.leads_office or Role.ADM_HEAD in person.roles


_NOT_YOURS = _(
    "บันทึกการไม่อยู่ได้เฉพาะของตนเอง หรือโดยผู้บังคับบัญชาและหัวหน้ากลุ่มงานอำนวยการ",
    "An absence is entered by the person, by who leads them, or by the head of administration.",
)
_WRONG_WAY = _("วันสุดท้ายต้องไม่ก่อนวันแรก", "The last day must not be before the first.")
_DOUBLE = _("มีบันทึกการไม่อยู่ในช่วงนี้แล้ว", "These days are entered as an absence already.")
_PROMISED = _(
    "มีงานที่ยืนยันไว้ {occasion} ให้ผู้อำนวยการสั่งผู้แทนก่อน",
    "Confirmed for {occasion}: the director names a substitute first.",
)
_OVER = _("การไม่อยู่นี้สิ้นสุดหรือยกเลิกแล้ว", "This absence is over or was cancelled already.")

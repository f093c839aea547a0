"""A case: one run of a mission, from its opening to its end."""

from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Column, ForeignKey, Index, bindparam, text
from sqlmodel import Field, Session, col, select

from models import clock
from models.chain import NOTHING, seal, written
from models.errors import CaseEnded, NotAllowed, NotFound, WrongMoment
from models.event import Event
from models.in_place import in_place
from models.on_paper import must_be_kept_here
from models.person import Person
from models.reader import Reader, readers_of
from models.record import Row
from models.role import LEADERS
from models.rows import Rows
from models.secrecy import (
    GROUP_HEADS,
    ON_PAPER,
    Secrecy,
    keeps_secrets,
    may_make_secret,
)
from models.types import Json, Moment
from models.wording import _


class CaseState(StrEnum):
    """Where a case stands; *overdue* is a question, not a state."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


ENDED = (CaseState.CLOSED, CaseState.WITHDRAWN)
_NO_CHANGE = _("เป็นชั้นนี้อยู่แล้ว", "It is of this class already.")
_ON_PAPER = _(
    "เรื่องนี้อยู่ในทะเบียนลับแล้ว ปรับชั้นความลับที่ทะเบียนและเอกสารจริง",
    "This case lies in the secret register; its class is changed there and on the paper.",
)
_BEING_WITHDRAWN = _("เรื่องนี้กำลังถอนอยู่แล้ว", "This case is being withdrawn already.")


class Case(Row, table=True):
    """One run of a mission.

    `wants_engine` is level-triggered: true while the case has no flow run yet, has service steps to
    do, or has ended and its flow run was not yet seen at its end. `workflows.reconcile` keeps
    working on it until it is false; nothing has to arrive for that. `in_trouble` says that an
    incident stands. `told` counts the events of the case, and `seal` is that of the last: the head
    of their chain (`models.chain`).
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_office", "office_id", "id"),
        Index("ix_cases_parent", "parent_id"),
        Index(
            "ix_cases_secret",
            "id",
            sqlite_where=text("secrecy <> 'normal'"),
            postgresql_where=text("secrecy <> 'normal'"),
        ),
        Index(
            "ix_cases_wants_engine",
            "id",
            sqlite_where=text("wants_engine = 1"),
            postgresql_where=text("wants_engine"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    code: str = Field(max_length=40, unique=True)
    mission: str = Field(max_length=60)
    subject: str = Field(max_length=200)
    state: str = Field(default=CaseState.OPEN, max_length=12)
    outcome: str | None = Field(default=None, max_length=60)
    request: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    urgency: str = Field(default="normal", max_length=20)
    secrecy: str = Field(default=Secrecy.NORMAL, max_length=12)
    requester_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("requester.id"), nullable=True)
    )
    parent_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("cases.id"), nullable=True)
    )
    opened_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    opened_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    ended_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    withdrawing: bool = False
    in_trouble: bool = False
    wants_engine: bool = True
    flow_run_id: str | None = Field(default=None, max_length=36)
    flow_runs: int = 0
    told: int = 0
    seal: str = Field(default=NOTHING, max_length=64)

    @property
    def is_open(self) -> bool:
        """Whether the case can still move."""
        return self.state not in ENDED

    def must_be_open(self) -> None:
        """Refuse what needs an open case; one that is being withdrawn may still be cleaning up."""
        if not self.is_open:
            raise CaseEnded

    @property
    def is_secret(self) -> bool:
        """Whether only named people may see it."""
        return self.secrecy != Secrecy.NORMAL

    @property
    def is_confined(self) -> bool:
        """Whether it is told to those of its list only, the office's leaders not excepted."""
        return self.secrecy == Secrecy.CONFINED

    @property
    def goes_by_number(self) -> bool:
        """Whether nothing but its number may leave the office (handbook 6)."""
        return self.is_secret and not self.is_confined

    def is_seen_by(self, person: Person) -> bool:
        """Whether the case is there for `person`; a secret one for its readers and its keepers."""
        if person.office_id != self.office_id:
            return False
        if not self.is_secret or (keeps_secrets(person) and not self.is_confined):
            return True
        return any(each.person_id == person.id for each in self.readers())

    def is_read_by(self, person: Person) -> bool:
        """Whether what is in it is told to `person`: to nobody, once it lies on paper only."""
        return not self.on_paper_only and self.is_seen_by(person)

    def readers(self) -> list[Reader]:
        """Who is on the list now."""
        return readers_of(self.session, self.id)

    def must_take_files(self, *path: str | int) -> None:
        """`Invalid` at `path` where none may be kept (handbook 2.4)."""
        must_be_kept_here(self.secrecy, *path)

    def may_change_urgency(self, person: Person) -> bool:
        """Whether `person` may do so now: a head of a group, or who leads the office."""
        return self.is_open and self._is_hurried_by(person)

    def change_urgency(self, urgency: str, *, by: Person, reason: str) -> None:
        """Put it into another class of urgency; its deadlines are counted again by the caller."""
        self.must_be_open()
        if not self._is_hurried_by(by):
            raise NotAllowed
        if urgency == self.urgency:
            raise WrongMoment(_NO_CHANGE)
        was, self.urgency = self.urgency, urgency
        self.tell("case.urgency-changed", by=by, urgency=urgency, was=was, reason=reason)

    def may_classify(self, person: Person) -> list[Secrecy]:
        """The classes of secrecy into which `person` may put it now.

        Whoever may open a secret case may make one secret; back, or on to paper, only its keepers.
        A confined one stays so.
        """
        if self.on_paper_only or not may_make_secret(person) or not self.is_seen_by(person):
            return []
        raised = [] if self.is_secret else [Secrecy.SECRET]
        if not keeps_secrets(person) or self.is_confined:
            return raised
        return [*([Secrecy.NORMAL] if self.is_secret else raised), *ON_PAPER]

    @property
    def on_paper_only(self) -> bool:
        """Whether it lies in the secret register, and nothing more of it is kept here."""
        return Secrecy(self.secrecy).is_on_paper_only

    def classify(self, secrecy: str, *, by: Person, reason: str) -> None:
        """Put it into another class of secrecy."""
        if not may_make_secret(by):
            raise NotAllowed
        if secrecy == self.secrecy:
            raise WrongMoment(_NO_CHANGE)
        if secrecy not in self.may_classify(by):
            raise WrongMoment(_ON_PAPER) if self.on_paper_only else NotAllowed
        was, self.secrecy = self.secrecy, secrecy
        self.tell("case.classified", by=by, secrecy=secrecy, was=was, reason=reason)

    def may_withdraw(self, person: Person) -> bool:
        """Whether `person` may take the case back: who opened it, and the office's leaders."""
        return self.is_open and not self.withdrawing and self._answers_for(person)

    def withdraw(self, *, by: Person, reason: str) -> None:
        """Ask for the case to be taken back; the mission is told at the place where it waits."""
        self.must_be_open()
        if not self._answers_for(by):
            raise NotAllowed
        if self.withdrawing:
            raise WrongMoment(_BEING_WITHDRAWN)
        self.withdrawing = True
        self.tell("case.withdrawal-asked", by=by, reason=reason)

    def close(self, outcome: str) -> None:
        """Write down how the case ended."""
        self.state = CaseState.WITHDRAWN if self.withdrawing else CaseState.CLOSED
        self.outcome = outcome
        self.ended_at = clock.now()
        self.tell("case.withdrawn" if self.withdrawing else "case.closed", outcome=outcome)

    def comment(self, *, by: Person, words: str) -> Event:
        """Leave a note on the case; it may be said of an ended case too."""
        must_be_kept_here(self.secrecy, "words")
        return self.tell("case.commented", by=by, words=words)

    def tell(
        self,
        kind: str,
        /,
        *,
        by: Person | None = None,
        human_task_id: int | None = None,
        **data: object,
    ) -> Event:
        """Write an event into the case's story, in this transaction.

        It is chained to the one before it, under the case's lock: which is taken here where the
        verb needed none for itself. By then the row must be as it was read: the lock reads it anew.
        """
        if not self.is_held:
            if self.session.is_modified(self):
                raise RuntimeError(f"{self.code} was changed before its lock was taken")
            lock(self.session, self.id)
        data |= in_place(kind, by, self.opened_by_id)
        event = Event(
            case_id=self.id,
            n=self.told + 1,
            human_task_id=human_task_id,
            at=clock.now(),
            actor_id=by.id if by else None,
            kind=kind,
            data=data,
        )
        at, actor = written(event.at), event.actor_id
        event.seal = seal(self.code, event.n, at, actor, human_task_id, kind, data, self.seal)
        self.told, self.seal = event.n, event.seal
        self.session.add(event)
        return event

    @property
    def is_held(self) -> bool:
        """Whether this transaction has the case's lock."""
        return "_held" in self.__dict__

    def note_held(self) -> None:
        """The lock is taken until the transaction ends; a new case nobody else sees anyway."""
        self.__dict__["_held"] = True

    def _is_hurried_by(self, person: Person) -> bool:
        may = LEADERS | GROUP_HEADS
        return person.office_id == self.office_id and not may.isdisjoint(person.roles)

    def _answers_for(self, person: Person) -> bool:
        return person.office_id == self.office_id and (
            person.id == self.opened_by_id or person.leads_office
        )


def lock(session: Session, case_id: int) -> Case:
    """The case, held against every other writer until this transaction ends.

    PostgreSQL locks the row, against everything but a row that only refers to it. On SQLite the
    transaction is the only writer. Who wants the lock of a human task too takes this one first.
    """
    return under_lock(session, LOCKED_CASE, case_id=case_id)


def hold(session: Session, case_id: int) -> Case:
    """As :func:`lock`, unless this transaction has it already: what it changed stays as it is."""
    known = session.identity_map.get((Case, (case_id,), None))
    return known if isinstance(known, Case) and known.is_held else lock(session, case_id)


LOCKED: Rows[tuple[Case]] = Rows(select(Case).with_for_update(key_share=True), fresh=True)
LOCKED_CASE = LOCKED.where(col(Case.id) == bindparam("case_id"))
"""The case of ``case_id`` under its lock; who reads it has to say so (`Case.note_held`)."""


def under_lock(session: Session, cases: Rows[tuple[Case]], **which: object) -> Case:
    """The one of `cases`, which says by itself that it is held; `NotFound` if there is none."""
    found = cast("Case | None", cases.first(session, which))
    if found is None:
        raise NotFound
    found.note_held()
    return found

"""Incidents: what broke on a case. Nothing ends silently; it is tried again after the mend."""

from datetime import datetime
from traceback import format_exception

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models import clock
from models.case import Case
from models.errors import NotAllowed, WrongMoment
from models.person import Person
from models.record import Row
from models.step import Step, StepState
from models.types import Moment, keepable


class Incident(Row, table=True):
    """Something a machine could not do.

    `kind` is ``mission`` (the procedure raised), ``procedure`` (today's procedure no longer follows
    the record) or ``service`` (a service step, or the opening of a child case, failed for good;
    `step_key` names it).
    """

    __tablename__ = "incident"
    __table_args__ = (Index("ix_incident_open", "case_id", "resolved_at"),)

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    kind: str = Field(max_length=20)
    step_key: str | None = Field(default=None, max_length=200)
    message: str
    traceback: str = ""
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    resolved_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    resolved_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )

    def may_retry(self, person: Person) -> bool:
        """Whether `person` may have it tried again: the administrator and the office's leaders."""
        case = self.session.get_one(Case, self.case_id)
        leads = person.administers or person.leads_office
        return leads and person.office_id == case.office_id

    def retry(self, *, by: Person) -> Case:
        """Try again, after what caused it was mended; returns the case, which then is advanced."""
        case = self.session.get_one(Case, self.case_id)
        if not self.may_retry(by):
            raise NotAllowed
        if self.resolved_at is not None:
            raise WrongMoment
        self.settle(by)
        if self.step_key is not None:
            _make_ready(self.session, case, self.step_key)
        case.tell("incident.retried", by=by, incident=self.id)
        return case

    def settle(self, by: Person | None = None) -> None:
        """It is over; `by` is who saw to that, nobody when it went away by itself."""
        self.resolved_at = clock.now()
        self.resolved_by_id = by.id if by else None


def standing(session: Session, case_id: int) -> list[Incident]:
    """The incidents of a case that nobody has dealt with."""
    session.flush()  # one may have been raised, or a step have failed, in this transaction
    return list(
        session.exec(
            select(Incident).where(Incident.case_id == case_id, col(Incident.resolved_at).is_(None))
        )
    )


def raise_incident(
    session: Session,
    case: Case,
    *,
    kind: str,
    message: str,
    traceback: str,
    step_key: str | None = None,
) -> Incident:
    """Write an incident down, once: the same one standing already is not written again."""
    message, traceback = keepable(message), keepable(traceback)
    for known in standing(session, case.id):
        if (known.kind, known.step_key, known.message) == (kind, step_key, message):
            return known
    incident = Incident(
        case_id=case.id,
        kind=kind,
        step_key=step_key,
        message=message,
        traceback=traceback,
        at=clock.now(),
    )
    session.add(incident)
    case.in_trouble = True
    case.tell("incident.raised", kind=kind, key=step_key, message=message)
    return incident


def step_failed(session: Session, case: Case, step: Step, error: BaseException) -> None:
    """A step failed for good: it stands so until somebody has it tried again."""
    step.state = StepState.FAILED
    raise_incident(
        session,
        case,
        kind="service",
        step_key=step.key,
        message=f"{type(error).__name__}: {error}",
        traceback="".join(format_exception(error)),
    )


def settle_incidents(session: Session, case: Case) -> None:
    """The procedure ran through again: over is what stood against it, or a step failed no more."""
    if not case.in_trouble:
        return
    left = standing(session, case.id)
    failed = set(
        session.exec(
            select(Step.key).where(Step.case_id == case.id, Step.state == StepState.FAILED)
        )
    )
    for incident in [each for each in left if each.step_key not in failed]:
        incident.settle()
        left.remove(incident)
        case.tell("incident.settled", incident=incident.id)
    case.in_trouble = bool(left)


def _make_ready(session: Session, case: Case, key: str) -> None:
    step = session.exec(select(Step).where(Step.case_id == case.id, Step.key == key)).one()
    if step.state == StepState.FAILED:
        step.state = StepState.READY if step.kind == "run" else StepState.OPEN
        step.lease_until = None

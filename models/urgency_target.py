"""What each class of urgency does to deadlines: rows that the office can change (handbook 2.4)."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Field, Session

from models.deadline import Span, falls_on
from models.record import Row
from models.urgency import NORMAL

TO_TAKE, TO_DO = "take", "do"


class UrgencyTarget(Row, table=True):
    """Within what a class of urgency wants a task taken (`wants` is ``take``) or done (``do``).

    `unit` and `amount` are those of a `models.deadline.Span`; `source` says where the rule stands.
    A class without a row leaves every limit to the mission.
    """

    __tablename__ = "urgency_target"

    office_id: int = Field(foreign_key="office.id", primary_key=True)
    urgency: str = Field(max_length=20, primary_key=True)
    wants: str = Field(max_length=10)
    unit: str = Field(max_length=10)
    amount: float
    source: str = ""

    @property
    def span(self) -> Span:
        """The length of time."""
        return Span(self.unit, self.amount)


class Limits(NamedTuple):
    """Until when a task is to be taken and to be done; None where nothing says so."""

    take_by: datetime | None
    due_at: datetime | None


def target_of(session: Session, office_id: int, urgency: str) -> UrgencyTarget | None:
    """What the office wants of a class; a normal matter is not asked about."""
    if urgency == NORMAL:
        return None
    return session.get(UrgencyTarget, (office_id, urgency))


def limits(
    session: Session,
    target: UrgencyTarget | None,
    mission_due: datetime | None,
    start: datetime,
    *,
    paced: bool,
) -> Limits:
    """The earlier of the mission's limit and the class's, which is counted from `start`.

    Where the mission itself speaks of urgency (`paced`) its limits stand, and the class says only
    when a task is to be taken.
    """
    if target is None:
        return Limits(None, mission_due)
    if target.wants == TO_DO and paced:
        return Limits(None, mission_due)
    moment = falls_on(session, target.office_id, target.span, start)
    if target.wants == TO_TAKE:
        return Limits(_earlier(moment, mission_due), mission_due)
    return Limits(None, _earlier(moment, mission_due))


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    known = [moment for moment in (one, other) if moment is not None]
    return min(known) if known else None

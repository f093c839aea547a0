"""What each class of urgency does to deadlines: rows that the office can change (handbook 2.4)."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Field, Session

from models.deadline import Since, Span
from models.due_rule import Kept, read, written
from models.record import Row
from models.urgency import NORMAL

if TYPE_CHECKING:
    from models.calendar import WorkingTime

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


def class_rule(target: UrgencyTarget, start: datetime, *, paced: bool) -> Kept | None:
    """The class's own limit from `start` on, as a task keeps it beside its mission's rule.

    Where the mission itself speaks of urgency (`paced`) its limits stand, and the class says only
    when a task is to be taken: None where it says nothing.
    """
    if target.wants == TO_DO and paced:
        return None
    return {"wants": target.wants, **written(Since(start, target.span))}


def limits(mission_due: datetime | None, rule: Kept, working: "WorkingTime") -> Limits:
    """The earlier of the mission's limit and the class's."""
    moment = read(rule).after(datetime.fromisoformat(rule["since"]), working)
    if rule["wants"] == TO_TAKE:
        return Limits(_earlier(moment, mission_due), mission_due)
    return Limits(None, _earlier(moment, mission_due))


def internal_within(internal: datetime | None, due: datetime | None) -> datetime | None:
    """The office's own date before a limit; None where the limit itself comes first."""
    return None if internal and due and internal > due else internal


def _earlier(one: datetime, other: datetime | None) -> datetime:
    return one if other is None else min(one, other)

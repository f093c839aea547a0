"""An absence as it is told: why somebody is away is not everybody's business."""

from pydantic import BaseModel
from sqlmodel import col, select

from api.answers import Both, When, Who
from api.days import first_day, last_day
from api.desk import Desk
from forms.dates import Day
from models.absence import Absence
from models.absence_kind import AbsenceKind
from models.person import Person
from models.signing_gap import unsigned


class AbsenceTold(BaseModel):
    """An absence; why and the note are told to who is away and who leads them, else null.

    `remark` says where nobody may sign for the office meanwhile.
    """

    url: str
    n: int
    person: Who
    kind: AbsenceKind | None
    note: str | None
    first: Day
    last: Day
    recorded_by: Who
    recorded_at: When
    may_cancel: bool
    remark: Both | None


def told(desk: Desk, found: list[Absence]) -> list[AbsenceTold]:
    """What is told of these absences to who asks."""
    ids = {each.person_id for each in found} | {each.recorded_by_id for each in found}
    known = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    people = {person.id: person for person in known}
    return [_told(desk, each, people) for each in found]


def _told(desk: Desk, absence: Absence, people: dict[int, Person]) -> AbsenceTold:
    person = people[absence.person_id]
    reads = absence.is_read_by(desk.me, leads=desk.me.leads(person.id))
    return AbsenceTold(
        url=f"/api/absences/{absence.id}",
        n=absence.id,
        person=Who.of(person),
        kind=AbsenceKind(absence.kind) if reads else None,
        note=absence.note if reads else None,
        first=first_day(absence.since),
        last=last_day(absence.until),
        recorded_by=Who.of(people[absence.recorded_by_id]),
        recorded_at=absence.recorded_at,
        may_cancel=absence.may_cancel(desk.me, person),
        remark=unsigned(desk.session, absence),
    )

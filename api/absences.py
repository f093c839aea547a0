"""Absences: who is away, entering one and taking it back."""

from typing import Annotated

from pydantic import BaseModel, Field
from sqlmodel import col, select

from api.answers import Given, RowId, When, Who
from api.days import begins, ends, first_day, last_day
from api.desk import Desk
from api.doors import Doors
from api.posts import Handle, colleague
from forms.dates import Day
from forms.written import LongText
from models import clock
from models.absence import Absence, AbsenceKind, absences_of, held_absence
from models.person import Person

doors = Doors(prefix="/absences", tags=["posts"])


class AbsenceGiven(Given):
    """Who is away, why, from which day until which."""

    person: Handle
    kind: AbsenceKind
    first: Day
    last: Day
    note: Annotated[LongText, Field(max_length=500)] | None = None


class AbsenceTold(BaseModel):
    """An absence; why and the note are told to who is away and who leads them, else null."""

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


class Absences(BaseModel):
    """The absences of today and to come, the next to begin first."""

    items: list[AbsenceTold]


@doors.get("")
def absences(desk: Desk) -> Absences:
    """Who is away today, and who is going to be."""
    found = absences_of(desk.session, desk.me.office_id, after=clock.now())
    return Absences(items=told(desk, found))


@doors.post("", status_code=201)
def enter(desk: Desk, given: AbsenceGiven) -> AbsenceTold:
    """Enter that somebody is away: oneself, whom one leads, or anybody for the administration."""
    absence = Absence.record(
        desk.session,
        by=desk.me,
        person=colleague(desk, given.person),
        kind=given.kind,
        since=begins(given.first),
        until=ends(given.last),
        note=given.note or "",
    )
    return told(desk, [absence])[0]


@doors.post("/{n}/cancellation")
def cancel(desk: Desk, n: RowId) -> AbsenceTold:
    """They are there after all, from now on."""
    absence = held_absence(desk.session, desk.me.office_id, n)
    absence.cancel(by=desk.me, whose=desk.session.get_one(Person, absence.person_id))
    return told(desk, [absence])[0]


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
    )

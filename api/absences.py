"""Absences: who is away, entering one and taking it back."""

from typing import Annotated

from pydantic import BaseModel, Field

from api.absence_told import AbsenceTold, told
from api.answers import Given, RowId
from api.colleagues import colleague
from api.days import begins, ends
from api.desk import Desk
from api.doors import Doors
from api.posts import Handle
from forms.dates import Day
from forms.written import LongText
from models import clock
from models.absence import Absence, absences_of, held_absence
from models.absence_kind import AbsenceKind
from models.person import Person

doors = Doors(prefix="/absences", tags=["posts"])


class AbsenceGiven(Given):
    """Who is away, why, from which day until which."""

    person: Handle
    kind: AbsenceKind
    first: Day
    last: Day
    note: Annotated[LongText, Field(max_length=500)] | None = None


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

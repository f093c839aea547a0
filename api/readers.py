"""Who may read a secret case: the list; and who did: the log (handbook 2.4)."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field
from sqlmodel import col, select

from api.answers import Both, Code, Cursor, Given, Handle, Limit, Page, When, Who
from api.colleagues import NOBODY
from api.desk import Desk
from api.doors import Doors
from forms.written import Line
from models.errors import FieldProblem, Invalid
from models.person import Person, by_handle
from models.reader import Reader
from models.reader_list import admit, dismiss, must_see_readings
from models.reading import Reading, readings_of
from models.search import PAGE

doors = Doors(prefix="/cases/{code}", tags=["classes"])


class ReaderGiven(Given):
    """Who is put on the list."""

    person: Annotated[Line, Field(max_length=60)]


class ReaderTold(BaseModel):
    """Who is on the list, since when and by whose word."""

    person: Who
    admitted_at: When
    admitted_by: Who


class Readers(BaseModel):
    """The list of readers of a case, besides who leads the office and who keeps its secrets."""

    items: list[ReaderTold]


class ReadingTold(BaseModel):
    """One reading: who, what, when, by which way and from where."""

    id: int
    person: Who
    at: When
    what: str
    words: Both
    way: str
    address: str


class Turned(Given):
    """Which page of the log."""

    cursor: Cursor = 0
    limit: Limit = PAGE


@doors.get("/readers")
def readers(desk: Desk, code: Code) -> Readers:
    """Who may read this case; for who keeps the office's secrets. Only a secret case has a list."""
    case = desk.known_case(code)
    must_see_readings(case, desk.me)
    return Readers(items=readers_told(desk, case.readers()))


@doors.post("/readers")
def let_read(desk: Desk, code: Code, given: ReaderGiven) -> Readers:
    """Put somebody on the list; for who keeps the office's secrets."""
    case = desk.held_case(code)
    admit(case, person_named(desk, given.person), by=desk.me)
    desk.session.flush()
    return Readers(items=readers_told(desk, case.readers()))


@doors.delete("/readers/{handle}")
def stop_reading(desk: Desk, code: Code, handle: Handle) -> Readers:
    """Take somebody off the list: from then on the case is not there for them."""
    case = desk.held_case(code)
    dismiss(case, person_named(desk, handle), by=desk.me)
    desk.session.flush()
    return Readers(items=readers_told(desk, case.readers()))


@doors.get("/readings")
def readings(desk: Desk, code: Code, sought: Annotated[Turned, Query()]) -> Page[ReadingTold]:
    """Who read this case, the newest first; for who keeps the office's secrets."""
    case = desk.known_case(code)
    must_see_readings(case, desk.me)
    found = readings_of(desk.session, case.id, before=sought.cursor, limit=sought.limit + 1)
    shown = found[: sought.limit]
    return Page(
        items=readings_told(desk, shown),
        next=str(shown[-1].id) if len(found) > sought.limit else None,
    )


def person_named(desk: Desk, handle: str) -> Person:
    """Who of my office is called so; `Invalid` names ``person`` where nobody is."""
    person = by_handle(desk.session, handle)
    if person is None or person.office_id != desk.me.office_id or not person.has_account:
        raise Invalid([FieldProblem(("person",), "unknown_person", NOBODY)])
    return person


def readers_told(desk: Desk, found: list[Reader]) -> list[ReaderTold]:
    """What is told of a list of readers."""
    who = people(desk, {each.person_id for each in found} | {each.admitted_by_id for each in found})
    return [
        ReaderTold(
            person=who[each.person_id],
            admitted_at=each.admitted_at,
            admitted_by=who[each.admitted_by_id],
        )
        for each in found
    ]


def readings_told(desk: Desk, found: list[Reading]) -> list[ReadingTold]:
    """What is told of readings."""
    who = people(desk, {each.person_id for each in found})
    return [
        ReadingTold(
            id=each.id,
            person=who[each.person_id],
            at=each.at,
            what=each.what,
            words=each.words,
            way=each.way,
            address=each.address,
        )
        for each in found
    ]


def people(desk: Desk, ids: Iterable[int | None]) -> dict[int | None, Who]:
    """What these people are called, by id."""
    found = desk.session.exec(select(Person).where(col(Person.id).in_(set(ids) - {None})))
    return {person.id: Who.of(person) for person in found}

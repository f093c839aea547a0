"""The classes of a case: how urgent it is, how secret; who may read it, and who did."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field
from sqlmodel import col, select

from api.answers import Both, Code, Cursor, Given, Handle, Limit, Page, Reason, When, Who
from api.case_told import CaseLine
from api.desk import Desk
from api.doors import Doors
from forms.dates import Day
from forms.requester import Urgency
from forms.written import Line
from models.errors import FieldProblem, Invalid
from models.person import Person, by_handle
from models.reader import Reader
from models.reader_list import admit, dismiss, must_see_readings
from models.reading import Reading, readings_of
from models.search import PAGE
from models.secrecy import Secrecy
from models.secret_entry import SecretPaper
from models.wording import _
from workflows.classifying import change_urgency, classify

doors = Doors(prefix="/cases/{code}", tags=["classes"])

NOBODY = _("ไม่พบบุคคลนี้ในสำนักงาน", "There is nobody of that name in the office.")
Why = Annotated[Reason, Field(min_length=1, max_length=2_000)]
Place = Annotated[Line, Field(max_length=300)]


class UrgencyGiven(Given):
    """Into which class of urgency, and why."""

    urgency: Urgency
    reason: Why


class SecrecyGiven(Given):
    """Into which class of secrecy, and why; on to paper, also where that lies and who opens it."""

    secrecy: Secrecy
    reason: Why
    place_kept: Place | None = None
    may_open: Place | None = None
    letter_no: Annotated[Line, Field(max_length=100)] | None = None
    source: Annotated[Line, Field(max_length=200)] | None = None
    dated: Day | None = None

    def paper(self) -> SecretPaper:
        """What the secret register is told."""
        return paper(self.secrecy, self)


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


@doors.put("/urgency")
def hurry(desk: Desk, code: Code, given: UrgencyGiven) -> CaseLine:
    """Change the class of urgency; the limits of its open tasks are counted again."""
    desk.must_see_case(code)
    changed = change_urgency(
        desk.session, code, given.urgency.value, by=desk.me, reason=given.reason
    )
    return CaseLine.of(changed)


@doors.put("/secrecy")
def make_secret(desk: Desk, code: Code, given: SecrecyGiven) -> CaseLine:
    """Change the class of secrecy; what is very or most secret goes into the secret register."""
    desk.must_see_case(code)
    secrecy, words = given.secrecy, given.paper()
    return CaseLine.of(
        classify(desk.session, code, secrecy, by=desk.me, reason=given.reason, paper=words)
    )


@doors.get("/readers")
def readers(desk: Desk, code: Code) -> Readers:
    """Who may read this case; a case that is not secret has no list."""
    return Readers(items=readers_told(desk, desk.case(code).readers()))


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
    case = desk.case(code)
    must_see_readings(case, desk.me)
    found = readings_of(desk.session, case.id, before=sought.cursor, limit=sought.limit + 1)
    shown = found[: sought.limit]
    return Page(
        items=readings_told(desk, shown),
        next=str(shown[-1].id) if len(found) > sought.limit else None,
    )


def paper(level: str, given: object) -> SecretPaper:
    """What a body says of a paper, for the secret register."""
    words = {
        name: getattr(given, name) or ""
        for name in ("place_kept", "may_open", "letter_no", "source")
    }
    dated: date | None = getattr(given, "dated", None)
    return SecretPaper(level=level, dated=dated, **words)


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


def people(desk: Desk, ids: set[int]) -> dict[int, Who]:
    """What these people are called, by id."""
    found = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    return {person.id: Who.of(person) for person in found}

"""Registers: the numbers an office has given out, and striking one out."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from api.answers import Both, Code, Cursor, Given, Limit, Page, Reason, When, Who
from api.desk import Desk
from api.doors import Doors
from models.case import Case
from models.errors import NotFound
from models.gone_out import gone_out
from models.person import Person
from models.register import Register
from models.register_entry import RegisterEntry, entries, held_entry
from models.register_name import RegisterName
from models.search import PAGE
from models.signed_as import capacities

doors = Doors(prefix="/registers", tags=["registers"])

Year = Annotated[int, Path(ge=2400, le=2999, description="A Buddhist year.")]
Count = Annotated[int, Path(ge=1, le=999_999_999)]


class RegisterTold(BaseModel):
    """A register of a (Buddhist) year, and the last number given out in it."""

    register_name: str
    title: Both
    year: int
    last: int


class Registers(BaseModel):
    """The registers of the office, the newest year first."""

    items: list[RegisterTold]


class LetterTold(BaseModel):
    """A letter that left: to whom, and when."""

    to: str
    at: When


class EntryTold(BaseModel):
    """One number: for what, to whom, by whose signature, and whether it was struck out.

    `subject` and `to_whom` are those of the paper; `signed_as` is in what capacity it was signed,
    with the order where one was needed (null of what was signed before that was kept); `sent` are
    the letters that bear the number and have gone out by mail.

    Of a secret case that I do not read, the number and its moment stand here and nothing else.
    """

    number: str
    count: int
    subject: str
    to_whom: str
    case: str | None
    secret: bool
    signed_at: When
    signed_by: Who | None
    signed_as: Both | None
    cancelled_at: When | None
    cancelled_by: Who | None
    cancelled_reason: str
    sent: list[LetterTold]
    may_cancel: bool


class CancellationGiven(Given):
    """Why a number is struck out."""

    reason: Annotated[Reason, Field(min_length=1, max_length=2_000)]


@doors.get("")
def registers(desk: Desk) -> Registers:
    """The registers in which numbers were given out."""
    return Registers(
        items=[
            RegisterTold(
                register_name=each.name,
                title=RegisterName(each.name).label,
                year=each.year,
                last=each.last,
            )
            for each in books(desk.session, desk.me.office_id)
        ]
    )


class Turned(Given):
    """Which page of a register."""

    cursor: Cursor = 0
    limit: Limit = PAGE


@doors.get("/{name}/{year}")
def register(
    desk: Desk, name: Code, year: Year, sought: Annotated[Turned, Query()]
) -> Page[EntryTold]:
    """The numbers of a register in a year, the newest first."""
    found = entries(
        desk.session,
        desk.me.office_id,
        name,
        year,
        before=sought.cursor,
        limit=sought.limit + 1,
    )
    shown = found[: sought.limit]
    return Page(
        items=told(desk, shown),
        next=str(shown[-1].count) if len(found) > sought.limit else None,
    )


@doors.post("/{name}/{year}/{count}/cancellation")
def cancel(desk: Desk, name: Code, year: Year, count: Count, given: CancellationGiven) -> EntryTold:
    """Strike a number out; it stays in the register with the reason and is never used again."""
    entry = seen_entry(desk, name, year, count)
    entry.cancel(by=desk.me, reason=given.reason)
    return told(desk, [entry])[0]


def seen_entry(desk: Desk, name: str, year: int, count: int) -> RegisterEntry:
    """One number, held against whoever else would strike it out, if its case is mine to see."""
    entry = held_entry(desk.session, desk.me.office_id, name, year, count)
    if not desk.session.get_one(Case, entry.case_id).is_seen_by(desk.me):
        raise NotFound
    return entry


def books(session: Session, office_id: int) -> list[Register]:
    """The registers of an office, the newest year first, without those that count its cases."""
    known = select(Register).where(
        Register.office_id == office_id, col(Register.name).in_(RegisterName)
    )
    return list(session.exec(known.order_by(col(Register.year).desc(), col(Register.name))))


def told(desk: Desk, found: list[RegisterEntry]) -> list[EntryTold]:
    """What is told of these entries to who asks."""
    ids = {each.signed_by_id for each in found} | {each.cancelled_by_id for each in found}
    people = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    who = {person.id: Who.of(person) for person in people}
    known = select(Case).where(col(Case.id).in_({each.case_id for each in found}))
    cases = {case.id: case for case in desk.session.exec(known)}
    signed_as = capacities(desk.session, found)
    letters = gone_out(desk.session, [each.id for each in found])
    seen = {case_id for case_id, case in cases.items() if case.is_read_by(desk.me)}
    return [
        _number_only(each)
        if each.case_id not in seen
        else EntryTold(
            number=each.number,
            count=each.count,
            subject=each.subject,
            to_whom=each.to_whom,
            case=cases[each.case_id].code,
            secret=cases[each.case_id].is_secret,
            signed_at=each.signed_at,
            signed_by=who[each.signed_by_id],
            signed_as=signed_as.get(each.id),
            cancelled_at=each.cancelled_at,
            cancelled_by=who[each.cancelled_by_id] if each.cancelled_by_id else None,
            cancelled_reason=each.cancelled_reason,
            sent=[LetterTold(to=it.recipient_name, at=it.sent_at) for it in letters[each.id]],
            may_cancel=each.may_cancel(desk.me),
        )
        for each in found
    ]


def _number_only(entry: RegisterEntry) -> EntryTold:
    return EntryTold(
        number=entry.number,
        count=entry.count,
        subject="",
        to_whom="",
        case=None,
        secret=True,
        signed_at=entry.signed_at,
        signed_by=None,
        signed_as=None,
        cancelled_at=entry.cancelled_at,
        cancelled_by=None,
        cancelled_reason="",
        sent=[],
        may_cancel=False,
    )

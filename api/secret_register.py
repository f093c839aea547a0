"""The secret register: numbers, and where the papers lie; for its registrar only (handbook 2.4)."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field
from sqlmodel import col, select

from api.answers import Both, Cursor, Given, Limit, Page, When, Who
from api.classes import paper
from api.desk import Desk
from api.doors import Doors
from api.readers import people
from api.registers import CancellationGiven, Count, Year
from forms.dates import Day
from forms.written import Line
from models.case import Case
from models.search import PAGE
from models.secrecy import SECRECIES, Secrecy
from models.secret_entry import (
    SecretEntry,
    enter_secret,
    held_secret_entry,
    must_keep_secret_register,
    secret_entries,
)

doors = Doors(prefix="/secret-register", tags=["registers"])

Level = Literal[Secrecy.VERY_SECRET, Secrecy.MOST_SECRET]


class SecretGiven(Given):
    """A paper for the register: its class, what stands on its cover, where it lies, who opens it.

    Nothing of what is in it: that stays on the paper.
    """

    level: Level
    letter_no: Annotated[Line, Field(max_length=100)]
    source: Annotated[Line, Field(max_length=200)]
    dated: Day
    place_kept: Annotated[Line, Field(max_length=300)]
    may_open: Annotated[Line, Field(max_length=300)]


class SecretTold(BaseModel):
    """One number of the secret register."""

    id: int
    url: str
    number: str
    level: str
    level_in_words: Both
    letter_no: str
    source: str
    dated: date | None
    place_kept: str
    may_open: str
    case: str | None
    registered_at: When
    registered_by: Who
    count: int
    year: int
    cancelled_at: When | None
    cancelled_by: Who | None
    cancelled_reason: str


class Turned(Given):
    """Which page of the register."""

    cursor: Cursor = 0
    limit: Limit = PAGE


@doors.get("")
def look(desk: Desk, sought: Annotated[Turned, Query()]) -> Page[SecretTold]:
    """The numbers of the secret register, the newest first."""
    must_keep_secret_register(desk.me)
    before, limit = sought.cursor, sought.limit
    found = secret_entries(desk.session, desk.me.office_id, before=before, limit=limit + 1)
    shown = found[:limit]
    return Page(items=told(desk, shown), next=str(shown[-1].id) if len(found) > limit else None)


@doors.post("", status_code=201)
def enter(desk: Desk, given: SecretGiven) -> SecretTold:
    """Give a very or most secret paper the next number of the year."""
    return told(desk, [entered(desk, given)])[0]


@doors.post("/{year}/{count}/cancellation")
def cancel(desk: Desk, year: Year, count: Count, given: CancellationGiven) -> SecretTold:
    """Strike a number out; it stays in the register with the reason and is never used again."""
    return told(desk, [cancelled(desk, year, count, given.reason)])[0]


def entered(desk: Desk, given: SecretGiven) -> SecretEntry:
    """The paper, in the register; its registrar alone may do so."""
    must_keep_secret_register(desk.me)
    return enter_secret(desk.session, paper(given.level, given), by=desk.me)


def cancelled(desk: Desk, year: int, count: int, reason: str) -> SecretEntry:
    """That number, struck out; its registrar alone may do so."""
    must_keep_secret_register(desk.me)
    entry = held_secret_entry(desk.session, desk.me.office_id, year, count)
    entry.cancel(by=desk.me, reason=reason)
    return entry


def told(desk: Desk, found: list[SecretEntry]) -> list[SecretTold]:
    """What is told of these entries."""
    ids = {each.registered_by_id for each in found} | {each.cancelled_by_id for each in found}
    who = people(desk, ids)
    asked = select(Case.id, Case.code).where(col(Case.id).in_({each.case_id for each in found}))
    codes = dict(desk.session.exec(asked).all())
    return [
        SecretTold(
            id=each.id,
            url=f"/api/secret-register?cursor={each.id + 1}&limit=1",
            number=each.number,
            level=each.level,
            level_in_words=SECRECIES[each.level],
            letter_no=each.letter_no,
            source=each.source,
            dated=each.dated,
            place_kept=each.place_kept,
            may_open=each.may_open,
            case=codes[each.case_id] if each.case_id else None,
            registered_at=each.registered_at,
            registered_by=who[each.registered_by_id],
            count=each.count,
            year=each.year,
            cancelled_at=each.cancelled_at,
            cancelled_by=who[each.cancelled_by_id] if each.cancelled_by_id else None,
            cancelled_reason=each.cancelled_reason,
        )
        for each in found
    ]

"""The approval ladder: how far up each matter goes in the office, and changing that."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from api.answers import Both, Given, Reason, When, Who
from api.desk import Desk
from api.doors import Doors
from forms.written import Line
from models.in_charge import said_of
from models.ladder import MOST_BANDS, Ruled, change, history, ladder, may_change
from models.matter import matter_of
from models.person import Person
from models.rung import Band, Rung
from workflows.mission_names import mission_label

doors = Doors(prefix="/approval-rules", tags=["approval rules"])

MatterKey = Annotated[str, Path(max_length=60)]
MOST_BAHT = 2_000_000_000


class BandTold(BaseModel):
    """Up to how much money (null: however much) who has the last word."""

    up_to_baht: int | None
    last_rung: Rung
    title: Both
    outside: bool


class RuleTold(BaseModel):
    """How far up a matter goes; `version` 0 is the handbook's own rule.

    `mission_label` is what the mission of that code is called, null for a matter that many share.
    `changed_by` is null for what the office began with, `capacity` (in what they changed it) also
    where that was not kept.
    """

    matter: str
    title: Both
    mission_code: str
    mission_label: Both | None
    source: str
    bands: list[BandTold]
    rungs: list[Rung]
    version: int
    since: When | None
    until: When | None
    changed_by: Who | None
    capacity: Both | None
    why: str
    may_change: bool


class Rules(BaseModel):
    """The rule in force for every matter, in the order of the handbook."""

    items: list[RuleTold]


class RuleHistory(BaseModel):
    """What the rule for a matter is and was, the newest first."""

    items: list[RuleTold]


class BandGiven(Given):
    """One band; the last has no limit."""

    up_to_baht: Annotated[int, Field(ge=1, le=MOST_BAHT)] | None = None
    last_rung: Rung


class RuleGiven(Given):
    """How far up a matter goes from now on: why, and on what ground (an order of the office …)."""

    bands: Annotated[list[BandGiven], Field(min_length=1, max_length=MOST_BANDS)]
    why: Annotated[Reason, Field(min_length=1, max_length=2_000)]
    source: Annotated[Line, Field(min_length=2, max_length=200)]
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


@doors.get("")
def rules(desk: Desk) -> Rules:
    """How far up each matter goes."""
    return Rules(items=told(desk, ladder(desk.session, desk.me.office_id)))


@doors.get("/{matter}")
def rule(desk: Desk, matter: MatterKey) -> RuleHistory:
    """How far up a matter goes, and what stood there before: who changed it, when and why."""
    matter_of(matter)
    return RuleHistory(items=told(desk, history(desk.session, desk.me.office_id, matter)))


@doors.put("/{matter}")
def change_one(desk: Desk, matter: MatterKey, given: RuleGiven) -> RuleTold:
    """Say how far up a matter goes from now on; what was decided already stays so."""
    bands = [Band(each.up_to_baht, each.last_rung) for each in given.bands]
    about = given.model_dump(include={"why", "source", "version"})
    return told(desk, [change(desk.session, matter, bands, by=desk.me, **about)])[0]


def told(desk: Desk, found: list[Ruled]) -> list[RuleTold]:
    """These rules, with who changed them, for who asks."""
    people = _people(desk.session, found)
    may = may_change(desk.me)
    return [_told(each, people, may_change=may and each.ended_at is None) for each in found]


def _told(ruled: Ruled, people: dict[int, Who], *, may_change: bool) -> RuleTold:
    return RuleTold(
        matter=ruled.matter.key,
        title=ruled.matter.title,
        mission_code=ruled.matter.code,
        mission_label=mission_label(ruled.matter.code),
        source=ruled.source,
        bands=[_band(each) for each in ruled.bands],
        rungs=list(ruled.matter.rungs),
        version=ruled.version,
        since=ruled.since,
        until=ruled.ended_at,
        changed_by=people[ruled.by_id] if ruled.by_id else None,
        capacity=said_of(ruled.capacity),
        why=ruled.why,
        may_change=may_change,
    )


def _band(band: Band) -> BandTold:
    rung = band.last_rung
    return BandTold(
        up_to_baht=band.up_to_baht, last_rung=rung, title=rung.label, outside=rung.is_outside
    )


def _people(session: Session, found: list[Ruled]) -> dict[int, Who]:
    ids = {each.by_id for each in found} - {None}
    return {
        person.id: Who.of(person)
        for person in session.exec(select(Person).where(col(Person.id).in_(ids)))
    }

"""Bookings: what the office shares, who has it on which day, and putting a substitute there."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from api.answers import Given, RowId
from api.booking_told import AwayTold, BookingTold, ResourceTold, booking_told, resource_told
from api.days import begins, ends
from api.desk import Desk
from api.doors import Doors
from forms.written import Line, LongText
from models import clock
from models.absence import Absence
from models.booking_conflict import Standing
from models.case import Case
from models.diary import absences_between, standing_between
from models.errors import FieldProblem, Invalid
from models.occasion import span_in_words
from models.resource import resources_of
from models.taking_off import may_take_off, replace
from models.wording import _

doors = Doors(prefix="/bookings", tags=["bookings"])

First = Annotated[date | None, Query(description="The first day; today, if none is given.")]
A_WEEK = timedelta(days=7)
YEARS = range(2000, 2400)
"""Which the calendar of the page reaches."""


class Bookings(BaseModel):
    """The diaries of all resources from `first` until `last`, seven days."""

    first: date
    last: date
    resources: list[ResourceTold]
    may_take_off: bool


class ReplacementGiven(Given):
    """Which resource (its key) does it instead, and why."""

    instead: Annotated[Line, Field(max_length=60)]
    reason: Annotated[LongText, Field(max_length=1_000)]


@doors.get("")
def bookings(desk: Desk, first: First = None) -> Bookings:
    """What the office shares, and what of it is booked in the seven days from `first` on."""
    return bookings_of(desk, first)


@doors.post("/{n}/replacement")
def take_off(desk: Desk, n: RowId, given: ReplacementGiven) -> BookingTold:
    """Take a resource off what is booked, and put a substitute there: the director decides."""
    taken = replace(desk.session, n, given.instead, by=desk.me, because=given.reason)
    return booking_told(desk, Standing(taken, desk.session.get_one(Case, taken.case_id)))


def bookings_of(desk: Desk, first: date | None) -> Bookings:
    """The diaries of a week, as far as who asks may read them."""
    day = first or clock.in_bangkok(clock.now()).date()
    if day.year not in YEARS:
        raise Invalid([FieldProblem(("first",), "out_of_range", _TOO_FAR)])
    last = day + A_WEEK - timedelta(days=1)
    since, until = begins(day), ends(last)
    resources = resources_of(desk.session, desk.me.office_id)
    ids = [each.id for each in resources]
    standing: dict[int, list[BookingTold]] = {}
    for each in standing_between(desk.session, ids, since=since, until=until):
        told = booking_told(desk, each)
        standing.setdefault(each.booking.resource_id, []).append(told)
    people = {each.person_id for each in resources} - {None}
    away = absences_between(desk.session, people, since=since, until=until)
    told_resources = [
        resource_told(each, standing.get(each.id, []), _away(away.get(each.person_id or 0, [])))
        for each in resources
    ]
    allowed = may_take_off(desk.me)
    return Bookings(first=day, last=last, resources=told_resources, may_take_off=allowed)


def _away(absences: list[Absence]) -> list[AwayTold]:
    return [
        AwayTold(since=each.since, until=each.until, when=span_in_words(each.since, each.until))
        for each in absences
    ]


_TOO_FAR = _("แสดงการจองของปีนั้นไม่ได้", "The bookings of that year cannot be shown.")

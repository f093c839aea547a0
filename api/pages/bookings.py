"""What the office shares as a page, by day and by resource; the director puts substitutes there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import RowId
from api.booking_told import AwayTold, BookingTold
from api.bookings import A_WEEK, Bookings, First, ReplacementGiven, bookings_of, take_off
from api.days import first_day, last_day
from api.desk import Desk
from api.doors import Doors
from api.pages.choosable import Option
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models.booking import Booking
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.wording import Text, _

if TYPE_CHECKING:
    from api.booking_told import ResourceTold
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

Stretch = BookingTold | AwayTold
By = Literal["day", "resource"]
NEEDED = {
    "instead": _("กรุณาเลือกผู้แทน", "Please choose the substitute."),
    "reason": _("กรุณาบอกเหตุผลที่ถอนตัว", "Please say why they are taken off."),
}


class Entry(NamedTuple):
    """One booking of one day, and what could do it instead."""

    resource: ResourceTold
    booking: BookingTold
    instead: list[Option]


class Day(NamedTuple):
    """What is booked on a day, the first to begin first, and what nobody has booked."""

    date: date
    entries: list[Entry]
    free: list[ResourceTold]


@doors.get("/bookings")
def look(desk: Desk, page: AnyPage, first: First = None, by: By = "day") -> HTMLResponse:
    """Seven days of bookings, by day or by resource."""
    return _shown(desk, page, first, by=by)


@doors.post("/bookings/{n}/replacement")
def replace(visitor: KnownVisitor, page: AnyPage, n: RowId) -> Response:
    """Put a substitute in the place of what is booked."""
    try:
        with write() as session:
            wanted = given(visitor, ReplacementGiven, NEEDED)
            taken = take_off(Desk(session, visitor), n, wanted)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, n, refusal)
    return RedirectResponse(f"/bookings?first={first_day(taken.since)}#b{taken.id}", 303)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """What was typed for the booking of that number before its session ended."""
    moving = Moving(move_of(place), typed(visitor, ReplacementGiven), told=SIGNED_IN_AGAIN)
    with read() as session:
        desk = Desk(session, visitor)
        return _shown(desk, page, _day_of(desk, int(place)), moving)


def move_of(n: int | str) -> str:
    """The name of the move whose form goes to that booking's address."""
    return f"bookings-{n}-replacement"


def _again(visitor: Visitor, page: Page, n: int, refusal: PrasanError) -> HTMLResponse:
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    told = None if problems else not_taken(refusal)
    moving = Moving(move_of(n), typed(visitor, ReplacementGiven), problems, told)
    with read() as session:
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, _day_of(desk, n), moving, status_of(refusal))


def _day_of(desk: Desk, n: int) -> date | None:
    """The day of a booking; today, if there is none."""
    booking = desk.session.get(Booking, n)
    return first_day(booking.since) if booking else None


def _shown(  # noqa: PLR0917 - what stands on the page
    desk: Desk,
    page: Page,
    first: date | None,
    moving: Moving = NOT_MOVING,
    status: int = 200,
    by: By = "day",
) -> HTMLResponse:
    found = bookings_of(desk, first)
    return page.show(
        "bookings.html",
        desk,
        status=status,
        found=found,
        days=_days(found),
        by=by,
        before=found.first - A_WEEK,
        after=found.first + A_WEEK,
        moving=moving,
        problems=moving.told_problems(page.locale),
    )


def _days(found: Bookings) -> list[Day]:
    """Day by day; what goes beyond a night stands under every day that it touches."""
    length = (found.last - found.first).days + 1
    return [_day(found, found.first + timedelta(days=n)) for n in range(length)]


def _day(found: Bookings, day: date) -> Day:
    entries = [
        Entry(resource, booking, _instead(found, resource, booking))
        for resource in found.resources
        for booking in resource.bookings
        if _touches(day, booking)
    ]
    entries.sort(key=lambda each: (each.booking.since, each.booking.id))
    free = [
        each
        for each in found.resources
        if not any(_touches(day, stretch) for stretch in _taken(each))
    ]
    return Day(day, entries, free)


def _instead(found: Bookings, resource: ResourceTold, booking: BookingTold) -> list[Option]:
    """Whatever serves as the same and is not booked or away at that time."""
    if not found.may_take_off or booking.is_over:
        return []
    return [
        Option(each.key, Text(*each.name))
        for each in found.resources
        if each.key != resource.key
        and booking.used_as in each.serves_as
        and not any(
            other.since < booking.until and booking.since < other.until for other in _taken(each)
        )
    ]


def _taken(resource: ResourceTold) -> list[Stretch]:
    return [*resource.bookings, *resource.away]


def _touches(day: date, stretch: Stretch) -> bool:
    return first_day(stretch.since) <= day <= last_day(stretch.until)

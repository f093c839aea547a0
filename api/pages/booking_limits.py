"""How close two bookings may lie, as a page; who answers for the office changes it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.booking_limits import LimitGiven, limits_told
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models.changed_booking_limit import LIMITS, change_limit
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.wording import _

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "limit"
NEEDED = {
    "value": _("กรุณาระบุจำนวน", "Please say how much."),
    "source": _("กรุณาระบุที่มา เช่น เลขที่คำสั่งหรือระเบียบ", "Please say where it stands (an order, say)."),
    "reason": _("กรุณาบอกเหตุผลที่เปลี่ยน", "Please say why it changes."),
}


@doors.get("/office/booking-limits")
def look(desk: Desk, page: AnyPage) -> HTMLResponse:
    """The limits, and what they were before."""
    return _shown(desk, page)


@doors.post("/office/booking-limits")
def change(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Change a limit, for what is held or confirmed from now on."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            wanted = given(visitor, LimitGiven, NEEDED)
            change_limit(session, **wanted.model_dump(), by=desk.me)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/office/booking-limits#changes", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before its session ended, in its form again."""
    with read() as session:
        moving = Moving(MOVE, typed(visitor, LimitGiven), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, moving)


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    told = None if problems else not_taken(refusal)
    moving = Moving(MOVE, typed(visitor, LimitGiven), problems, told)
    with read() as session:
        return _shown(Desk(session, looking(visitor)), page, moving, status_of(refusal))


def _shown(desk: Desk, page: Page, moving: Moving = NOT_MOVING, status: int = 200) -> HTMLResponse:
    return page.show(
        "booking_limits.html",
        desk,
        status=status,
        stands=limits_told(desk),
        titles={str(limit): title for limit, title in LIMITS.items()},
        moving=moving,
        problems=moving.told_problems(page.locale),
    )

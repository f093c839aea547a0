"""Changing the office's hours as pages: what they are, what a change would move, confirming it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import Desk
from api.doors import Doors
from api.moved_deadlines import seen_by
from api.office_hours import ConfirmedHoursGiven, HoursGiven, hours_of
from api.pages import judged
from api.pages.handed_in import looking
from api.pages.hours_typed import WEEKDAYS, said, to_type, typed_in
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, posted
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models.changed_hours import carried_out, previewed
from models.database import read, write
from models.errors import Invalid, NotAllowed, OutdatedPreview, WrongMoment
from models.wording import Text, _

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "hours"
REFUSALS = (Invalid, NotAllowed, WrongMoment)
NEEDED = {
    "source": _("กรุณาระบุที่มา เช่น เลขที่คำสั่งหรือประกาศ", "Please say where it stands (an order, say)."),
    "reason": _("กรุณาบอกเหตุผลที่เปลี่ยนเวลาทำการ", "Please say why the hours change."),
}


@doors.get("/office/hours")
def look(desk: Desk, page: AnyPage) -> HTMLResponse:
    """When the office works, with its history; a form for those who keep the calendar."""
    return _shown(desk, page)


@doors.post("/office/hours/previews")
def preview(visitor: KnownVisitor, page: AnyPage) -> Response:
    """What other hours would move, to be confirmed; nothing is changed."""
    if posted(visitor, "edit"):
        return _drawn_again(looking(visitor), page)
    return _previewed(visitor, page)


@doors.post("/office/hours")
def change(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Change the hours as it was shown; shown anew if something else would move now."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            confirmed = given(visitor, ConfirmedHoursGiven, NEEDED, judged=judged.hours)
            seen = confirmed.fingerprint
            carried_out(session, confirmed.as_change(), by=desk.me, fingerprint=seen)
    except OutdatedPreview as refusal:
        return _previewed(visitor, page, told=refusal)
    except REFUSALS as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/office/hours#changes", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before its session ended, in its form again."""
    return _drawn_again(visitor, page, SIGNED_IN_AGAIN)


def _drawn_again(visitor: Visitor, page: Page, told: Text | None = None) -> Response:
    with read() as session:
        moving = Moving(MOVE, typed_in(visitor), told=told)
        return _shown(Desk(session, visitor), page, moving)


def _previewed(visitor: Visitor, page: Page, told: PrasanError | None = None) -> Response:
    """The page on which a change is confirmed; its form again where it cannot be."""
    try:
        with read() as session:
            desk = Desk(session, visitor)
            wanted = given(visitor, HoursGiven, NEEDED, judged=judged.hours)
            found = previewed(session, wanted.as_change(), by=desk.me)
            return page.show(
                "office_hours_preview.html",
                desk,
                status=status_of(told) if told else 200,
                told=told,
                preview=found,
                seen=seen_by(found.moved, desk.me),
                said_hours=said,
                typed=typed_in(visitor),
            )
    except REFUSALS as refusal:
        return _again(visitor, page, refusal)


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    moving = Moving.refused(MOVE, typed_in(visitor), refusal)
    with read() as session:
        return _shown(Desk(session, looking(visitor)), page, moving, status_of(refusal))


def _shown(desk: Desk, page: Page, moving: Moving = NOT_MOVING, status: int = 200) -> HTMLResponse:
    return page.show(
        "office_hours.html",
        desk,
        status=status,
        stands=hours_of(desk),
        weekdays=WEEKDAYS,
        said_hours=said,
        to_type=to_type,
        moving=moving,
        problems=moving.told_problems(page.locale),
    )

"""Registers as pages: what was given out in a year, and striking a number out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Code, Cursor
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, posted, typed
from api.problem import status_of
from api.registers import CancellationGiven, Count, Year, books, seen_entry, told
from api.visitor import KnownVisitor, Visitor
from models import clock
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.register import calendar_year
from models.register_entry import entries
from models.register_name import TITLES, RegisterName
from models.wording import _

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

PAGE = 25
CURSOR = re.compile(r"[1-9]\d{0,8}")
NO_REASON = _("กรุณาบอกเหตุผลที่ยกเลิกเลข", "Please say why the number is cancelled.")


@doors.get("/registers")
def newest(desk: Desk) -> Response:
    """To the register in which a number was given out last, or to this year's letters."""
    known = books(desk.session, desk.me.office_id)
    letters = (RegisterName.OUTGOING, calendar_year(clock.now()))
    name, year = (known[0].name, known[0].year) if known else letters
    return RedirectResponse(f"/registers/{name}/{year}", 303)


@doors.get("/registers/{name}/{year}")
def look(  # noqa: PLR0917 - who, and which page of which register, after what
    desk: Desk, page: AnyPage, name: Code, year: Year, cursor: Cursor = 0, cancelled: Cursor = 0
) -> HTMLResponse:
    """The numbers of a register in a year, the newest first; which of them was just struck out."""
    return _shown(desk, page, name, year, before=cursor, done=cancelled)


@doors.post("/registers/{name}/{year}/{count}/cancellation")
def cancel(visitor: KnownVisitor, page: AnyPage, name: Code, year: Year, count: Count) -> Response:
    """Strike a number out, with the reason."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            entry = seen_entry(desk, name, year, count)
            reason = given(visitor, CancellationGiven, {"reason": NO_REASON}).reason
            entry.cancel(by=desk.me, reason=reason)
            before = _as_it_was(desk, name, year, count)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, (name, year, count), refusal)
    there = f"cursor={before}&" if before else ""
    return RedirectResponse(f"/registers/{name}/{year}?{there}cancelled={count}#n{count}", 303)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """What was typed beside a number (``outgoing/2569/3``) before its session ended."""
    name, year, count = place.split("/")
    move = Moving(_move(int(count)), typed(visitor, CancellationGiven), told=SIGNED_IN_AGAIN)
    with read() as session:
        desk = Desk(session, visitor)
        before = _as_it_was(desk, name, int(year), int(count))
        return _shown(desk, page, name, int(year), before=before, moving=move)


def _again(
    visitor: Visitor, page: Page, which: tuple[str, int, int], refusal: PrasanError
) -> HTMLResponse:
    name, year, count = which
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    moving = Moving(
        _move(count),
        typed(visitor, CancellationGiven),
        problems,
        None if problems else not_taken(refusal),
    )
    with read() as session:
        desk = Desk(session, looking(visitor))
        before, status = _as_it_was(desk, name, year, count), status_of(refusal)
        return _shown(desk, page, name, year, before=before, moving=moving, status=status)


def _as_it_was(desk: Desk, name: str, year: int, count: int) -> int:
    """Where the page begins on which the number was struck out.

    Numbers given out since may have pushed it off that page: then it stands first on its own.
    """
    words = posted(desk.visitor, "_cursor")
    before = int(words) if CURSOR.fullmatch(words) else 0
    shown = entries(desk.session, desk.me.office_id, name, year, before=before, limit=PAGE)
    return before if any(each.count == count for each in shown) else count + 1


def _move(count: int) -> str:
    return f"cancellation-{count}"


def _shown(
    desk: Desk,
    page: Page,
    name: str,
    year: int,
    *,
    before: int = 0,
    done: int = 0,
    moving: Moving = NOT_MOVING,
    status: int = 200,
) -> HTMLResponse:
    office_id = desk.me.office_id
    found = entries(desk.session, office_id, name, year, before=before, limit=PAGE + 1)
    shown = told(desk, found[:PAGE])
    has_its_form = any(each.may_cancel and _move(each.count) == moving.move for each in shown)
    return page.show(
        "registers.html",
        desk,
        status=status,
        books=books(desk.session, office_id),
        titles=TITLES,
        name=name,
        year=year,
        before=before,
        done=done,
        entries=shown,
        next=found[PAGE - 1].count if len(found) > PAGE else 0,
        moving=moving,
        too_late="" if has_its_form else moving.value(moving.move, "reason"),
        problems=moving.told_problems(page.locale),
    )

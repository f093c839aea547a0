"""Who may read a secret case, and who did, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Code, Cursor
from api.desk import Desk
from api.doors import Doors
from api.pages.choosable import colleagues
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.readers import ReaderGiven, person_named, readers_told, readings_told
from api.visitor import KnownVisitor, Visitor
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.reader_list import admit, dismiss, may_keep_list, must_see_readings
from models.reading import WAYS, readings_of
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.case import Case
    from models.errors import PrasanError
    from models.person import Person

doors = Doors(include_in_schema=False, prefix="/cases/{code}")

PAGE = 50
NO_PERSON = _("กรุณาเลือกผู้อ่าน", "Please choose a reader.")


@doors.get("/readings")
def look(desk: Desk, page: AnyPage, code: Code, cursor: Cursor = 0) -> HTMLResponse:
    """Who may read the case, and who did."""
    return _shown(desk, page, desk.known_case(code), before=cursor)


@doors.post("/readers")
def let_read(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Put somebody on the list."""
    return _listed(visitor, page, code, "readers", admit)


@doors.post("/readers/dismissal")
def stop_reading(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Take somebody off the list."""
    return _listed(visitor, page, code, "dismissal", dismiss)


def drawn_again(visitor: Visitor, page: Page, code: str) -> Response:
    """Who was chosen for the list before the session ended."""
    moving = Moving("readers", typed(visitor, ReaderGiven), told=SIGNED_IN_AGAIN)
    with read() as session:
        desk = Desk(session, visitor)
        return _shown(desk, page, desk.known_case(code), moving=moving)


def _listed(
    visitor: Visitor, page: Page, code: str, move: str, verb: Callable[..., None]
) -> Response:
    try:
        with write() as session:
            desk = Desk(session, visitor)
            case = desk.held_case(code)
            verb(case, _chosen(desk), by=desk.me)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, code, move, refusal)
    return RedirectResponse(f"/cases/{code}/readings", 303)


def _chosen(desk: Desk) -> Person:
    return person_named(desk, given(desk.visitor, ReaderGiven, {"person": NO_PERSON}).person)


def _again(
    visitor: Visitor, page: Page, code: str, move: str, refusal: PrasanError
) -> HTMLResponse:
    moving = Moving.refused(move, typed(visitor, ReaderGiven), refusal)
    with read() as session:
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, desk.known_case(code), moving=moving, status=status_of(refusal))


def _shown(
    desk: Desk,
    page: Page,
    case: Case,
    *,
    before: int = 0,
    moving: Moving = NOT_MOVING,
    status: int = 200,
) -> HTMLResponse:
    must_see_readings(case, desk.me)
    found = readings_of(desk.session, case.id, before=before, limit=PAGE + 1)
    context: dict[str, Any] = {
        "case": case,
        "readers": readers_told(desk, case.readers()),
        "readings": readings_told(desk, found[:PAGE]),
        "next": found[PAGE - 1].id if len(found) > PAGE else 0,
        "before": before,
        "ways": WAYS,
        "may_keep": may_keep_list(case, desk.me),
        "colleagues": colleagues(desk.session, case.office_id),
        "moving": moving,
        "problems": moving.told_problems(page.locale),
    }
    return page.show("readings.html", desk, status=status, **context)

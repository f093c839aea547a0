"""The secret register as a page, for its registrar: where the papers lie, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Cursor
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.secret_register import SecretGiven, entered, told
from api.visitor import KnownVisitor, Visitor
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.secrecy import ON_PAPER
from models.secret_entry import must_keep_secret_register, secret_entries

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False, prefix="/secret-register")

PAGE = 25
MOVE = "entry"


@doors.get("")
def look(desk: Desk, page: AnyPage, cursor: Cursor = 0) -> HTMLResponse:
    """The numbers of the secret register, the newest first, and the form for the next."""
    return _shown(desk, page, before=cursor)


@doors.post("")
def enter(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Give a paper the next number."""
    try:
        with write() as session:
            entered(Desk(session, visitor), given(visitor, SecretGiven, {}))
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/secret-register", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before the session ended."""
    with read() as session:
        move = Moving(MOVE, typed(visitor, SecretGiven), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, moving=move)


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    told = None if problems else not_taken(refusal)
    moving = Moving(MOVE, typed(visitor, SecretGiven), problems, told)
    with read() as session:
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, moving=moving, status=status_of(refusal))


def _shown(
    desk: Desk, page: Page, *, before: int = 0, moving: Moving = NOT_MOVING, status: int = 200
) -> HTMLResponse:
    must_keep_secret_register(desk.me)
    found = secret_entries(desk.session, desk.me.office_id, before=before, limit=PAGE + 1)
    return page.show(
        "secret_register.html",
        desk,
        status=status,
        entries=told(desk, found[:PAGE]),
        next=found[PAGE - 1].id if len(found) > PAGE else 0,
        before=before,
        levels=ON_PAPER,
        moving=moving,
        problems=moving.told_problems(page.locale),
    )

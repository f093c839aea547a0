"""The secret register as a page, for its registrar: where the papers lie, and nothing else."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Cursor
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, posted, typed
from api.problem import status_of
from api.registers import CancellationGiven, Count, Year
from api.secret_register import SecretGiven, cancelled, entered, told
from api.visitor import KnownVisitor, Visitor
from models.answered import Answered, answer_to, remember
from models.database import read, write
from models.errors import Invalid, KeyReused, NotAllowed, WrongMoment
from models.secrecy import ON_PAPER
from models.secret_entry import (
    held_secret_entry,
    must_keep_secret_register,
    secret_entries,
)
from models.wording import _

if TYPE_CHECKING:
    from models.errors import PrasanError
    from models.wording import Text

doors = Doors(include_in_schema=False, prefix="/secret-register")

PAGE = 25
CREATED = 201
KEY_LENGTH = 64
MOVE = "entry"
NO_REASON = _("กรุณาบอกเหตุผลที่ยกเลิกเลข", "Please say why the number is cancelled.")
ALREADY_ENTERED = _(
    "แบบฟอร์มนี้ออกเลข {number} ไปแล้ว ถ้าส่งอีกครั้งจะได้เลขใหม่",
    "This form was given number {number} already. Sent again, it gets another.",
)


@doors.get("")
def look(desk: Desk, page: AnyPage, cursor: Cursor = 0) -> HTMLResponse:
    """The numbers of the secret register, the newest first, and the form for the next."""
    return _shown(desk, page, before=cursor)


@doors.post("")
def enter(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Give a paper the next number."""
    try:
        with write() as session:
            _entered_once(Desk(session, visitor))
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/secret-register", 303)


@doors.post("/{year}/{count}/cancellation")
def cancel(visitor: KnownVisitor, page: AnyPage, year: Year, count: Count) -> Response:
    """Strike a number out, with the reason."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            must_keep_secret_register(desk.me)
            reason = given(visitor, CancellationGiven, {"reason": NO_REASON}).reason
            entry = cancelled(desk, year, count, reason)
            place = f"/secret-register?cursor={entry.id + 1}#n{entry.id}"
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal, (year, count))
    return RedirectResponse(place, 303)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """What was typed before the session ended, for a paper or beside a number (``2569/3``)."""
    year, _slash, count = place.strip("/").partition("/")
    which = (int(year), int(count)) if count else None
    with read() as session:
        desk = Desk(session, visitor)
        return _shown(desk, page, which=which, moving=_moving(visitor, which, told=SIGNED_IN_AGAIN))


def _entered_once(desk: Desk) -> None:
    """Pressed twice, a paper keeps one number."""
    words, key = given(desk.visitor, SecretGiven, {}), posted(desk.visitor, "_key")[:KEY_LENGTH]
    must_keep_secret_register(desk.me)
    mark = hashlib.sha256(words.model_dump_json().encode()).hexdigest()
    if key and answer_to(desk.session, desk.my_id, key, mark):
        return
    number = entered(desk, words).number
    if key:
        remember(desk.session, desk.my_id, key, fingerprint=mark, status=CREATED, body=number)


def _again(
    visitor: Visitor, page: Page, refusal: PrasanError, which: tuple[int, int] | None = None
) -> HTMLResponse:
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    with read() as session:
        desk = Desk(session, looking(visitor))
        told = None if problems else _told(desk, refusal)
        moving = _moving(visitor, which, problems=problems, told=told)
        return _shown(desk, page, which=which, moving=moving, status=status_of(refusal))


def _told(desk: Desk, refusal: PrasanError) -> Text:
    known = desk.session.get(Answered, (desk.my_id, posted(desk.visitor, "_key")[:KEY_LENGTH]))
    if isinstance(refusal, KeyReused) and known is not None:
        return ALREADY_ENTERED.fill(number=known.body)
    return not_taken(refusal)


def _moving(visitor: Visitor, which: tuple[int, int] | None, **more: Any) -> Moving:
    if which is None:
        return Moving(MOVE, typed(visitor, SecretGiven), **more)
    move = f"cancellation-{which[0]}-{which[1]}"
    return Moving(move, typed(visitor, CancellationGiven), **more)


def _shown(
    desk: Desk,
    page: Page,
    *,
    before: int = 0,
    which: tuple[int, int] | None = None,
    moving: Moving = NOT_MOVING,
    status: int = 200,
) -> HTMLResponse:
    """The register below the entry `before`, or from the number `which` on."""
    must_keep_secret_register(desk.me)
    if which is not None:
        before = held_secret_entry(desk.session, desk.me.office_id, *which).id + 1
    found = secret_entries(desk.session, desk.me.office_id, before=before, limit=PAGE + 1)
    return page.show(
        "secret_register.html",
        desk,
        status=status,
        entries=told(desk, found[:PAGE]),
        next=found[PAGE - 1].id if len(found) > PAGE else 0,
        before=before,
        levels=ON_PAPER,
        key=secrets.token_urlsafe(12),
        moving=moving,
        problems=moving.told_problems(page.locale),
    )

"""A human task: the page to work on it, and the moves that take one press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Given, RowId
from api.desk import Desk
from api.doors import Doors
from api.human_tasks import (
    CancellationGiven,
    DelegationGiven,
    ReassignmentGiven,
    Words,
    colleague,
)
from api.pages.completion import answer_in
from api.pages.conflict import conflict
from api.pages.handed_in import keepable, looking, typed_in
from api.pages.local import local
from api.pages.moving import Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.task_view import Typed, view
from api.pages.words import given, posted, typed
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models import clock
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.wording import _
from workflows.moving import cancel_task

doors = Doors(include_in_schema=False, prefix="/human-tasks/{task_id}")

NOBODY = _("กรุณาเลือกผู้รับงาน", "Please choose a colleague.")
NO_REASON = _("กรุณาบอกเหตุผล", "Please say why.")


class HandingBack(Given):
    """What is said when a task goes back to who delegated it."""

    note: Words | None = None


WORDS: dict[str, type[Given]] = {
    "delegation": DelegationGiven,
    "hand-back": HandingBack,
    "reassignment": ReassignmentGiven,
    "cancellation": CancellationGiven,
}
"""The moves beside whose button something is typed, and what."""


@doors.get("")
def look(desk: Desk, page: AnyPage, task_id: RowId) -> HTMLResponse:
    """What is asked and why, the form, and what I may do."""
    task = desk.task(task_id)
    return page.show("human_task.html", desk, **view(desk, task, Typed(), page.locale))


@doors.post("/draft")
def save_draft(desk: Desk, page: AnyPage, task_id: RowId) -> HTMLResponse:
    """Keep what has been typed so far; says when."""
    task = desk.held_task(task_id)
    task.save_draft(by=desk.me, answer=keepable(answer_in(task, typed_in(desk.visitor))))
    return page.show("draft_saved.html", at=clock.now())


@doors.post("/claim")
def claim(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Take it; of two who do so at once the second reads who was first."""
    back = local(posted(visitor, "back"), f"/human-tasks/{task_id}")
    return _moved(
        visitor, page, task_id, "claim", lambda desk: desk.task(task_id).claim(by=desk.me), back
    )


@doors.post("/release")
def release(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Put it back for everybody it was offered to."""

    def verb(desk: Desk) -> None:
        desk.held_task(task_id).release(by=desk.me)

    return _moved(visitor, page, task_id, "release", verb, "/queue")


@doors.post("/delegation")
def delegate(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Have a colleague do the work; it comes back."""

    def verb(desk: Desk) -> None:
        words = given(visitor, DelegationGiven, {"to": NOBODY})
        task = desk.held_task(task_id)
        to = colleague(desk.session, task, words.to)
        task.delegate(by=desk.me, to=to, note=words.note or "")

    return _moved(visitor, page, task_id, "delegation", verb)


@doors.post("/hand-back")
def hand_back(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it back to who delegated it, or take it back."""

    def verb(desk: Desk) -> None:
        words = given(visitor, HandingBack, {})
        desk.held_task(task_id).hand_back(by=desk.me, note=words.note or "")

    return _moved(visitor, page, task_id, "hand-back", verb)


@doors.post("/reassignment")
def reassign(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it to somebody else for good."""

    def verb(desk: Desk) -> None:
        words = given(visitor, ReassignmentGiven, {"to": NOBODY, "reason": NO_REASON})
        task = desk.held_task(task_id)
        to = colleague(desk.session, task, words.to)
        task.reassign(by=desk.me, to=to, reason=words.reason)

    return _moved(visitor, page, task_id, "reassignment", verb)


@doors.post("/cancellation")
def cancel(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Take it away; its mission is told so at that place."""

    def verb(desk: Desk) -> None:
        desk.must_see_task(task_id)
        reason = given(visitor, CancellationGiven, {"reason": NO_REASON}).reason
        cancel_task(desk.session, task_id, by=desk.me, reason=reason)

    return _moved(visitor, page, task_id, "cancellation", verb)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """The move as it was typed (``7/delegation``) before its session ended."""
    number, _slash, move = place.partition("/")
    moving = Moving(move, typed(visitor, WORDS[move]), told=SIGNED_IN_AGAIN)
    return _again(visitor, page, int(number), moving)


def _moved(  # noqa: PLR0917 - who, where, what, and then
    visitor: Visitor,
    page: Page,
    task_id: int,
    move: str,
    verb: Callable[[Desk], Any],
    then: str = "",
) -> Response:
    try:
        with write() as session:
            verb(Desk(session, visitor))
    except WrongMoment as refusal:
        with read() as session:
            return conflict(
                Desk(session, visitor), page, task_id, refusal, moved=_words(visitor, move)
            )
    except (Invalid, NotAllowed) as refusal:
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        told = None if problems else not_taken(refusal)
        moving = Moving(move, _words(visitor, move), problems, told)
        return _again(visitor, page, task_id, moving, status_of(refusal))
    return RedirectResponse(then or f"/human-tasks/{task_id}", 303)


def _words(visitor: Visitor, move: str) -> dict[str, str]:
    return typed(visitor, WORDS[move]) if move in WORDS else {}


def _again(
    visitor: Visitor, page: Page, task_id: int, moving: Moving, status: int = 200
) -> Response:
    with read() as session:
        desk = Desk(session, looking(visitor))
        context = view(desk, desk.task(task_id), Typed(), page.locale, moving)
        return page.show("human_task.html", desk, status=status, **context)

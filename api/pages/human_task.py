"""A human task: the page to work on it, and the moves that take one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
from api.pages.carried import Carried, carried
from api.pages.conflict import conflict
from api.pages.handed_in import answer_in, keepable, looking, typed_in
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
from models.errors import Invalid, NotAllowed, StaleVersion, WrongMoment
from models.wording import _
from workflows.moving import cancel_task

doors = Doors(include_in_schema=False, prefix="/human-tasks/{task_id}")

UNPROCESSABLE = 422
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
"""The moves beside whose button something is typed, and what; on the page ``_delegation.to``."""


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

    def verb(desk: Desk, along: Carried) -> None:
        along.claim_and_keep(desk, desk.task(task_id))

    return _moved(visitor, page, task_id, "claim", verb, back)


@doors.post("/release")
def release(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Put it back for everybody it was offered to."""

    def verb(desk: Desk, along: Carried) -> None:
        task = desk.held_task(task_id)
        along.keep(desk, task)
        task.release(by=desk.me)

    return _moved(visitor, page, task_id, "release", verb, "/queue")


@doors.post("/delegation")
def delegate(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Have a colleague do the work; it comes back."""

    def verb(desk: Desk, along: Carried) -> None:
        words = given(visitor, DelegationGiven, {"to": NOBODY}, "_delegation.")
        task = desk.held_task(task_id)
        along.keep(desk, task)
        to = colleague(desk.session, task, words.to)
        task.delegate(by=desk.me, to=to, note=words.note or "")

    return _moved(visitor, page, task_id, "delegation", verb)


@doors.post("/hand-back")
def hand_back(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it back to who delegated it, or take it back."""

    def verb(desk: Desk, along: Carried) -> None:
        words = given(visitor, HandingBack, {}, "_hand-back.")
        task = desk.held_task(task_id)
        along.keep(desk, task)
        task.hand_back(by=desk.me, note=words.note or "")

    return _moved(visitor, page, task_id, "hand-back", verb)


@doors.post("/reassignment")
def reassign(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it to somebody else for good."""

    def verb(desk: Desk, along: Carried) -> None:
        needed = {"to": NOBODY, "reason": NO_REASON}
        words = given(visitor, ReassignmentGiven, needed, "_reassignment.")
        task = desk.held_task(task_id)
        along.keep(desk, task)
        to = colleague(desk.session, task, words.to)
        task.reassign(by=desk.me, to=to, reason=words.reason)

    return _moved(visitor, page, task_id, "reassignment", verb)


@doors.post("/cancellation")
def cancel(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Take it away; its mission is told so at that place."""

    def verb(desk: Desk, _along: Carried) -> None:
        desk.must_see_task(task_id)
        words = given(visitor, CancellationGiven, {"reason": NO_REASON}, "_cancellation.")
        cancel_task(desk.session, task_id, by=desk.me, reason=words.reason)

    return _moved(visitor, page, task_id, "cancellation", verb)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """The move as it was typed (``7/delegation``) before its session ended."""
    number, _slash, move = place.partition("/")
    moving = Moving(move, _words(visitor, move), told=SIGNED_IN_AGAIN)
    return _again(visitor, page, int(number), moving, carried(visitor, int(number)))


def _moved(  # noqa: PLR0917 - who, where, what, and then
    visitor: Visitor,
    page: Page,
    task_id: int,
    move: str,
    verb: Callable[[Desk, Carried], Any],
    then: str = "",
) -> Response:
    along, moving = carried(visitor, task_id), Moving(move, _words(visitor, move))
    if along.problems:
        return _again(visitor, page, task_id, moving, along, UNPROCESSABLE)
    try:
        with write() as session:
            verb(Desk(session, visitor), along)
    except (Invalid, NotAllowed, StaleVersion) as refusal:
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        told = None if problems else not_taken(refusal)
        refused = replace(moving, problems=problems, told=told)
        return _again(visitor, page, task_id, refused, along, status_of(refusal))
    except WrongMoment as refusal:
        with read() as session:
            desk = Desk(session, looking(visitor))
            return conflict(desk, page, task_id, refusal, along.data, moved=moving.data)
    return RedirectResponse(then or f"/human-tasks/{task_id}", 303)


def _words(visitor: Visitor, move: str) -> dict[str, str]:
    return typed(visitor, WORDS[move], f"_{move}.") if move in WORDS else {}


def _again(  # noqa: PLR0917 - who, where, what was tried, what came along
    visitor: Visitor, page: Page, task_id: int, moving: Moving, along: Carried, status: int = 200
) -> Response:
    with read() as session:
        desk = Desk(session, looking(visitor))
        context = view(desk, desk.task(task_id), along.as_typed, page.locale, moving)
        return page.show("human_task.html", desk, status=status, **context)

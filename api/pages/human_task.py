"""A human task: the page to work on it, and the moves that take one press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from api.answers import RowId
from api.desk import Desk
from api.doors import Doors
from api.pages.conflict import conflict
from api.pages.handed_in import handed_in
from api.pages.local import local
from api.pages.page import AnyPage, Page
from api.pages.task_view import Typed, view
from api.pages.words import posted
from api.visitor import KnownVisitor, Visitor
from forms.named import form_named
from models import clock
from models.database import read, write
from models.errors import FieldProblem, Invalid, PrasanError, WrongMoment
from models.person import Person, by_handle
from models.wording import _
from workflows.moving import cancel_task

doors = Doors(include_in_schema=False, prefix="/human-tasks/{task_id}")

NOBODY = _("กรุณาเลือกผู้รับงาน", "Please choose a colleague.")
NO_REASON = _("กรุณาบอกเหตุผล", "Please say why.")


@doors.get("")
def look(desk: Desk, page: AnyPage, task_id: RowId) -> HTMLResponse:
    """What is asked and why, the form, and what I may do."""
    task = desk.task(task_id)
    return page.show("human_task.html", desk, **view(desk, task, Typed(), page.locale))


@doors.post("/draft")
def save_draft(desk: Desk, page: AnyPage, task_id: RowId) -> HTMLResponse:
    """Keep what has been typed so far; says when."""
    task = desk.held_task(task_id)
    shows = task.detail.get("shows")
    edits = form_named(shows["form"]) if shows else None
    answer = handed_in(desk.visitor).as_data(form_named(task.form), edits=edits)
    try:
        task.save_draft(by=desk.me, answer=answer)
    except PrasanError as refusal:
        return page.show("draft_saved.html", at=None, refusal=refusal)
    return page.show("draft_saved.html", at=clock.now(), refusal=None)


@doors.post("/claim")
def claim(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Take it; of two who do so at once the second reads who was first."""
    back = local(posted(visitor, "back"), f"/human-tasks/{task_id}")
    return _moved(visitor, page, task_id, lambda desk: desk.task(task_id).claim(by=desk.me), back)


@doors.post("/release")
def release(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Put it back for everybody it was offered to."""
    return _moved(
        visitor, page, task_id, lambda desk: desk.held_task(task_id).release(by=desk.me), "/queue"
    )


@doors.post("/delegation")
def delegate(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Have a colleague do the work; it comes back."""

    def verb(desk: Desk) -> None:
        to = _colleague(desk.session, posted(visitor, "to"))
        desk.held_task(task_id).delegate(by=desk.me, to=to, note=posted(visitor, "note"))

    return _moved(visitor, page, task_id, verb, f"/human-tasks/{task_id}")


@doors.post("/hand-back")
def hand_back(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it back to who delegated it, or take it back."""

    def verb(desk: Desk) -> None:
        desk.held_task(task_id).hand_back(by=desk.me, note=posted(visitor, "note"))

    return _moved(visitor, page, task_id, verb, f"/human-tasks/{task_id}")


@doors.post("/reassignment")
def reassign(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Give it to somebody else for good."""

    def verb(desk: Desk) -> None:
        to = _colleague(desk.session, posted(visitor, "to"))
        reason = _reason(visitor)
        desk.held_task(task_id).reassign(by=desk.me, to=to, reason=reason)

    return _moved(visitor, page, task_id, verb, f"/human-tasks/{task_id}")


@doors.post("/cancellation")
def cancel(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Take it away; its mission is told so at that place."""

    def verb(desk: Desk) -> None:
        desk.must_see_task(task_id)
        cancel_task(desk.session, task_id, by=desk.me, reason=_reason(visitor))

    return _moved(visitor, page, task_id, verb, f"/human-tasks/{task_id}")


def _moved(
    visitor: Visitor, page: Page, task_id: int, verb: Callable[[Desk], Any], then: str
) -> Response:
    try:
        with write() as session:
            verb(Desk(session, visitor))
    except WrongMoment as refusal:
        with read() as session:
            return conflict(Desk(session, visitor), page, task_id, refusal)
    except Invalid as refusal:
        with read() as session:
            desk = Desk(session, visitor)
            context = view(desk, desk.task(task_id), Typed(problems=refusal.problems), page.locale)
            return page.show("human_task.html", desk, status=422, **context)
    return RedirectResponse(then, 303)


def _reason(visitor: Visitor) -> str:
    reason = posted(visitor, "reason")
    if not reason:
        raise Invalid([FieldProblem(("reason",), "required", NO_REASON)])
    return reason


def _colleague(session: Session, handle: str) -> Person:
    person = by_handle(session, handle)
    if person is None:
        raise Invalid([FieldProblem(("to",), "unknown_person", NOBODY)])
    return person

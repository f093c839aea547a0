"""Finishing a human task from its page: a row more, a draft, or the whole thing handed in."""

from __future__ import annotations

from typing import Any

from fastapi.responses import RedirectResponse, Response

from api.answers import RowId
from api.desk import Desk
from api.doors import Doors
from api.pages.conflict import conflict
from api.pages.deciding import is_decision, to_hand_in
from api.pages.handed_in import HandedIn, handed_in
from api.pages.page import AnyPage, Page
from api.pages.task_view import Typed, last_event, view
from api.visitor import KnownVisitor, Visitor
from forms.named import form_named
from models.database import read, write
from models.errors import Invalid, StaleVersion, WrongMoment
from models.human_task import HumanTask
from models.moves import Move, actions_for
from workflows.completing import Completion, complete

doors = Doors(include_in_schema=False)

UNPROCESSABLE, STALE, OK = 422, 409, 200


@doors.post("/human-tasks/{task_id}/completion")
def finish(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Hand it in; whatever stands against it, everything typed is still there."""
    given = handed_in(visitor)
    with read() as session:
        data = _data(Desk(session, visitor).task(task_id), given)
    if given.only_draws:
        return _again(visitor, page, task_id, Typed(data, added=given.added), OK)
    try:
        _do(visitor, task_id, given, data)
    except Invalid as refusal:
        return _again(visitor, page, task_id, Typed(data, refusal.problems), UNPROCESSABLE)
    except WrongMoment as refusal:
        return _too_late(visitor, page, task_id, refusal, data)
    then = f"/human-tasks/{task_id}" if given.does == "draft" else f"/inbox?done={task_id}"
    return RedirectResponse(then, 303)


def _do(visitor: Visitor, task_id: int, given: HandedIn, data: dict[str, Any]) -> None:
    if given.problems:
        raise Invalid(list(given.problems))
    with write() as session:
        desk = Desk(session, visitor)
        task = desk.held_task(task_id)
        if given.does == "draft":
            task.save_draft(by=desk.me, answer=data)
            return
        if given.as_of and given.as_of != last_event(session, task) and task.is_standing:
            raise StaleVersion
        answer = to_hand_in(data) if is_decision(form_named(task.form)) else data
        complete(session, task_id, by=desk.me, given=Completion(answer, witness=visitor.witness))


def _data(task: HumanTask, given: HandedIn) -> dict[str, Any]:
    shows = task.detail.get("shows")
    edits = form_named(shows["form"]) if shows else None
    return given.as_data(form_named(task.form), edits=edits)


def _again(visitor: Visitor, page: Page, task_id: int, typed: Typed, status: int) -> Response:
    with read() as session:
        desk = Desk(session, visitor)
        context = view(desk, desk.task(task_id), typed, page.locale)
        return page.show("human_task.html", desk, status=status, **context)


def _too_late(
    visitor: Visitor, page: Page, task_id: int, refusal: WrongMoment, data: dict[str, Any]
) -> Response:
    with read() as session:
        desk = Desk(session, visitor)
        task = desk.task(task_id)
        if isinstance(refusal, StaleVersion) and Move.COMPLETE in actions_for(task, desk.me):
            context = view(desk, task, Typed(data), page.locale)
            return page.show("human_task.html", desk, status=STALE, stale=refusal, **context)
        return conflict(desk, page, task_id, refusal, data)

"""Finishing a human task from its page: a row more, a draft, or the whole thing handed in."""

from __future__ import annotations

from typing import Any

from fastapi.responses import RedirectResponse, Response
from sqlmodel import Session

from api.answers import RowId
from api.desk import Desk
from api.doors import Doors
from api.pages.conflict import conflict
from api.pages.deciding import is_decision, to_hand_in
from api.pages.handed_in import HandedIn, answer_in, handed_in_for, keepable, looking, typed_in
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.task_view import Typed, last_event, view
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from forms.named import form_named
from models.database import read, write
from models.errors import Invalid, NotAllowed, PrasanError, StaleVersion, WrongMoment
from models.human_task import HumanTask
from models.moves import Move, actions_for
from models.why_not import lost
from workflows.completing import Completion, complete

doors = Doors(include_in_schema=False)

UNPROCESSABLE = 422


@doors.post("/human-tasks/{task_id}/completion")
def finish(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """Hand it in; whatever stands against it, everything typed is still there."""
    given = typed_in(visitor)
    try:
        given = handed_in_for(visitor, task_id)
        if given.only_draws:
            typed = Typed(_data(visitor, task_id, given), added=given.added)
            return _again(visitor, page, task_id, typed)
        _do(visitor, task_id, given)
    except Invalid as refusal:
        return again_as_typed(visitor, page, task_id, given, refusal)
    except (NotAllowed, WrongMoment) as refusal:
        return too_late(visitor, page, task_id, refusal, given)
    then = f"/human-tasks/{task_id}" if given.does == "draft" else f"/inbox?done={task_id}"
    return RedirectResponse(then, 303)


def drawn_again(visitor: Visitor, page: Page, task_id: str) -> Response:
    """The form as it was typed before its session ended; what became of the task, if anything."""
    number = int(task_id)
    data = _data(visitor, number, typed_in(visitor))
    with read() as session:
        desk = Desk(session, visitor)
        task = desk.task(number)
        if Move.COMPLETE not in actions_for(task, desk.me):
            why = lost(task, desk.me) if task.is_standing else None
            refusal = NotAllowed(why) if why else WrongMoment()
            return conflict(desk, page, number, refusal, data)
    return _again(visitor, page, number, Typed(data, told=SIGNED_IN_AGAIN))


def _do(visitor: Visitor, task_id: int, given: HandedIn) -> None:
    if given.problems:
        raise Invalid(list(given.problems))
    data = _data(visitor, task_id, given)
    with write() as session:
        desk = Desk(session, visitor)
        task = desk.held_task(task_id)
        if given.does == "draft":
            task.save_draft(by=desk.me, answer=keepable(data))
            return
        _must_be_as_drawn(session, task, given)
        complete(session, task_id, by=desk.me, given=_completion(visitor, task, given, data))


def answered_so_far(visitor: Visitor, task_id: int, given: HandedIn) -> Completion:
    """What would be handed in with what is typed now; nothing of the case is shown by that.

    Raises as handing it in: `Invalid` for files that are not taken, `StaleVersion` for an old page.
    """
    if given.problems:
        raise Invalid(list(given.problems))
    with read() as session:
        task = Desk(session, visitor).task(task_id)
        _must_be_as_drawn(session, task, given)
        return _completion(visitor, task, given, answer_in(task, given))


def _must_be_as_drawn(session: Session, task: HumanTask, given: HandedIn) -> None:
    """Refuse to act on a page that was drawn before what last happened to the task."""
    if given.as_of and given.as_of != last_event(session, task) and task.is_standing:
        raise StaleVersion


def _completion(
    visitor: Visitor, task: HumanTask, given: HandedIn, data: dict[str, Any]
) -> Completion:
    answer = to_hand_in(data) if is_decision(form_named(task.form)) else data
    return Completion(keepable(answer), read_at=given.read_at, witness=visitor.witness)


def again_as_typed(
    visitor: Visitor, page: Page, task_id: int, given: HandedIn, refusal: Invalid
) -> Response:
    """The page again, with what was typed and what is wrong with it."""
    typed = Typed(_data(visitor, task_id, given), refusal.problems)
    return _again(visitor, page, task_id, typed, UNPROCESSABLE)


def _data(visitor: Visitor, task_id: int, given: HandedIn) -> dict[str, Any]:
    with read() as session:
        return answer_in(Desk(session, looking(visitor)).task(task_id), given)


def _again(visitor: Visitor, page: Page, task_id: int, typed: Typed, status: int = 200) -> Response:
    with read() as session:
        desk = Desk(session, looking(visitor))
        context = view(desk, desk.task(task_id), typed, page.locale)
        return page.show("human_task.html", desk, status=status, **context)


def too_late(
    visitor: Visitor, page: Page, task_id: int, refusal: PrasanError, given: HandedIn
) -> Response:
    """What was typed, shown beside what the task is now."""
    data = _data(visitor, task_id, given)
    with read() as session:
        desk = Desk(session, looking(visitor))
        may = Move.COMPLETE in actions_for(desk.task(task_id), desk.me)
        if not may or not isinstance(refusal, StaleVersion | NotAllowed):
            return conflict(desk, page, task_id, refusal, data)
    typed = Typed(data, told=not_taken(refusal))
    return _again(visitor, page, task_id, typed, status_of(refusal))

"""inbox · queue · archive as pages: mine, mine to take, done by me."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlmodel import col, select

from api.answers import Cursor
from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage, Page
from models import inbox as lists
from models.case import Case
from models.human_task import STANDING, HumanTask
from workflows.catalogue import MISSIONS

doors = Doors(include_in_schema=False)

Words = Annotated[str, Query(max_length=200)]
Mission = Annotated[str, Query(max_length=60)]
TaskId = Annotated[int, Query(ge=0, le=2**31 - 1)]
PAGE = 25


@doors.get("/")
def home(_desk: Desk) -> RedirectResponse:
    """Work begins with what is mine."""
    return RedirectResponse("/inbox", 303)


@doors.get("/inbox")
def inbox(
    desk: Desk,
    page: AnyPage,
    q: Words = "",
    mission: Mission = "",
    overdue: bool = False,
    cursor: Cursor = 0,
    done: TaskId = 0,
) -> HTMLResponse:
    """Mine; after finishing a task, also what became of it."""
    sought = lists.Sought(q.strip(), mission, overdue, cursor, PAGE)
    return _box(desk, page, "inbox", lists.inbox, sought, finished=_finished(desk, done))


@doors.get("/queue")
def queue(
    desk: Desk,
    page: AnyPage,
    q: Words = "",
    mission: Mission = "",
    overdue: bool = False,
    cursor: Cursor = 0,
    claimed: TaskId = 0,
) -> HTMLResponse:
    """Mine to take."""
    sought = lists.Sought(q.strip(), mission, overdue, cursor, PAGE)
    taken = _of_mine(desk, claimed)
    return _box(desk, page, "queue", lists.queue, sought, claimed=taken)


@doors.get("/archive")
def archive(
    desk: Desk, page: AnyPage, q: Words = "", mission: Mission = "", cursor: Cursor = 0
) -> HTMLResponse:
    """Done by me."""
    sought = lists.Sought(q.strip(), mission, False, cursor, PAGE)
    return _box(desk, page, "archive", lists.archive, sought)


def _box(
    desk: Desk,
    page: Page,
    which: str,
    reading: Callable[..., list[lists.Item]],
    sought: lists.Sought,
    **more: object,
) -> HTMLResponse:
    found = reading(desk.session, desk.me, sought)
    context = {"finished": None, "claimed": None} | more
    return page.show(
        "box.html",
        desk,
        which=which,
        items=found,
        sought=sought,
        missions=MISSIONS,
        more=len(found) == sought.limit,
        **context,
    )


def _finished(desk: Desk, task_id: int) -> tuple[HumanTask, Case, list[HumanTask]] | None:
    """A task I just finished, its case, and what it led to."""
    task = desk.session.get(HumanTask, task_id)
    if task is None or task.completed_by_id != desk.me.id or task.completed_at is None:
        return None
    opened = (
        select(HumanTask)
        .where(
            HumanTask.case_id == task.case_id,
            col(HumanTask.state).in_(STANDING),
            col(HumanTask.opened_at) >= task.completed_at,
        )
        .order_by(col(HumanTask.id))
    )
    case = desk.session.get_one(Case, task.case_id)
    return task, case, list(desk.session.exec(opened))


def _of_mine(desk: Desk, task_id: int) -> HumanTask | None:
    task = desk.session.get(HumanTask, task_id)
    return task if task is not None and task.assignee_id == desk.me.id else None

"""inbox · queue · archive as pages: mine, mine to take, done by me."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlmodel import col, select

from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage, Page
from models import inbox as lists
from models.case import Case
from models.human_task import STANDING, HumanTask
from models.place import Place
from models.unattended import left_to_substitutes
from workflows.catalogue import MISSIONS

doors = Doors(include_in_schema=False)

Words = Annotated[str, Query(max_length=200)]
Mission = Annotated[str, Query(max_length=60)]
Cursor = Annotated[str, Query(max_length=200)]
TaskId = Annotated[int, Query(ge=0, le=2**31 - 1)]
PAGE = 25


@doors.get("/")
def home(_desk: Desk) -> RedirectResponse:
    """Work begins with what is mine."""
    return RedirectResponse("/inbox", 303)


def _sought(
    *, q: Words = "", mission: Mission = "", overdue: bool = False, cursor: Cursor = ""
) -> lists.Sought:
    return lists.Sought(q.strip(), mission, overdue, Place.read(cursor), PAGE + 1)


Filters = Annotated[lists.Sought, Depends(_sought)]


@doors.get("/inbox")
def inbox(desk: Desk, page: AnyPage, sought: Filters, done: TaskId = 0) -> HTMLResponse:
    """Mine; after finishing a task, also what became of it."""
    news = {
        "finished": _finished(desk, done),
        "unattended": left_to_substitutes(desk.session, desk.me),
    }
    return _box(desk, page, lists.inbox, sought, news)


@doors.get("/queue")
def queue(desk: Desk, page: AnyPage, sought: Filters, claimed: TaskId = 0) -> HTMLResponse:
    """Mine to take."""
    return _box(desk, page, lists.queue, sought, {"claimed": _of_mine(desk, claimed)})


@doors.get("/archive")
def archive(desk: Desk, page: AnyPage, sought: Filters) -> HTMLResponse:
    """Done by me."""
    return _box(desk, page, lists.archive, sought, {})


def _box(
    desk: Desk,
    page: Page,
    reading: Callable[..., list[lists.Item]],
    sought: lists.Sought,
    news: dict[str, Any],
) -> HTMLResponse:
    found = reading(desk.session, desk.me, sought)
    context: dict[str, Any] = {"finished": None, "claimed": None, "unattended": ()} | news
    return page.show(
        "box.html",
        desk,
        which=reading.__name__,
        items=found[:PAGE],
        lent_to=lists.lent_to(desk.session, desk.me, found),
        sought=sought,
        missions=MISSIONS,
        next=lists.place_of(found[PAGE - 1][0]).written() if len(found) > PAGE else "",
        **context,
    )


def _finished(desk: Desk, task_id: int) -> tuple[HumanTask, Case, list[HumanTask]] | None:
    """A task I just finished, its case, and what it led to."""
    task = desk.session.get(HumanTask, task_id)
    if task is None or task.completed_by_id != desk.me.id or task.completed_at is None:
        return None
    case = desk.session.get_one(Case, task.case_id)
    if not case.is_read_by(desk.me):
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
    return task, case, list(desk.session.exec(opened))


def _of_mine(desk: Desk, task_id: int) -> HumanTask | None:
    task = desk.session.get(HumanTask, task_id)
    mine = task is not None and task.assignee_id == desk.me.id and task.case.is_read_by(desk.me)
    return task if mine else None

"""inbox · queue · archive: mine, mine to take, done by me."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from api.answers import Both, Cursor, Limit, Page, Sought, When
from api.desk import Desk
from api.doors import Doors
from models import inbox as lists
from models.case import Case
from models.human_task import HumanTask

doors = Doors(tags=["inbox"])

Mission = Annotated[str, Query(max_length=60, description="Only of this mission.")]
Overdue = Annotated[bool, Query(description="Only what is late.")]


class CaseInBrief(BaseModel):
    """Of which case a task is."""

    code: str
    mission: str
    subject: str
    urgency: str


class TaskInBrief(BaseModel):
    """A human task as it stands in a list."""

    id: int
    title: Both
    kind: str
    state: str
    version: int
    opened_at: When
    due_at: When | None
    overdue: bool
    outcome: str | None
    completed_at: When | None
    case: CaseInBrief

    @classmethod
    def of(cls, task: HumanTask, case: Case) -> "TaskInBrief":
        """One line."""
        # What comes out of the database was checked when it went in.
        return cls.model_construct(
            id=task.id,
            title=task.title,
            kind=task.kind,
            state=task.state,
            version=task.version,
            opened_at=task.opened_at,
            due_at=task.due_at,
            overdue=task.is_overdue,
            outcome=task.outcome,
            completed_at=task.completed_at,
            case=CaseInBrief.model_construct(
                code=case.code, mission=case.mission, subject=case.subject, urgency=case.urgency
            ),
        )


Tasks = Page[TaskInBrief]
Reading = Callable[..., list[lists.Item]]


@doors.get("/inbox")
def inbox(
    desk: Desk,
    q: Sought = "",
    mission: Mission = "",
    overdue: Overdue = False,
    cursor: Cursor = 0,
    limit: Limit = lists.PAGE,
) -> Tasks:
    """Mine: what I took or was given, the most urgent first."""
    return _page(desk, lists.inbox, lists.Sought(q, mission, overdue, cursor, limit))


@doors.get("/queue")
def queue(
    desk: Desk,
    q: Sought = "",
    mission: Mission = "",
    overdue: Overdue = False,
    cursor: Cursor = 0,
    limit: Limit = lists.PAGE,
) -> Tasks:
    """Mine to take: offered to me or to a role of mine, and nobody has it."""
    return _page(desk, lists.queue, lists.Sought(q, mission, overdue, cursor, limit))


@doors.get("/archive")
def archive(
    desk: Desk,
    q: Sought = "",
    mission: Mission = "",
    cursor: Cursor = 0,
    limit: Limit = lists.PAGE,
) -> Tasks:
    """Done by me, the newest first."""
    return _page(desk, lists.archive, lists.Sought(q, mission, False, cursor, limit))


def _page(desk: Desk, which: Reading, sought: lists.Sought) -> Tasks:
    found = which(desk.session, desk.me, sought)
    more = len(found) == sought.limit
    return Tasks.model_construct(
        items=[TaskInBrief.of(task, case) for task, case in found],
        next=str(sought.cursor + sought.limit) if more else None,
    )

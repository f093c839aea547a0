"""inbox · queue · archive: mine, mine to take, done by me."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from api.answers import Both, Given, Limit, MissionKey, Page, Sought, When, Who
from api.desk import Desk
from api.doors import Doors
from models import inbox as lists
from models.case import Case
from models.deliver_by import deliver_by
from models.human_task import HumanTask
from models.person import Person
from models.place import Place

doors = Doors(tags=["inbox"])


class Wanted(Given):
    """What is looked for in a list of tasks, and which page of it."""

    q: Sought = ""
    mission: MissionKey = ""
    overdue: bool = Field(default=False, description="Only what is late.")
    cursor: Annotated[str, Field(max_length=200, description="`next` of the page before.")] = ""
    limit: Limit = lists.PAGE


Filters = Annotated[Wanted, Query()]


class CaseInBrief(BaseModel):
    """Of which case a task is."""

    code: str
    mission: str
    subject: str
    urgency: str
    secrecy: str
    deliver_by: When | None

    @classmethod
    def of(cls, case: Case) -> "CaseInBrief":
        """What a task says of its case."""
        told = ("code", "mission", "subject", "urgency", "secrecy")
        at = deliver_by(case)
        return cls.model_construct(deliver_by=at, **{name: getattr(case, name) for name in told})


class TaskInBrief(BaseModel):
    """A human task as it stands in a list; `delegated_to` is who does it for me."""

    id: int
    title: Both
    kind: str
    state: str
    version: int
    opened_at: When
    due_at: When | None
    take_by: When | None
    hastened_at: When | None
    overdue: bool
    untaken_too_long: bool
    outcome: str | None
    completed_at: When | None
    delegated_to: Who | None
    case: CaseInBrief

    @classmethod
    def of(cls, task: HumanTask, case: Case, lent_to: Person | None = None) -> "TaskInBrief":
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
            take_by=task.take_by,
            hastened_at=task.hastened_at,
            overdue=task.is_overdue,
            untaken_too_long=task.is_untaken_too_long,
            outcome=task.outcome,
            completed_at=task.completed_at,
            delegated_to=Who.of(lent_to) if lent_to else None,
            case=CaseInBrief.of(case),
        )


Tasks = Page[TaskInBrief]
Reading = Callable[..., list[lists.Item]]


@doors.get("/inbox")
def inbox(desk: Desk, wanted: Filters) -> Tasks:
    """Mine: what I took, was given or have delegated; the most urgent first."""
    return _page(desk, lists.inbox, wanted)


@doors.get("/queue")
def queue(desk: Desk, wanted: Filters) -> Tasks:
    """Mine to take: offered to me or to a role of mine, and nobody has it."""
    return _page(desk, lists.queue, wanted)


@doors.get("/archive")
def archive(desk: Desk, wanted: Filters) -> Tasks:
    """Done by me, the newest first."""
    return _page(desk, lists.archive, wanted)


def _page(desk: Desk, which: Reading, wanted: Wanted) -> Tasks:
    after = Place.read(wanted.cursor)
    sought = lists.Sought(wanted.q, wanted.mission, wanted.overdue, after, wanted.limit + 1)
    found = which(desk.session, desk.me, sought)
    shown = found[: wanted.limit]
    lent = lists.lent_to(desk.session, desk.me, shown)
    return Tasks.model_construct(
        items=[TaskInBrief.of(task, case, lent.get(task.id)) for task, case in shown],
        next=lists.place_of(shown[-1][0]).written() if len(found) > len(shown) else None,
    )

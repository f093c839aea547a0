"""Human tasks: look at one, take it, put it back, draft, complete, delegate, reassign, cancel."""

from typing import Annotated

from pydantic import AwareDatetime, Field
from sqlmodel import Session

from api.answers import Fields, Given, RowId
from api.desk import Desk
from api.doors import Doors
from api.human_task_told import TaskMoved, TaskTold, moved, told
from forms.written import Line, LongText
from models.errors import FieldProblem, Invalid
from models.human_task import HumanTask
from models.person import Person, by_handle
from models.wording import _
from workflows.completing import Completion, complete
from workflows.moving import cancel_task

doors = Doors(prefix="/human-tasks/{task_id}", tags=["human tasks"])

Words = Annotated[LongText, Field(max_length=5_000)]
Handle = Annotated[Line, Field(max_length=60)]

NOBODY = _("ไม่พบบุคคลนี้ในสำนักงาน", "There is nobody of that name in the office.")


class DraftGiven(Given):
    """What has been typed so far."""

    answer: Fields


class CompletionGiven(Given):
    """What finishes a task: `answer` fills in its form; a decision's outcome may stand beside it.

    `version` is that of the task as it was read: it is refused when it has changed since. `read_at`
    is when that was (kept as evidence where it can be true): what was filed later counts as unseen.
    """

    answer: Fields = Field(default_factory=dict)
    outcome: Annotated[Line, Field(max_length=60)] | None = None
    comment: Words | None = None
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    read_at: AwareDatetime | None = None


class DelegationGiven(Given):
    """To whom the work goes; it comes back."""

    to: Handle
    note: Words | None = None


class ReassignmentGiven(Given):
    """To whom it goes for good, and why."""

    to: Handle
    reason: Words


class CancellationGiven(Given):
    """Why nobody needs to do it."""

    reason: Words


@doors.get("")
def look(desk: Desk, task_id: RowId) -> TaskTold:
    """The task whole: its form, what it shows, my draft, what I may do."""
    return told(desk.task(task_id), desk)


@doors.put("/claim")
def claim(desk: Desk, task_id: RowId) -> TaskMoved:
    """Take it. Of two who do so at once one wins, the other gets a 409."""
    task = desk.task(task_id)
    task.claim(by=desk.me)
    return moved(task, desk)


@doors.delete("/claim")
def release(desk: Desk, task_id: RowId) -> TaskMoved:
    """Put it back for everybody it was offered to."""
    task = desk.held_task(task_id)
    task.release(by=desk.me)
    return moved(task, desk)


@doors.put("/draft")
def save_draft(desk: Desk, task_id: RowId, given: DraftGiven) -> TaskMoved:
    """Keep what has been typed so far, finished or not."""
    task = desk.held_task(task_id)
    task.save_draft(by=desk.me, answer=given.answer)
    return moved(task, desk)


@doors.post("/completion")
def finish(desk: Desk, task_id: RowId, given: CompletionGiven) -> TaskMoved:
    """Finish it. When this returns, the next person has their task."""
    desk.must_see_task(task_id)
    completion = Completion(**dict(given), witness=desk.visitor.witness)
    return moved(complete(desk.session, task_id, by=desk.me, given=completion), desk)


@doors.post("/delegation")
def delegate(desk: Desk, task_id: RowId, given: DelegationGiven) -> TaskMoved:
    """Have a colleague do the work; it comes back."""
    task = desk.held_task(task_id)
    task.delegate(by=desk.me, to=colleague(desk.session, task, given.to), note=given.note or "")
    return moved(task, desk)


@doors.delete("/delegation")
def hand_back(desk: Desk, task_id: RowId) -> TaskMoved:
    """Give it back to who delegated it, or take it back."""
    task = desk.held_task(task_id)
    task.hand_back(by=desk.me)
    return moved(task, desk)


@doors.post("/reassignment")
def reassign(desk: Desk, task_id: RowId, given: ReassignmentGiven) -> TaskMoved:
    """Give it to somebody else for good."""
    task = desk.held_task(task_id)
    task.reassign(by=desk.me, to=colleague(desk.session, task, given.to), reason=given.reason)
    return moved(task, desk)


@doors.post("/cancellation")
def cancel(desk: Desk, task_id: RowId, given: CancellationGiven) -> TaskMoved:
    """Take it away; its mission is told so at that place."""
    desk.must_see_task(task_id)
    task = cancel_task(desk.session, task_id, by=desk.me, reason=given.reason)
    return moved(task, desk)


def colleague(session: Session, task: HumanTask, handle: str) -> Person:
    """Who of the task's office is called so; `Invalid` names ``to`` where nobody is."""
    person = by_handle(session, handle)
    if person is None or person.office_id != task.office_id:
        raise Invalid([FieldProblem(("to",), "unknown_person", NOBODY)])
    return person

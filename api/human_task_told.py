"""A human task as a client needs it to work on it: the form, what it shows, who, until when."""

from functools import cache
from typing import Any

from pydantic import BaseModel
from sqlmodel import col, select

from api.answers import Both, When, Who
from api.desk import Desk
from api.inbox import CaseInBrief
from forms.form import Form
from forms.named import form_named
from models.authority import capacity_of
from models.capacity import label_of
from models.case import Case
from models.event_words import REASONS
from models.human_task import HumanTask, TaskState
from models.moves import Move, actions_for
from models.offer import Offer
from models.person import Person
from models.post import Post
from models.role import Role
from models.step import Step
from models.wording import Text


class Shown(BaseModel):
    """Content that a task shows: the form it was filled in with, and what stands in it."""

    form: str
    title: Both
    content: dict[str, Any]
    form_schema: dict[str, Any]


class OfferedTo(BaseModel):
    """To whom a task was offered: a role, a post (`title` alone) or a person."""

    role: str | None = None
    title: Both | None = None
    person: Who | None = None


class CameUp(BaseModel):
    """Why it came to somebody else than usual: past whom, and the reason (``self``, ``vacant``)."""

    reason: str
    past: list[str]
    words: Both


class TaskMoved(BaseModel):
    """Where a task stands after a move, and what I may do next."""

    id: int
    state: str
    version: int
    outcome: str | None
    assignee: Who | None
    owner: Who | None
    actions: list[Move]


class TaskTold(TaskMoved):
    """A task whole. `schema` of the form carries both languages (``x-label-en`` …).

    `draft` is what I go on with where I have the task, `draft_by` who wrote it; of a decision that
    somebody else drafted it has no `outcome`: that is mine to choose.
    `acts_as` is in what capacity I would do it now (null where I may not), `done_as` in what
    capacity it was done.
    """

    key: str
    kind: str
    title: Both
    case: CaseInBrief
    form: str
    form_title: Both
    form_schema: dict[str, Any]
    shows: Shown | None
    beside: list[Shown]
    starts_from: dict[str, Any] | None
    reasons: dict[str, str]
    note: str
    came_up: CameUp | None
    checked_alone: bool
    draft: dict[str, Any] | None
    draft_by: Who | None
    offered_to: list[OfferedTo]
    opened_at: When
    due_at: When | None
    internal_due_at: When | None
    take_by: When | None
    hastened_at: When | None
    overdue: bool
    untaken_too_long: bool
    completed_at: When | None
    acts_as: Both | None
    done_as: Both | None


def moved(task: HumanTask, desk: Desk) -> TaskMoved:
    """The short answer to a move."""
    return TaskMoved.model_construct(**_standing(task, desk, _people(task, desk, [])))


def told(task: HumanTask, desk: Desk) -> TaskTold:
    """The long answer to who opens a task."""
    case, offers, form = (
        desk.session.get_one(Case, task.case_id),
        task.offers(),
        form_named(task.form),
    )
    people = _people(task, desk, offers)
    drafted = task.draft is not None and task.assignee_id == desk.me.id
    return TaskTold.model_construct(
        **_standing(task, desk, people),
        key=task.key,
        kind=task.kind,
        title=task.title,
        case=CaseInBrief.of(case),
        form=task.form,
        form_title=form.title,
        form_schema=schema_of(form),
        **_bound_to(task.detail),
        draft=task.draft_read_by(desk.me) if drafted else None,
        draft_by=people.get(task.drafted_by_id) if drafted else None,
        offered_to=[_offer(each, people) for each in offers],
        **_times(task),
        acts_as=acts_as(task, desk),
        done_as=done_as(task),
    )


def acts_as(task: HumanTask, desk: Desk) -> Text | None:
    """In what capacity I would finish the task now; None where I may not."""
    if not task.is_standing or Move.COMPLETE not in actions_for(task, desk.me):
        return None
    capacity = capacity_of(task, desk.me) or desk.me.standing.as_holder(frozenset())
    return capacity.label


def done_as(task: HumanTask) -> Text | None:
    """In what capacity it was done, as it was written down then; None where it was not."""
    if task.state != TaskState.COMPLETED:
        return None
    done = select(Step.result).where(Step.case_id == task.case_id, Step.key == task.key)
    kept = (task.session.exec(done).one() or {}).get("capacity")
    return label_of(kept) if kept else None


@cache
def schema_of(form: type[Form]) -> dict[str, Any]:
    """The JSON Schema of a form, both languages in it."""
    return form.model_json_schema()


def _standing(task: HumanTask, desk: Desk, people: dict[int | None, Who]) -> dict[str, Any]:
    return {
        "id": task.id,
        "state": task.state,
        "version": task.version,
        "outcome": task.outcome,
        "assignee": people.get(task.assignee_id),
        "owner": people.get(task.owner_id),
        "actions": actions_for(task, desk.me) if task.is_standing else [],
    }


def _times(task: HumanTask) -> dict[str, Any]:
    return {
        "opened_at": task.opened_at,
        "due_at": task.due_at,
        "internal_due_at": task.internal_due_at,
        "take_by": task.take_by,
        "hastened_at": task.hastened_at,
        "overdue": task.is_overdue,
        "untaken_too_long": task.is_untaken_too_long,
        "completed_at": task.completed_at,
    }


def _people(task: HumanTask, desk: Desk, offers: list[Offer]) -> dict[int | None, Who]:
    of_task = {task.assignee_id, task.owner_id, task.drafted_by_id}
    wanted = {*of_task, *(each.person_id for each in offers)} - {None}
    known = {desk.me.id: desk.me} if wanted <= {desk.me.id} else _looked_up(desk, wanted)
    return {key: Who.of(person) for key, person in known.items() if key in wanted}


def _looked_up(desk: Desk, wanted: set[int | None]) -> dict[int | None, Person]:
    found = desk.session.exec(select(Person).where(col(Person.id).in_(wanted)))
    return {person.id: person for person in found}


def _offer(offer: Offer, people: dict[int | None, Who]) -> OfferedTo:
    if offer.post_id is not None:
        title = offer.session.get_one(Post, offer.post_id).title
        return OfferedTo.model_construct(role=None, title=title, person=None)
    if offer.role is None:
        return OfferedTo.model_construct(role=None, title=None, person=people.get(offer.person_id))
    return OfferedTo.model_construct(role=offer.role, title=Role(offer.role).label, person=None)


def _bound_to(detail: dict[str, Any]) -> dict[str, Any]:
    return {
        "shows": _shown(detail["shows"]) if detail.get("shows") else None,
        "beside": [_shown(each) for each in detail.get("beside", ())],
        "starts_from": detail.get("starts_from"),
        "reasons": detail.get("reasons", {}),
        "note": detail.get("note", ""),
        "came_up": _came_up(detail),
        "checked_alone": "four_eyes" in detail,
    }


def _came_up(detail: dict[str, Any]) -> CameUp | None:
    skipped = detail.get("skipped")
    if skipped is None:
        return None
    past, reason = skipped["from"], skipped["reason"]
    return CameUp.model_construct(reason=reason, past=past, words=REASONS[reason])


def _shown(shown: dict[str, Any]) -> Shown:
    form = form_named(shown["form"])
    return Shown.model_construct(
        form=shown["form"],
        title=form.title,
        content=shown["content"],
        form_schema=schema_of(form),
    )

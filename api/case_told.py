"""A case as a client needs it: where it stands, who is at work on it, what was recorded."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session, col, select

from api.answers import Both, When, Who
from api.desk import Desk
from api.human_task_told import schema_of
from api.on_paper import OnPaperTold, where_it_lies
from api.outside_decisions import OutsideTold
from api.outside_decisions import told as outside_told
from models.case import Case
from models.errors import NotFound
from models.human_task import STANDING, HumanTask
from models.incident import Incident, standing
from models.message import may_bring
from models.person import Person
from models.reader_list import may_keep_list
from models.requester import Requester
from models.step import Step
from models.story import outcome_in_words
from models.tracking import tracking_code, tracking_url
from models.wait_words import waited_for
from tasks.outside_words import words_of
from tasks.turn import TIMER
from workflows.catalogue import mission_of
from workflows.questions import any_question_stands


class CaseLine(BaseModel):
    """A case as it stands in a list."""

    code: str
    url: str
    mission: str
    subject: str
    state: str
    outcome: str | None
    outcome_in_words: Both
    urgency: str
    secrecy: str
    opened_at: When
    ended_at: When | None
    in_trouble: bool

    @classmethod
    def of(cls, case: Case, reader: Person | None = None) -> "CaseLine":
        """One line; for a `reader` who may not see the case, without what it is about."""
        unread = reader is not None and not case.is_read_by(reader)
        return cls.model_construct(**(line(case) | (unsaid() if unread else {})))


class TaskStanding(BaseModel):
    """A human task that waits for somebody."""

    id: int
    key: str
    title: Both
    state: str
    assignee: Who | None
    due_at: When | None
    take_by: When | None
    overdue: bool


class StepTold(BaseModel):
    """One entry of the record; `waits_for` says what a ``wait_until`` is for."""

    key: str
    kind: str
    what: str
    waits_for: Both | None
    state: str
    opened_at: When
    done_at: When | None
    due_at: When | None
    attempt: int


class IncidentTold(BaseModel):
    """What broke and still stands; the traceback is for who may mend it."""

    id: int
    kind: str
    step_key: str | None
    message: str
    traceback: str | None
    at: When
    actions: list[str]


class CaseTold(CaseLine):
    """A case whole.

    `tracking_code` is what its requester asks after it with, at `tracking_url`: for whoever of the
    office tells them, and null of what lies on paper only.
    """

    request: dict[str, Any]
    request_schema: dict[str, Any] | None
    requester: Both | None
    tracking_code: str | None
    tracking_url: str | None
    opened_by: Who | None
    parent: str | None
    standing: list[TaskStanding]
    steps: list[StepTold]
    children: list[CaseLine]
    outside_decisions: list[OutsideTold]
    incidents: list[IncidentTold]
    actions: list[str]
    on_paper: OnPaperTold | None


def line(case: Case) -> dict[str, Any]:
    """What every telling of a case begins with; of one on paper, not what it is about."""
    told = {
        "code": case.code,
        "url": f"/api/cases/{case.code}",
        "mission": case.mission,
        "subject": case.subject,
        "state": case.state,
        "outcome": case.outcome,
        "outcome_in_words": outcome_in_words(case.outcome),
        "urgency": case.urgency,
        "secrecy": case.secrecy,
        "opened_at": case.opened_at,
        "ended_at": case.ended_at,
        "in_trouble": case.in_trouble,
    }
    return told | unsaid() if case.on_paper_only else told


def unsaid() -> dict[str, Any]:
    """In the place of what a case is about, where that is not told."""
    return {"subject": "", "outcome": None, "outcome_in_words": outcome_in_words(None)}


def told(case: Case, desk: Desk) -> CaseTold:
    """The case whole; of one that lies on paper only, where."""
    session = desk.session
    if case.on_paper_only:
        return _on_paper(session, case)
    tasks = session.exec(
        select(HumanTask)
        .where(HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING))
        .order_by(col(HumanTask.id))
    ).all()
    people = _people(desk, {case.opened_by_id, *(task.assignee_id for task in tasks)})
    requester = session.get(Requester, case.requester_id) if case.requester_id else None
    parent = session.get(Case, case.parent_id) if case.parent_id else None
    children = select(Case).where(Case.parent_id == case.id).order_by(col(Case.id))
    return CaseTold.model_construct(
        **line(case),
        request=case.request,
        request_schema=_request_schema(case),
        requester=requester.name if requester else None,
        **_for_the_requester(case),
        opened_by=people.get(case.opened_by_id),
        parent=parent.code if parent and parent.is_read_by(desk.me) else None,
        standing=[_task(task, people) for task in tasks],
        steps=_steps(desk, case),
        outside_decisions=outside_told(session, words_of(session, case)),
        children=[
            CaseLine.of(child) for child in session.exec(children) if child.is_read_by(desk.me)
        ],
        incidents=_incidents(desk, case),
        actions=actions(case, desk.me),
        on_paper=None,
    )


def _for_the_requester(case: Case) -> dict[str, Any]:
    code = case.code
    return {"tracking_code": tracking_code(code), "tracking_url": tracking_url(code)}


def _on_paper(session: Session, case: Case) -> CaseTold:
    lists: dict[str, Any] = {
        name: []
        for name in ("standing", "steps", "children", "outside_decisions", "incidents", "actions")
    }
    nobody: dict[str, Any] = dict.fromkeys(_NOT_OF_PAPER)
    kept = where_it_lies(session, case)
    return CaseTold.model_construct(**line(case), **lists, **nobody, request={}, on_paper=kept)


_NOT_OF_PAPER = (
    *("request_schema", "requester", "tracking_code", "tracking_url"),
    *("opened_by", "parent"),
)


def actions(case: Case, person: Person) -> list[str]:
    """What `person` may do with the case as a whole now."""
    may = {
        "comment": True,
        "attach": case.is_open,
        "urgency": case.may_change_urgency(person),
        "secrecy": bool(case.may_classify(person)),
        "readers": may_keep_list(case, person),
        "withdraw": case.may_withdraw(person),
        "message": case.is_open
        and may_bring(case, person)
        and any_question_stands(person.session, case),
    }
    return [name for name, allowed in may.items() if allowed]


def _request_schema(case: Case) -> dict[str, Any] | None:
    try:
        return schema_of(mission_of(case.mission).opens_with)
    except NotFound:  # the office gave this mission up; its cases can still be read
        return None


def _people(desk: Desk, ids: set[int | None]) -> dict[int | None, Who]:
    found = desk.session.exec(select(Person).where(col(Person.id).in_(ids - {None})))
    return {person.id: Who.of(person) for person in found}


def _task(task: HumanTask, people: dict[int | None, Who]) -> TaskStanding:
    return TaskStanding.model_construct(
        id=task.id,
        key=task.key,
        title=task.title,
        state=task.state,
        assignee=people.get(task.assignee_id),
        due_at=task.due_at,
        take_by=task.take_by,
        overdue=task.is_overdue,
    )


def _steps(desk: Desk, case: Case) -> list[StepTold]:
    found = desk.session.exec(select(Step).where(Step.case_id == case.id).order_by(col(Step.id)))
    wanted = StepTold.model_fields.keys() - {"waits_for"}
    return [
        StepTold.model_construct(
            **{name: getattr(step, name) for name in wanted},
            waits_for=waited_for(step) if step.kind == TIMER else None,
        )
        for step in found
    ]


def _incidents(desk: Desk, case: Case) -> list[IncidentTold]:
    if not case.in_trouble:
        return []
    return [_incident(each, desk.me) for each in standing(desk.session, case.id or 0)]


def _incident(incident: Incident, person: Person) -> IncidentTold:
    mends = incident.may_retry(person) and incident.resolved_at is None
    return IncidentTold.model_construct(
        id=incident.id,
        kind=incident.kind,
        step_key=incident.step_key,
        message=incident.message,
        traceback=incident.traceback if mends else None,
        at=incident.at,
        actions=["retry"] if mends else [],
    )

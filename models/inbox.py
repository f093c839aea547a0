"""inbox · queue · archive: mine, mine to take, done by me. Three words, three queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, or_
from sqlmodel import Session, col, select

from models import clock
from models.case import Case
from models.human_task import HumanTask, Offer, TaskState

if TYPE_CHECKING:
    from models.person import Person

PAGE = 50


@dataclass(frozen=True)
class Sought:
    """What is looked for: words of the subject or code, a mission, only what is late; a page."""

    words: str = ""
    mission: str = ""
    overdue: bool = False
    cursor: int = 0
    limit: int = PAGE


Item = tuple[HumanTask, Case]
EVERYTHING = Sought()


def inbox(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` holds: taken, given or delegated to them; the most urgent first."""
    return _page(session, _INBOX, person, sought)


def queue(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` may take: offered to a role they hold or to them, and nobody has it yet."""
    return _page(session, _QUEUE, person, sought)


def archive(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` has done, newest first."""
    return _page(session, _ARCHIVE, person, sought)


def how_many(session: Session, person: Person) -> tuple[int, int]:
    """The numbers beside *inbox* and *queue*."""
    who = _who(person)
    return (
        session.execute(_IN_INBOX, who).scalar_one(),
        session.execute(_IN_QUEUE, who).scalar_one(),
    )


def _page(session: Session, which: Any, person: Person, sought: Sought) -> list[Item]:
    statement = which.where(*_filters(sought)) if sought.words or sought.mission else which
    if sought.overdue:
        statement = statement.where(col(HumanTask.due_at) < clock.now())
    page = {"first": sought.cursor, "count": sought.limit}
    return [(task, case) for task, case in session.execute(statement, _who(person) | page)]


def _who(person: Person) -> dict[str, Any]:
    return {
        "me": person.id,
        "among": f"%,{person.id},%",
        "roles": list(person.roles),
        "office": person.office_id,
    }


def _filters(sought: Sought) -> list[Any]:
    filters: list[Any] = []
    if sought.words:
        filters.append(
            or_(
                col(Case.subject).icontains(sought.words, autoescape=True),
                col(Case.code).icontains(sought.words, autoescape=True),
            )
        )
    if sought.mission:
        filters.append(col(Case.mission) == sought.mission)
    return filters


# Built once: putting a statement together costs more than the database takes to answer it.
_MINE = and_(
    col(HumanTask.assignee_id) == bindparam("me"),
    col(HumanTask.state).in_((TaskState.CLAIMED, TaskState.DELEGATED)),
)
# ``[3,17]`` as ``,3,17,``, in words that both databases know.
_BARRED: Any = func.coalesce(col(HumanTask.detail)["barred"].as_string(), "")
for _bracket, _comma in (("[", ","), ("]", ","), (" ", "")):
    _BARRED = func.replace(_BARRED, _bracket, _comma)
_MINE_TO_TAKE = and_(
    col(HumanTask.office_id) == bindparam("office"),
    col(HumanTask.state) == TaskState.READY,
    # Four eyes bar whose work it is, so the page and its count agree with the gate.
    _BARRED.not_like(bindparam("among")),
    exists().where(
        col(Offer.human_task_id) == col(HumanTask.id),
        or_(
            col(Offer.role).in_(bindparam("roles", expanding=True)),
            col(Offer.person_id) == bindparam("me"),
        ),
    ),
)
_ITEMS = (
    select(HumanTask, Case)
    .join(Case, col(Case.id) == col(HumanTask.case_id))
    .offset(bindparam("first"))
    .limit(bindparam("count"))
)
_MOST_URGENT = (col(HumanTask.due_at).asc().nulls_last(), col(HumanTask.id))
_INBOX = _ITEMS.where(_MINE).order_by(*_MOST_URGENT)
_QUEUE = _ITEMS.where(_MINE_TO_TAKE).order_by(*_MOST_URGENT)
_ARCHIVE = _ITEMS.where(col(HumanTask.completed_by_id) == bindparam("me")).order_by(
    col(HumanTask.completed_at).desc(), col(HumanTask.id).desc()
)
_IN_INBOX = select(func.count()).select_from(HumanTask).where(_MINE)
_IN_QUEUE = select(func.count()).select_from(HumanTask).where(_MINE_TO_TAKE)

"""inbox · queue · archive: mine, mine to take, done by me. Three words, three queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, exists, func, or_
from sqlmodel import Session, col, select

from models import clock
from models.case import Case
from models.human_task import HumanTask, Offer, TaskState
from models.person import Person
from models.place import Place
from models.rows import Rows
from models.types import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = 50


@dataclass(frozen=True)
class Sought:
    """What is looked for: words of the subject or code, a mission, only what is late; a page.

    `after` is the place at which the page before ended.
    """

    words: str = ""
    mission: str = ""
    overdue: bool = False
    after: Place | None = None
    limit: int = PAGE


Item = tuple[HumanTask, Case]
EVERYTHING = Sought()


def inbox(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` holds or has lent to a colleague; the most urgent first."""
    return _page(session, _INBOX, person, sought)


def queue(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` may take: offered to a role they hold or to them, and nobody has it yet."""
    return _page(session, _QUEUE, person, sought)


def archive(session: Session, person: Person, sought: Sought = EVERYTHING) -> list[Item]:
    """What `person` has done, newest first; *overdue* is what was done late."""
    return _page(session, _ARCHIVE, person, sought)


def place_of(task: HumanTask) -> Place:
    """Where a task stands in its list: by when it is due, or by when it was done."""
    return Place(task.completed_at or task.due_at, task.id)


def lent_to(session: Session, person: Person, items: Iterable[Item]) -> dict[int, Person]:
    """Who has the tasks that `person` has delegated, by task."""
    lent = {task.id: task.assignee_id for task, _case in items if task.owner_id == person.id}
    if not lent:
        return {}
    found = session.exec(select(Person).where(col(Person.id).in_(set(lent.values()))))
    people = {each.id: each for each in found}
    return {task_id: people[holder] for task_id, holder in lent.items() if holder in people}


def how_many(session: Session, person: Person) -> tuple[int, int]:
    """The numbers beside *inbox* and *queue*."""
    who = _who(person)
    return (
        session.execute(_IN_INBOX, who).scalar_one(),
        session.execute(_IN_QUEUE, who).scalar_one(),
    )


def _page(session: Session, pages: _Pages, person: Person, sought: Sought) -> list[Item]:
    found, place = pages.after(sought.after)
    if sought.words or sought.mission:
        found = found.where(*_filters(sought))
    if sought.overdue:
        found = found.where(pages.late)
        place |= {"now": clock.now()} if pages is not _ARCHIVE else {}
    return found.all(session, _who(person) | place | {"count": sought.limit})


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


class _Pages(NamedTuple):
    """The rows of one list: its first page, the one after a moment, the one after none."""

    first: Rows[Item]
    later: Rows[Item]
    undated: Rows[Item]
    late: Any

    def after(self, place: Place | None) -> tuple[Rows[Item], dict[str, Any]]:
        if place is None:
            return self.first, {}
        if place.at is None:
            return self.undated, {"last": place.id}
        return self.later, {"at": place.at, "last": place.id}


# Built once: putting a statement together costs more than the database takes to answer it.
_MINE = or_(
    and_(
        col(HumanTask.assignee_id) == bindparam("me"),
        col(HumanTask.state).in_((TaskState.CLAIMED, TaskState.DELEGATED)),
    ),
    # What is lent is still mine to answer for.
    and_(
        col(HumanTask.owner_id) == bindparam("me"),
        col(HumanTask.state) == TaskState.DELEGATED,
    ),
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
    .limit(bindparam("count"))
)


def _rows(belongs: Any, *order: Any) -> Rows[Item]:
    return Rows(_ITEMS.where(belongs).order_by(*order))


_AT: Any = bindparam("at", type_=Moment)
_LAST: Any = bindparam("last")


def _most_urgent(belongs: Any) -> _Pages:
    """By when it is due, without a deadline last; a keyset, so nothing is skipped between pages."""
    due, row = col(HumanTask.due_at), col(HumanTask.id)
    first = _rows(belongs, due.asc().nulls_last(), row)
    return _Pages(
        first,
        first.where(or_(due > _AT, and_(due == _AT, row > _LAST), due.is_(None))),
        first.where(due.is_(None), row > _LAST),
        due < bindparam("now", type_=Moment),
    )


def _newest(belongs: Any) -> _Pages:
    done, row = col(HumanTask.completed_at), col(HumanTask.id)
    first = _rows(belongs, done.desc(), row.desc())
    later = first.where(or_(done < _AT, and_(done == _AT, row < _LAST)))
    return _Pages(first, later, first.where(row < _LAST), col(HumanTask.due_at) < done)


_INBOX, _QUEUE = _most_urgent(_MINE), _most_urgent(_MINE_TO_TAKE)
_ARCHIVE = _newest(col(HumanTask.completed_by_id) == bindparam("me"))
_IN_INBOX = select(func.count()).select_from(HumanTask).where(_MINE)
_IN_QUEUE = select(func.count()).select_from(HumanTask).where(_MINE_TO_TAKE)

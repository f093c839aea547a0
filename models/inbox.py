"""inbox · queue · archive: mine, mine to take, done by me. Three words, three queries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Boolean, String, and_, bindparam, cast, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock
from models.capacity import BEYOND_ANY_LIMIT, NEVER_BY_SUBSTITUTE
from models.case import Case
from models.human_task import HumanTask, TaskState
from models.offer import Offer
from models.person import Person
from models.place import Place
from models.rows import Rows
from models.statement import Statement
from models.types import Moment
from models.visible import unread, who_looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from models.capacity import StandIn

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
    """What `person` may take, in whatever capacity, and nobody has it yet."""
    return _page(session, _queue(len(person.standing.stand_ins))[0], person, sought)


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
    connection = session.connection()
    in_queue = _queue(len(person.standing.stand_ins))[1]
    return _IN_INBOX.scalar(connection, who), in_queue.scalar(connection, who)


def _page(session: Session, box: _Box, person: Person, sought: Sought) -> list[Item]:
    return box.rows(sought).all(session, _who(person) | _asked(sought))


def _asked(sought: Sought) -> dict[str, Any]:
    place = sought.after
    return {
        "count": sought.limit,
        "now": clock.now(),
        "mission": sought.mission,
        "pattern": f"%{_escaped(sought.words)}%",
        "at": place.at if place else None,
        "last": place.id if place else None,
    }


def _escaped(words: str) -> str:
    """`words` as they stand, in a pattern of ``LIKE``."""
    return re.sub(r"[/%_]", r"/\g<0>", words)


def _who(person: Person) -> dict[str, Any]:
    who = {
        **who_looks(person),
        "among": f"%,{person.id},%",
        "roles": list(person.standing.own_roles),
        "posts": list(person.standing.own_post_ids),
        "office": person.office_id,
    }
    for n, each in enumerate(person.standing.stand_ins):
        who |= {f"{name}_{n}": value for name, value in _in_place(each).items()}
    return who


def _in_place(stand_in: StandIn) -> dict[str, Any]:
    return {
        "roles": list(stand_in.post.roles),
        "people": list(stand_in.people),
        "post": stand_in.post.id,
        "lender": f"%,{stand_in.lender},%" if stand_in.lender is not None else _NOBODY,
        "not": sorted(NEVER_BY_SUBSTITUTE) if stand_in.is_substitute else [],
        "every": not stand_in.missions,
        "missions": list(stand_in.missions),
        "limit": stand_in.limit if stand_in.limit is not None else _NO_LIMIT,
    }


class _Box:
    """The rows of one list: its first page, or the one after a moment or after none; narrowed.

    Each statement is put together when it is first asked for, and then kept.
    """

    def __init__(self, first: Any, *, later: Any, undated: Any, late: Any) -> None:
        self._first, self._later, self._undated, self._late = first, later, undated, late
        self._known: dict[tuple[int, ...], Rows[Item]] = {}

    def rows(self, sought: Sought) -> Rows[Item]:
        """What is sought, in as many rows as a page has."""
        clauses = list(self._narrowed(sought))
        which = tuple(map(id, clauses))  # they are made once, and stay
        if which not in self._known:
            self._known[which] = Rows(self._first.where(*clauses))
        return self._known[which]

    def _narrowed(self, sought: Sought) -> Iterator[Any]:
        if sought.after is not None:
            yield self._undated if sought.after.at is None else self._later
        if sought.words:
            yield _WORDS
        if sought.mission:
            yield _MISSION
        if sought.overdue:
            yield self._late


_PATTERN: Any = func.lower(bindparam("pattern", type_=String))
_WORDS = or_(
    func.lower(col(Case.subject)).like(_PATTERN, escape="/"),
    func.lower(col(Case.code)).like(_PATTERN, escape="/"),
)
_MISSION = col(Case.mission) == bindparam("mission")
_SEEN = ~unread(col(HumanTask.case_id))
_MINE = _SEEN & or_(
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
_NO_LIMIT = BEYOND_ANY_LIMIT
_NOBODY = "-"  # no list of people is like it
_WHOSE = aliased(Case)  # the queue itself reads cases, its count does not
_OF_MISSION: Any = (
    select(_WHOSE.mission)
    .where(col(_WHOSE.id) == col(HumanTask.case_id))
    .correlate(HumanTask)
    .scalar_subquery()
)
_AMOUNT: Any = func.coalesce(cast(col(HumanTask.detail)["amount"].as_string(), BigInteger), 0)


def _mine_to_take(places: int) -> Any:
    """What somebody may take who may act in so many others' places."""
    offered_to_me = or_(
        col(Offer.role).in_(bindparam("roles", expanding=True)),
        col(Offer.person_id) == bindparam("me"),
        col(Offer.post_id).in_(bindparam("posts", expanding=True)),
    )
    return and_(
        _SEEN,
        col(HumanTask.office_id) == bindparam("office"),
        col(HumanTask.state) == TaskState.READY,
        # Four eyes bar whose work it is, so the page and its count agree with the gate.
        _BARRED.not_like(bindparam("among")),
        exists().where(
            col(Offer.human_task_id) == col(HumanTask.id),
            or_(offered_to_me, *(_offered_through(n) for n in range(places))),
        ),
    )


def _offered_through(n: int) -> Any:
    """As `models.authority` has it: offered to whom I stand in for, of a kind, within scope."""
    return and_(
        or_(
            col(Offer.role).in_(bindparam(f"roles_{n}", expanding=True)),
            col(Offer.person_id).in_(bindparam(f"people_{n}", expanding=True)),
            col(Offer.post_id) == bindparam(f"post_{n}"),
        ),
        _BARRED.not_like(bindparam(f"lender_{n}")),
        col(HumanTask.kind).not_in(bindparam(f"not_{n}", expanding=True)),
        or_(
            bindparam(f"every_{n}", type_=Boolean),
            _OF_MISSION.in_(bindparam(f"missions_{n}", expanding=True)),
        ),
        bindparam(f"limit_{n}", type_=BigInteger) >= _AMOUNT,
    )


_ITEMS = (
    select(HumanTask, Case)
    .join(Case, col(Case.id) == col(HumanTask.case_id))
    .limit(bindparam("count"))
)


_AT: Any = bindparam("at", type_=Moment)
_LAST: Any = bindparam("last")
_NOW: Any = bindparam("now", type_=Moment)


def _most_urgent(belongs: Any) -> _Box:
    """By when it is due, without a deadline last; a keyset, so nothing is skipped between pages."""
    due, row = col(HumanTask.due_at), col(HumanTask.id)
    return _Box(
        _ITEMS.where(belongs).order_by(due.asc().nulls_last(), row),
        later=or_(due > _AT, and_(due == _AT, row > _LAST), due.is_(None)),
        undated=and_(due.is_(None), row > _LAST),
        late=due < _NOW,
    )


def _newest(belongs: Any) -> _Box:
    done, row = col(HumanTask.completed_at), col(HumanTask.id)
    return _Box(
        _ITEMS.where(belongs).order_by(done.desc(), row.desc()),
        later=or_(done < _AT, and_(done == _AT, row < _LAST)),
        undated=row < _LAST,
        late=col(HumanTask.due_at) < done,
    )


@cache
def _queue(places: int) -> tuple[_Box, Statement]:
    """The queue of somebody who may act in so many others' places, and its count."""
    mine = _mine_to_take(places)
    return _most_urgent(mine), Statement(select(func.count()).select_from(HumanTask).where(mine))


_INBOX = _most_urgent(_MINE)
_ARCHIVE = _newest((col(HumanTask.completed_by_id) == bindparam("me")) & _SEEN)
_IN_INBOX = Statement(select(func.count()).select_from(HumanTask).where(_MINE))

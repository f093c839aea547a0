"""Looking for cases of an office, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, or_
from sqlmodel import Session, col, exists, select

from models.case import Case
from models.human_task import HumanTask
from models.visible import unread, who_looks

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from models.person import Person

PAGE = 50


@dataclass(frozen=True)
class CasesSought:
    """What is looked for; `before` is the id of the last case of the page before (a keyset)."""

    words: str = ""
    mission: str = ""
    state: str = ""
    mine: bool = False
    in_trouble: bool = False
    before: int = 0
    limit: int = PAGE


def cases(session: Session, person: Person, sought: CasesSought) -> list[Case]:
    """The cases of the person's office that fit; *mine* are those I opened or have work in."""
    found = (
        select(Case)
        .where(Case.office_id == person.office_id, ~unread(col(Case.id)), *_filters(person, sought))
        .order_by(col(Case.id).desc())
        .limit(sought.limit)
    )
    return list(session.exec(found, params=who_looks(person)))


def how_many_in_trouble(session: Session, person: Person) -> int:
    """The number beside *incidents*: cases of the office on which something stands broken."""
    asked = {"office": person.office_id}
    found: int = session.execute(_IN_TROUBLE, asked).scalar_one()
    return found


def _filters(person: Person, sought: CasesSought) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if sought.words:
        filters.append(
            or_(
                col(Case.subject).icontains(sought.words, autoescape=True),
                col(Case.code).icontains(sought.words, autoescape=True),
            )
        )
    if sought.mission:
        filters.append(col(Case.mission) == sought.mission)
    if sought.state:
        filters.append(col(Case.state) == sought.state)
    if sought.in_trouble:
        filters.append(col(Case.in_trouble).is_(True))
    if sought.mine:
        filters.append(_concerns(person))
    if sought.before:
        filters.append(col(Case.id) < sought.before)
    return filters


def _concerns(person: Person) -> ColumnElement[bool]:
    of_mine = or_(
        col(HumanTask.assignee_id) == person.id, col(HumanTask.completed_by_id) == person.id
    )
    works_in_it = exists().where(col(HumanTask.case_id) == col(Case.id), of_mine)
    return or_(col(Case.opened_by_id) == person.id, works_in_it)


_IN_TROUBLE = (
    select(func.count())
    .select_from(Case)
    .where(col(Case.office_id) == bindparam("office"), col(Case.in_trouble))
)

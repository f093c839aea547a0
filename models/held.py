"""Holding a human task and its case against every other writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam
from sqlmodel import col, select

from models import clock
from models.case import Case
from models.errors import NotFound
from models.human_task import HumanTask
from models.offer import Offer
from models.rows import Columns, Rows, all_of

if TYPE_CHECKING:
    from sqlmodel import Session


def held(session: Session, task_id: int) -> tuple[Case, HumanTask]:
    """A human task and its case, both held against every other writer (the case's lock first)."""
    case, task, _beside = held_with(session, task_id)
    return case, task


def held_with(
    session: Session, task_id: int, *beside: Rows[Any] | Columns
) -> tuple[Case, HumanTask, list[list[Any]]]:
    """As :func:`held`, with more rows that hang on ``task_id`` (and ``now``), under these locks."""
    given = {"task_id": task_id, "now": clock.now()}
    cases, rows, *more = all_of(session, given, _CASE_OF, _TASK, *beside)
    if not cases:
        raise NotFound
    case, task = cases[0][0], rows[0][0]
    case.note_held()
    task.__dict__["_case"] = case
    task.__dict__["_offers"] = [offer for _task, offer in rows if offer is not None]
    return case, task, more


_CASE_OF: Rows[tuple[Case]] = Rows(
    select(Case)
    .where(
        col(Case.id)
        == select(HumanTask.case_id)
        .where(col(HumanTask.id) == bindparam("task_id"))
        .scalar_subquery()
    )
    .with_for_update(key_share=True),
    fresh=True,
)
_TASK: Rows[tuple[HumanTask, Offer | None]] = Rows(
    select(HumanTask, Offer)
    .join(Offer, col(Offer.human_task_id) == col(HumanTask.id), isouter=True)
    .where(col(HumanTask.id) == bindparam("task_id"))
    .with_for_update(key_share=True, of=HumanTask),
    fresh=True,
)

"""Rows for the tests of this folder, as no mission made them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from models.case import Case
from models.database import engine, write
from models.human_task import HumanTask
from models.offer import Offer
from models.rows import Rows
from models.step import Step

NOW = datetime(2026, 11, 25, 9, 30, 15, 123456, tzinfo=UTC)
A_CASE: Rows[tuple[Case]] = Rows(select(Case).where(col(Case.id) == bindparam("case_id")))
THE_SAME_AFRESH: Rows[tuple[Case]] = Rows(
    select(Case).where(col(Case.id) == bindparam("case_id")), fresh=True
)
TASKS: Rows[tuple[HumanTask, Offer | None]] = Rows(
    select(HumanTask, Offer)
    .join(Offer, col(Offer.human_task_id) == col(HumanTask.id), isouter=True)
    .where(col(HumanTask.case_id) == bindparam("case_id"))
    .order_by(col(HumanTask.id), col(Offer.id))
)
codes = count(1)


def a_case(office: int) -> int:
    """A bare case, as no mission opened it; its number."""
    with write() as session:
        case = Case(
            office_id=office,
            code=f"ROWS-{next(codes)}",
            mission="rows",
            subject="เรื่อง",
            request={},
            opened_at=NOW,
        )
        session.add(case)
    return case.id


def a_step(case_id: int, key: str, **more: Any) -> Step:
    """A step, not written yet."""
    return Step(case_id=case_id, key=key, kind="run", state="open", opened_at=NOW, **more)


def a_task(case_id: int, office: int, key: str) -> HumanTask:
    """A human task, not written yet."""
    return HumanTask(
        office_id=office,
        case_id=case_id,
        key=key,
        kind="ask",
        title_th="งาน",
        title_en="Task",
        form="Note",
        opened_at=NOW,
    )


def case_now(case_id: int) -> Case:
    """The case as SQLAlchemy reads it."""
    with Session(engine()) as ours:
        return ours.get_one(Case, case_id)

"""A case by its code, under its lock: as :func:`models.case.lock` has it by its id."""

from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col

from models.case import LOCKED, Case, under_lock
from models.errors import NotFound
from models.rows import Rows, all_of


def lock_by_code(session: Session, code: str) -> Case:
    """As :func:`lock`, by the case's code."""
    return under_lock(session, _BY_CODE, code=code)


def lock_with(session: Session, code: str, *beside: Rows[Any]) -> tuple[Case, list[list[Any]]]:
    """As :func:`lock_by_code`, with more rows that hang on ``code``, read under this lock."""
    cases, *more = all_of(session, {"code": code}, _BY_CODE, *beside)
    if not cases:
        raise NotFound
    case: Case = cases[0][0]
    case.note_held()
    return case, more


_BY_CODE = LOCKED.where(col(Case.code) == bindparam("code"))

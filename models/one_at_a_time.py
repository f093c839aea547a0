"""What is done for an office by one at a time, in nobody else's way."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from sqlmodel import func, select

from models.database import is_sqlite

if TYPE_CHECKING:
    from sqlmodel import Session


class Doing(IntEnum):
    """What it is; two different ones do not wait for each other."""

    RULES = 0x5052_0001
    """Changing who acts for whom, who holds what, or a rule of the office."""

    ANCHORS = 0x5052_0002
    """Anchoring the days that are over (`models.anchor`)."""

    KEYS = 0x5052_0003
    """Introducing or renewing a key (`models.signing_key`)."""


def one_at_a_time(session: Session, office_id: int, doing: Doing) -> None:
    """Wait for whoever does the same for this office; until this ends, others wait in turn.

    Whoever opens a case, or works on one, does not. On PostgreSQL it is an advisory lock: the
    office's row is shared by whoever opens a case (`models.office.OPENING_PREFIX`). On SQLite this
    transaction is the only writer. What is done so is read after this, and no case is held before.
    """
    if not is_sqlite(session):
        session.exec(select(func.pg_advisory_xact_lock(doing.value, office_id))).one()

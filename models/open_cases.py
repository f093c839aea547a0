"""Every open case of an office under its lock, and none that opens meanwhile.

On PostgreSQL the office's lock is taken first, then those of its cases. Whoever opens a case, and
whoever locks several of them (`workflows.classifying.classify`), shares the office's lock before it
takes any other (`models.office.OPENING_PREFIX`, `models.office.share_office`). Everybody else locks
one case and waits for no other; nor does whoever opens a child, who has its parent under lock and
does not ask for the office's. So nobody who holds a case waits for who comes here, and the cases
need no order among themselves: they are locked by their ids, but one that was opened meanwhile
comes after those with a higher id that were there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col, select

from models.case import ENDED, Case
from models.database import is_sqlite
from models.office import keep_from_opening

if TYPE_CHECKING:
    from sqlmodel import Session


def hold_open_cases(session: Session, office_id: int) -> None:
    """Hold the office and each of its open cases until this transaction ends.

    Asked until nothing new is found: a case that was waited for may have opened a child meanwhile
    (and may have ended), which the question before could not see. Once all parents are held there
    is no other.
    """
    if is_sqlite(session):  # there, this transaction is the only writer
        return
    keep_from_opening(session, office_id)
    standing = select(Case.id).where(Case.office_id == office_id, col(Case.state).not_in(ENDED))
    held: set[int] = set()
    while found := set(session.exec(standing)) - held:
        these = col(Case.id) == any_(literal(sorted(found), ARRAY(Integer)))  # however many
        locked = select(Case.id).where(these).order_by(col(Case.id))
        session.exec(locked.with_for_update(key_share=True)).all()
        held |= found

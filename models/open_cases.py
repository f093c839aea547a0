"""Every open case of an office under its lock, and none that opens meanwhile.

On PostgreSQL the order of the locks is: the office, then its cases by their ids. Whoever opens a
case shares the office's lock before it takes any other (`models.office.OPENING_PREFIX`); whoever
opens a child has its parent under lock and does not ask for the office's: so nobody who holds a
case waits for who comes here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col, select

from models.case import ENDED, Case
from models.database import is_sqlite
from models.office import keep_still

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
    keep_still(session, office_id)
    standing = select(Case.id).where(Case.office_id == office_id, col(Case.state).not_in(ENDED))
    held: set[int] = set()
    while found := set(session.exec(standing)) - held:
        these = col(Case.id) == any_(literal(sorted(found), ARRAY(Integer)))  # however many
        locked = select(Case.id).where(these).order_by(col(Case.id))
        session.exec(locked.with_for_update(key_share=True)).all()
        held |= found

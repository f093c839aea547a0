"""Which cases are hidden from whom, as a condition of a query (`Case.is_seen_by` for one in hand).

The condition hangs on two values, `who_looks`. Secret cases are few and stand in an index of their
own, so that it costs the lists of everybody else next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, and_, bindparam, exists, literal_column, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models.case import Case
from models.reader import Reader
from models.secrecy import ON_PAPER, Secrecy, keeps_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.person import Person


def who_looks(person: Person) -> dict[str, Any]:
    """The values on which `hidden` hangs: ``me``, and whether I keep the office's secrets."""
    return {"me": person.id, "keeps_secrets": keeps_secrets(person)}


def hidden(case_id: Any) -> Any:
    """Whether the case of that id is not for the eyes of who looks."""
    return _secret(case_id, lambda _case, not_open: not_open)


def unread(case_id: Any) -> Any:
    """Whether what is in the case of that id is not told to who looks: `hidden`, or on paper."""
    on_paper: list[Any] = [literal_column(f"'{each}'") for each in ON_PAPER]
    return _secret(case_id, lambda case, not_open: or_(col(case.secrecy).in_(on_paper), not_open))


def _secret(case_id: Any, which: Callable[[Any, Any], Any]) -> Any:
    secret = aliased(Case)
    listed = exists().where(
        col(Reader.case_id) == col(secret.id),
        col(Reader.person_id) == bindparam("me"),
        col(Reader.dismissed_at).is_(None),
    )
    # As the partial index has it: with a parameter in it, a database cannot know that it fits.
    is_secret = col(secret.secrecy) != literal_column("'normal'")
    is_kept = col(secret.secrecy) != literal_column(f"'{Secrecy.CONFINED}'")
    open_to_me = or_(and_(bindparam("keeps_secrets", type_=Boolean), is_kept), listed)
    return case_id.in_(
        select(col(secret.id)).where(and_(is_secret, which(secret, not_(open_to_me))))
    )

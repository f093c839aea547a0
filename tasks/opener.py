"""What missions look up about who opened their case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.ladder import rule_for
from models.matter import matter_of
from models.person import Person
from models.role import Role
from tasks.look_up import look_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session


def _openers(*, matters: Sequence[str] = (), **_asked: Any) -> list[dict[str, Any]]:
    """Nobody of the office, an officer, and the director, whose matters go as high as they may."""
    last = {each: matter_of(each).rungs[-1].value for each in matters}
    return [
        {"handle": None, "is_director": False, "rungs": last},
        {"handle": "somebody", "is_director": False, "rungs": last},
        {"handle": "somebody", "is_director": True, "rungs": last},
        {"handle": "somebody", "is_director": True, "rungs": {}},
    ]


@look_up("opener", may_find=_openers)
def opener_of(
    session: Session, office_id: int, *, person_id: int | None, matters: Sequence[str] = ()
) -> dict[str, Any]:
    """``{"handle": str | None, "is_director": bool}`` of the person; no handle without an account.

    A case that no person opened has neither. ``rungs`` is the last rung of the office's ladder for
    each of these `matters`, as it stood then.
    """
    person = session.get(Person, person_id) if person_id is not None else None
    able = person is not None and person.active and person.has_account
    return {
        "handle": person.handle if person is not None and able else None,
        "is_director": person is not None and Role.DIRECTOR in person.roles,
        "rungs": {each: rule_for(session, office_id, each).last_rung().value for each in matters},
    }

"""What missions look up on the office's ladder, where the way up depends on where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.ladder import rule_for
from models.matter import matter_of
from tasks.look_up import look_up

if TYPE_CHECKING:
    from sqlmodel import Session


@look_up("last-rung", may_find=lambda *, matter: [each.value for each in matter_of(matter).rungs])
def last_rung(session: Session, office_id: int, *, matter: str) -> str:
    """The `models.rung.Rung` that has the last word on a matter without money, as it stands now."""
    return rule_for(session, office_id, matter).last_rung().value

"""What was changed of the rules that the office works by, as it is told."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from api.answers import Both, Reason, When, Who
from api.desk import Desk
from forms.written import Line
from models.in_charge import said_of
from models.person import Person
from models.rule_change import changes_of

Ground = Annotated[Line, Field(max_length=300)]
Why = Annotated[Reason, Field(min_length=1, max_length=2_000)]


class RuleChangeTold(BaseModel):
    """One change: the rule's own columns `before` (null where there was none) and `after`.

    `source` says where the new rule stands; it counts from `since` on, and `moved` deadlines moved.
    `capacity` is in what capacity it was changed, null where that was not kept.
    """

    rule: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    source: str
    reason: str
    moved: int
    since: When
    by: Who
    capacity: Both | None


def history(desk: Desk, rule: str) -> list[RuleChangeTold]:
    """The changes of a rule, or of every rule that begins so; the newest first."""
    return [
        RuleChangeTold(
            rule=each.rule,
            before=each.before,
            after=each.after,
            source=each.source,
            reason=each.reason,
            moved=each.moved,
            since=each.since,
            by=Who.of(desk.session.get_one(Person, each.by_id)),
            capacity=said_of(each.capacity),
        )
        for each in changes_of(desk.session, desk.me.office_id, rule)
    ]

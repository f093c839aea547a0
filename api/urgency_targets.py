"""What each class of urgency wants: as it is, as it was, and changing it (handbook 2.4)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field
from sqlmodel import select

from api.answers import Both, Given
from api.desk import Desk
from api.doors import Doors
from api.rule_history import Ground, RuleChangeTold, Why, history
from forms.written import Line
from models.changed_target import URGENCY, change_target, may_change_targets
from models.urgency import NORMAL, URGENCIES
from models.urgency_target import UrgencyTarget

doors = Doors(prefix="/office/urgency", tags=["office"])

IN_WORDS = {"wall": "min"}
"""The units of a row that are written otherwise: ``30min``."""


class TargetTold(BaseModel):
    """Within what a class wants a task taken (``take``) or done (``do``); null: no target."""

    urgency: str
    title: Both
    wants: str | None
    span: str | None
    source: str


class Targets(BaseModel):
    """The targets of the classes, the least urgent first, and what was changed of them."""

    targets: list[TargetTold]
    may_change: bool
    changes: list[RuleChangeTold]


class TargetGiven(Given):
    """Another target: ``30min``, ``2h``, ``3.5bh``, ``1bd``; where that stands, and why."""

    urgency: Annotated[Line, Field(max_length=20)]
    wants: Literal["take", "do"]
    span: Annotated[Line, Field(max_length=60)]
    source: Ground
    reason: Why


@doors.get("")
def targets(desk: Desk) -> Targets:
    """What the classes of urgency want, and the changes of that, the newest first."""
    return targets_of(desk)


@doors.post("")
def change(desk: Desk, given: TargetGiven) -> Targets:
    """Change the target of a class, for tasks that open or change class from now on."""
    change_target(desk.session, **given.model_dump(), by=desk.me)
    return targets_of(desk)


def targets_of(desk: Desk) -> Targets:
    """The targets of the office of who asks."""
    asked = select(UrgencyTarget).where(UrgencyTarget.office_id == desk.me.office_id)
    known = {each.urgency: each for each in desk.session.exec(asked)}
    return Targets(
        targets=[_told(name, known.get(name)) for name in URGENCIES if name != NORMAL],
        may_change=may_change_targets(desk.me),
        changes=history(desk, URGENCY),
    )


def span_written(unit: str, amount: float) -> str:
    """``3.5bh``, as it is typed."""
    return f"{amount:g}{IN_WORDS.get(unit, unit)}"


def _told(urgency: str, target: UrgencyTarget | None) -> TargetTold:
    return TargetTold(
        urgency=urgency,
        title=URGENCIES[urgency],
        wants=target.wants if target else None,
        span=span_written(target.unit, target.amount) if target else None,
        source=target.source if target else "",
    )

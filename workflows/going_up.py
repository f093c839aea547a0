"""On the way up the ladder: the head of the group endorses what is approved above (1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.ladder import last_rung
from tasks.turn import UpTo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.form import Form
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")


def approved_on_the_way_up(
    case: CaseRun,
    content: F,
    matter: str,
    *,
    due_head: Due,
    due_above: Due,
    last: Mapping[str, Any],
    **step: Any,
) -> Decided[F]:
    """Whoever has the last word on the matter approves; above the head, the head endorses it first.

    `last` is what is said of the approval only: its title, the register whose number it takes.
    """
    if case.look_up(last_rung, matter=matter) == Rung.GROUP_HEAD:
        return case.approve("approve", content, of=UpTo(matter), due=due_head, **last, **step)
    endorsed = case.review(
        "endorse", content, of=Role.PRC_HEAD, due=due_head, title=_ENDORSE, **step
    )
    if not endorsed.approved:
        return endorsed
    return case.approve("approve", endorsed.content, of=UpTo(matter), due=due_above, **last, **step)


_ENDORSE = _("เห็นชอบก่อนเสนอผู้อนุมัติ", "Endorse it before it is approved higher up")

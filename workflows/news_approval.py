"""NEWS, step 6: who approves what goes out as news, and gives it its number (handbook 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from models.register_name import RegisterName
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from forms.form import Form
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")

TO_WHOM = "สื่อมวลชน"
"""Whom news addresses, as its register has it."""


def approved_with_number(
    case: CaseRun, content: F, *, to_director: bool, due_head: Due, due_director: Due, **step: Any
) -> Decided[F]:
    """The head of the group approves; what weighs more goes on from there to the director.

    Whoever approves last gives it its number in the same act: no signature stands on news (2.1).
    """
    numbered = {"register": RegisterName.NEWS, "to_whom": TO_WHOM, "title": _APPROVE, **step}
    if not to_director:
        return case.approve("approve", content, of=Role.PRC_HEAD, due=due_head, **numbered)
    endorsed = case.review(
        "endorse", content, of=Role.PRC_HEAD, due=due_head, title=_ENDORSE, **step
    )
    if not endorsed.approved:
        return endorsed
    return case.approve("approve", endorsed.content, of=Role.DIRECTOR, due=due_director, **numbered)


_APPROVE = _("อนุมัติเผยแพร่และออกเลขฉบับ", "Approve it for publication; it takes its number")
_ENDORSE = _("เห็นชอบก่อนเสนอผู้อำนวยการ", "Endorse it for the director")

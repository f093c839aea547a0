"""NEWS, step 6: who approves what goes out as news, and gives it its number (handbook 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from models.matter import ORDINARY_NEWS, POLICY_NEWS
from models.register_name import RegisterName
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.ladder import last_rung
from tasks.turn import UpTo

if TYPE_CHECKING:
    from forms.form import Form
    from forms.news import NewsDraft, NewsRequest
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")

TO_WHOM = "สื่อมวลชน"
"""Whom news addresses, as its register has it."""


def matter_of(news: NewsDraft, request: NewsRequest) -> str:
    """The matter by which the office's ladder says who approves the news, and what corrects it."""
    return POLICY_NEWS if news.weighs_more(request) else ORDINARY_NEWS


def approved_with_number(
    case: CaseRun, content: F, matter: str, *, due_head: Due, due_above: Due, **step: Any
) -> Decided[F]:
    """Whoever has the last word on the matter approves; above the head, the head endorses it first.

    Whoever approves gives it its number in the same act: no signature stands on news (2.1).
    """
    numbered = {"register": RegisterName.NEWS, "to_whom": TO_WHOM, "title": _APPROVE, **step}
    if case.look_up(last_rung, matter=matter) == Rung.GROUP_HEAD:
        return case.approve("approve", content, of=UpTo(matter), due=due_head, **numbered)
    endorsed = case.review(
        "endorse", content, of=Role.PRC_HEAD, due=due_head, title=_ENDORSE, **step
    )
    if not endorsed.approved:
        return endorsed
    return case.approve("approve", endorsed.content, of=UpTo(matter), due=due_above, **numbered)


_APPROVE = _("อนุมัติเผยแพร่และออกเลขฉบับ", "Approve it for publication; it takes its number")
_ENDORSE = _("เห็นชอบก่อนเสนอผู้อนุมัติ", "Endorse it before it is approved higher up")

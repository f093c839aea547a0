"""NEWS, step 6: who approves what goes out as news, and gives it its number (handbook 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from models.matter import ORDINARY_NEWS, POLICY_NEWS
from models.register_name import RegisterName
from models.wording import _
from workflows.going_up import approved_on_the_way_up

if TYPE_CHECKING:
    from forms.form import Form
    from forms.news import NewsDraft, NewsRequest
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")

TO_WHOM = "สื่อมวลชน"
"""Whom news addresses, as its register has it."""


def matter_of(news: NewsDraft, request: NewsRequest) -> str:
    """The matter by which the office's ladder says who approves the news, and what corrects it."""
    return POLICY_NEWS if news.weighs_more(request) else ORDINARY_NEWS


def approved_with_number(case: CaseRun, content: F, matter: str, **step: Any) -> Decided[F]:
    """Approved as high as the ladder says; whoever approves gives it its number in the same act.

    No signature stands on news (2.1).
    """
    numbered = {"register": RegisterName.NEWS, "to_whom": TO_WHOM, "title": _APPROVE}
    return approved_on_the_way_up(case, content, matter, last=numbered, **step)


_APPROVE = _("อนุมัติเผยแพร่และออกเลขฉบับ", "Approve it for publication; it takes its number")

"""NEWS, steps 3 to 6: the news is written, edited, confirmed and approved, until it may go out."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from forms.news import NewsDraft
from models.deadline import bh
from models.role import Role
from models.wording import _
from workflows.drafting import drafted
from workflows.news_approval import approved_with_number, matter_of
from workflows.news_facts import confirmed_news

if TYPE_CHECKING:
    from forms.news import NewsAssignment
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.news_limits import Limits
    from workflows.outside_word import PapersToCome


def cleared_news(
    case: CaseRun, limits: Limits, assigned: NewsAssignment, papers: PapersToCome
) -> Decided[NewsDraft]:
    """The news as it was approved, with its number; or rejected. What is returned is written again.

    The owner of the facts is asked again only where what is to be confirmed has changed.
    """
    request = limits.request
    confirmed: list[tuple[str | None, ...]] = []
    rounds = count(1)

    def decide(draft: NewsDraft) -> Decided[NewsDraft]:
        decided = case.review(
            "edit",
            draft,
            of=Role.NEWS_EDITOR,
            due=limits.within(bh(1)),
            beside=[request],
            title=_("ตรวจแก้ข่าว", "Edit the news"),
            note=_CHECK,
        )
        if not decided.approved:
            return decided
        facts = (decided.content.fact_owner, *decided.content.to_confirm)
        if decided.content.must_be_confirmed and facts not in confirmed:
            name = f"confirm-{next(rounds)}"
            decided = confirmed_news(case, limits, decided, papers, name=name)
            if not decided.approved:
                return decided
            confirmed.append(facts)
        return approved_with_number(
            case,
            decided.content,
            matter_of(decided.content, request),
            due_head=limits.within(bh(1)),
            due_above=limits.within(bh(2)),
            beside=[request],
        )

    return drafted(
        case,
        "draft",
        NewsDraft,
        decide,
        of=assigned.writer,
        due=limits.draft,
        shows=request,
        beside=[assigned],
        starts_from=request.begun(),
    )


_CHECK = "ตรวจคำนำหน้า ยศ ชื่อ และตำแหน่งของประธาน/ผู้ให้ข่าว วันเวลา สถานที่ ตัวเลข และคำบรรยายภาพ"
"""What an editor looks at (3.2, chair_name_pos: title and rank are checked)."""

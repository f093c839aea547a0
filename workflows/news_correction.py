"""NEWS, step 9: what went out wrong is corrected or retracted by a new numbered item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.news import NewsCorrection
from models.deadline import since
from models.role import Role
from models.wording import _
from tasks.news import send_news_correction, set_news_correction
from workflows.drafting import drafted
from workflows.news_approval import approved_with_number, matter_of
from workflows.news_release import published
from workflows.newsrooms import told_by_telephone

if TYPE_CHECKING:
    from datetime import datetime

    from forms.news import FirstCoverage
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.news_limits import Limits
    from workflows.news_release import Released


@dataclass(frozen=True)
class Wrong:
    """A report that the office's news was wrong, and when it came in."""

    report: FirstCoverage
    found_at: datetime


def put_right(
    case: CaseRun, limits: Limits, released: Released, wrong: Wrong
) -> NewsCorrection | None:
    """Write it, have it approved as high as the news was, publish it, tell the same newsrooms.

    None if it was not approved: then the news stands as it is.
    """
    news, request = released.decided.content, limits.request
    due = since(wrong.found_at, limits.correction)
    decided = drafted(
        case,
        "correct",
        NewsCorrection,
        lambda correction: approved_with_number(
            case,
            correction,
            matter_of(news, request),
            due_head=due,
            due_above=due,
            beside=[news, wrong.report],
            about=news.headline,
        ),
        of=Role.NEWS_EDITOR,
        due=due,
        shows=wrong.report,
        beside=[news],
    )
    if not decided.approved:
        return None
    words = (_RETRACTED if decided.content.retracts else _CORRECTED).fill(
        number=decided.number, old=released.decided.number
    )
    case.all(
        publish=lambda: published(case, limits, decided, decided.at, words=words),
        network=lambda: _sent(case, released, decided, due),
    )
    return decided.content


def _sent(case: CaseRun, released: Released, decided: Decided[NewsCorrection], due: Due) -> None:
    """To the newsrooms that were sent the old one, by mail and by telephone (9, scene 6)."""
    old, mailing = released.decided, released.mailing
    if mailing is None:
        return
    papers = case.run(set_news_correction, old=old, old_out_at=released.out_at, decided=decided)
    case.run(send_news_correction, old=old, decided=decided, mailing=mailing, papers=papers)
    told_by_telephone(case, mailing, decided.content, due)


_CORRECTED = _(
    "แก้ไขข่าว ฉบับที่ {old} โดยข่าว ฉบับที่ {number}", "News no. {old} is corrected by no. {number}."
)
_RETRACTED = _(
    "ถอนข่าว ฉบับที่ {old} โดยข่าว ฉบับที่ {number}", "News no. {old} is retracted by no. {number}."
)

"""NEWS, step 1: whether the office takes it on, first asking once for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.news import (
    NewsScreening,
    NewsScreeningAgain,
    NewsScreeningIncomplete,
    NewsSupplement,
    NewsSupplementOnPaper,
)
from models.deadline import bh
from models.role import Role
from tasks.receipt import announce_refusal
from workflows.asked_once import asked_once
from workflows.asking import telephone
from workflows.news_limits import Limits

if TYPE_CHECKING:
    from forms.news import NewsRequest
    from tasks.run import CaseRun


@dataclass(frozen=True)
class Screened:
    """The request as it then stands, its limits, and how the case ends if it is not taken on."""

    request: NewsRequest
    limits: Limits
    outcome: str | None = None


def screened_news(case: CaseRun, request: NewsRequest) -> Screened:
    """The news officer's word; a request without a guardian's consent cannot be accepted at once.

    What is missing is returned for once, all of it together (handbook 3.0; 9, scene 14).
    """
    limits = Limits(request, case.now)
    lacking = request.lacking
    screening = case.ask(
        "screen",
        NewsScreeningIncomplete if lacking else NewsScreening,
        of=Role.NEWS_OFFICER,
        due=limits.within(bh(1)),
        shows=request,
        starts_from={"complete": False, "decision": "ask_once", "missing": list(lacking)}
        if lacking
        else None,
    )
    if screening.asks_for_more:
        added = asked_once(
            case,
            request,
            screening.missing,
            online=NewsSupplement,
            on_paper=NewsSupplementOnPaper,
        )
        if added is None:
            return Screened(request, limits, "no-answer")
        request = added.added_to(request)
        limits = Limits(request, case.now)
        screening = case.ask(
            "screen-again",
            NewsScreeningAgain,
            of=Role.NEWS_OFFICER,
            due=limits.within(bh(1)),
            shows=request,
            note=_LEFT_OUT if request.lacking else "",
        )
    if not screening.declined:
        return Screened(request, limits)
    words = screening.words_for_requester or ""
    case.tell(announce_refusal, request=request, words=words)
    telephone(case, "call-about-refusal", request, words, shows=screening)
    return Screened(request, limits, "declined")


_LEFT_OUT = "ภาพที่เห็นหน้าเด็กและยังไม่มีหนังสือยินยอมของผู้ปกครองจะไม่อยู่ในข่าว"

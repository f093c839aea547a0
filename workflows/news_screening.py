"""NEWS, step 1: whether the office takes it on, first asking once for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.news import (
    AmendedNewsRequest,
    NewsScreening,
    NewsScreeningAgain,
    NewsScreeningIncomplete,
    NewsSupplement,
    NewsSupplementOnPaper,
)
from models.deadline import bh
from models.role import Role
from workflows.news_limits import Limits
from workflows.receiving import refused
from workflows.screening import screened

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
    counted: list[Limits] = []

    def limits_of(request: NewsRequest) -> Limits:
        counted.append(Limits(request, case.now))
        return counted[-1]

    request, screening = screened(
        case,
        request,
        first=lambda it: _screened_first(case, limits_of(it)),
        again=lambda it: _screened_again(case, limits_of(it)),
        amended=AmendedNewsRequest.of,
        online=NewsSupplement,
        on_paper=NewsSupplementOnPaper,
    )
    limits = counted[-1]
    if screening is None:
        return Screened(request, limits, "no-answer")
    if not screening.turned_away:
        return Screened(request, limits)
    refused(case, request, screening.words_for_requester or "", shows=screening)
    return Screened(request, limits, "declined")


def _screened_first(case: CaseRun, limits: Limits) -> NewsScreening:
    lacking = limits.request.lacking
    begun = {"complete": False, "decision": "ask_once", "missing": list(lacking)}
    return case.ask(
        "screen",
        NewsScreeningIncomplete if lacking else NewsScreening,
        of=Role.NEWS_OFFICER,
        due=limits.within(bh(1)),
        shows=limits.request,
        starts_from=begun if lacking else None,
    )


def _screened_again(case: CaseRun, limits: Limits) -> NewsScreening:
    return case.ask(
        "screen-again",
        NewsScreeningAgain,
        of=Role.NEWS_OFFICER,
        due=limits.within(bh(1)),
        shows=limits.request,
        note=_LEFT_OUT if limits.request.lacking else "",
    )


_LEFT_OUT = "ภาพที่เห็นหน้าเด็กและยังไม่มีหนังสือยินยอมของผู้ปกครองจะไม่อยู่ในข่าว"

"""The forms of the news service, one for each thing a person does (HANDBOOK 3.2)."""

from __future__ import annotations

from forms.coverage import Tone
from forms.news.coverage import (
    Coverage,
    FirstCoverage,
    NewsCorrection,
    Remedy,
    WrongStatement,
)
from forms.news.draft import NewsAssignment, NewsDraft, Translation
from forms.news.kinds import (
    Audience,
    District,
    Language,
    NewsChannel,
    NewsKind,
    Stake,
    TextLanguage,
)
from forms.news.photographs import ClearedPhotograph, Photograph
from forms.news.release import NewsMailing, Placement, Publication
from forms.news.request import NewsRequest
from forms.news.screening import NewsScreening, NewsScreeningAgain, NewsScreeningIncomplete
from forms.news.supplement import (
    AmendedNewsRequest,
    Consent,
    NewsSupplement,
    NewsSupplementOnPaper,
)

__all__ = [
    "AmendedNewsRequest",
    "Audience",
    "ClearedPhotograph",
    "Consent",
    "Coverage",
    "District",
    "FirstCoverage",
    "Language",
    "NewsAssignment",
    "NewsChannel",
    "NewsCorrection",
    "NewsDraft",
    "NewsKind",
    "NewsMailing",
    "NewsRequest",
    "NewsScreening",
    "NewsScreeningAgain",
    "NewsScreeningIncomplete",
    "NewsSupplement",
    "NewsSupplementOnPaper",
    "Photograph",
    "Placement",
    "Publication",
    "Remedy",
    "Stake",
    "TextLanguage",
    "Tone",
    "Translation",
    "WrongStatement",
]

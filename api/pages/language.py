"""Choosing the language of the pages; it is kept in the browser."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from api.pages.local import local
from api.pages.page import LANGUAGES, keep_language
from api.pages.words import posted
from api.visitor import AnyVisitor

doors = APIRouter(include_in_schema=False)


@doors.post("/language")
def choose(visitor: AnyVisitor) -> RedirectResponse:
    """Speak this language from now on."""
    response = RedirectResponse(local(posted(visitor, "back")), 303)
    if (language := posted(visitor, "language")) in LANGUAGES:
        keep_language(response, language)
    return response

"""Choosing the language of the pages; it is kept in the browser."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from api.pages.local import local
from api.pages.page import LANGUAGE_COOKIE, LANGUAGES
from api.visitor import AnyVisitor

doors = APIRouter(include_in_schema=False)

A_YEAR = 365 * 24 * 60 * 60


@doors.post("/language")
def choose(visitor: AnyVisitor) -> RedirectResponse:
    """Speak this language from now on."""
    given = dict(visitor.form or {})
    response = RedirectResponse(local(given.get("back")), 303)
    if given.get("language") in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, str(given["language"]), max_age=A_YEAR, samesite="lax")
    return response

"""The web: every door of Prasan, JSON under ``/api``, pages for people elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.staticfiles import StaticFiles

from api import (
    answer_links,
    calendar,
    case_story,
    cases,
    classes,
    docs,
    documents,
    health,
    human_tasks,
    inbox,
    incidents,
    me,
    missions,
    pages,
    readers,
    registers,
    secret_register,
    token,
    uploads,
)
from api.openapi import Web
from api.problems import tell_problems
from api.shell import BodyLimit, Safety

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
NOUNS = (
    token,
    me,
    inbox,
    human_tasks,
    missions,
    cases,
    case_story,
    classes,
    readers,
    documents,
    uploads,
    incidents,
    answer_links,
    calendar,
    registers,
    secret_register,
    health,
    docs,
)


def create() -> FastAPI:
    """The application; quick, for it is made anew in every process."""
    app = Web(
        title="ประสาน Prasan",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    for noun in NOUNS:
        app.include_router(noun.doors, prefix="/api")
    pages.furnish(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    tell_problems(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Safety)
    return app


app = create()

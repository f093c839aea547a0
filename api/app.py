"""The web: every door of Prasan, JSON under ``/api``, pages for people elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.problem import Problem
from api.problems import tell_problems
from api.shell import BodyLimit, Safety

STATIC = Path(__file__).parent / "static"
NOUNS = ()


def create() -> FastAPI:
    """The application; quick, for it is made anew in every process and most tests."""
    app = FastAPI(
        title="ประสาน Prasan",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        swagger_ui_oauth2_redirect_url=None,
    )
    for noun in NOUNS:
        app.include_router(noun.doors, prefix="/api")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    tell_problems(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Safety)
    return app


app = create()

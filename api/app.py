"""The web: every door of Prasan, JSON under ``/api``, pages for people elsewhere."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api import (
    answer_links,
    calendar,
    case_story,
    cases,
    docs,
    documents,
    health,
    human_tasks,
    inbox,
    incidents,
    me,
    missions,
    token,
    uploads,
)
from api.problem import Problem
from api.problems import tell_problems
from api.shell import BodyLimit, Safety

if TYPE_CHECKING:
    from typing import Any

STATIC = Path(__file__).parent / "static"
NOUNS = (
    token,
    me,
    inbox,
    human_tasks,
    missions,
    cases,
    case_story,
    documents,
    uploads,
    incidents,
    answer_links,
    calendar,
    health,
    docs,
)


class Web(FastAPI):
    """FastAPI, with the problem document among the schemas of its OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        document = super().openapi()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas |= schema.pop("$defs", {}) | {"Problem": schema}
        return document


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
    _open_pages(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    tell_problems(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Safety)
    return app


def _open_pages(app: FastAPI) -> None:
    if find_spec("api.pages.doors") is None:
        return
    from api import pages

    try:  # TODO(api helper): only while the pages are being written
        pages.furnish(app)
    except ImportError:
        return


app = create()

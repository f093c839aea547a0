"""What the `type` of a problem document leads to: a page that says what kind of problem it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse

from api.pages.page import AnyPage
from api.pages.refusals import HINTS, TITLES
from api.problem import kinds, of_kind
from models.errors import NotFound
from models.wording import Text

doors = APIRouter(include_in_schema=False)


@doors.get("/problems/{slug}")
def explain(page: AnyPage, slug: Annotated[str, Path(max_length=60)]) -> HTMLResponse:
    """One kind of problem, in both languages: who follows the link may have chosen neither."""
    kind = kinds().get(slug)
    if kind is None:
        raise NotFound
    problem = of_kind(kind)
    return page.show(
        "refusal.html",
        problem=problem,
        heading=TITLES.get(problem.status, kind.text),
        said=Text(f"{kind.text.th} · {kind.text.en}", f"{kind.text.en} · {kind.text.th}"),
        hint=HINTS.get(problem.status),
    )

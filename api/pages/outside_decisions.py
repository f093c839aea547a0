"""Outside decisions as a page: the papers that are awaited, the overdue first, or all of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse

from api.desk import Desk
from api.doors import Doors
from api.outside_decisions import Wanted, told, turned
from api.pages.page import AnyPage

doors = Doors(include_in_schema=False)

PAGE = 25


@doors.get("/outside-decisions")
def look(
    desk: Desk,
    page: AnyPage,
    cursor: Annotated[str, Query(max_length=200)] = "",
    *,
    every: Annotated[bool, Query(alias="all")] = False,
) -> HTMLResponse:
    """What awaits its paper; with ``all``, whatever was decided outside."""
    wanted = Wanted(awaiting=not every, cursor=cursor, limit=PAGE)
    found, following = turned(desk, wanted)
    return page.show(
        "outside_decisions.html",
        desk,
        words=told(desk.session, found),
        every=every,
        cursor=cursor,
        next=following,
    )

"""The office as a page: every place where it keeps something, and what that is for."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage

doors = Doors(include_in_schema=False)


@doors.get("/office")
def look(desk: Desk, page: AnyPage) -> HTMLResponse:
    """Where the office keeps what."""
    return page.show("office.html", desk)

"""The history of a post as a page: everybody who held it, and what it entitled to before."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from api import post_history
from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage
from api.posts import PostKey

doors = Doors(include_in_schema=False)


@doors.get("/posts/{key}/history")
def look(desk: Desk, page: AnyPage, key: PostKey) -> HTMLResponse:
    """Who held the post since when, and what it was before."""
    return page.show("post_history.html", desk, post=post_history.history(desk, key))

"""The web: every door of Prasan, JSON under ``/api``, pages for people elsewhere."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.staticfiles import StaticFiles

from api import (
    absences,
    acting_orders,
    answer_links,
    approval_rules,
    audit,
    booking_limits,
    bookings,
    calendar,
    case_story,
    cases,
    classes,
    days_off,
    docs,
    documents,
    health,
    human_tasks,
    inbox,
    incidents,
    me,
    missions,
    office_hours,
    order_papers,
    outside_decisions,
    pages,
    post_history,
    posts,
    previews,
    readers,
    registers,
    secret_register,
    substitutes,
    token,
    tracking,
    uploads,
    urgency_targets,
    verifications,
    versions,
)
from api.openapi import Web
from api.problems import tell_problems
from api.shell import BodyLimit, Safety
from models import database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
NOUNS = (
    token,
    me,
    inbox,
    human_tasks,
    previews,
    missions,
    cases,
    case_story,
    classes,
    readers,
    documents,
    versions,
    uploads,
    incidents,
    answer_links,
    verifications,
    tracking,
    bookings,
    booking_limits,
    calendar,
    days_off,
    office_hours,
    urgency_targets,
    registers,
    approval_rules,
    outside_decisions,
    post_history,
    posts,
    substitutes,
    acting_orders,
    order_papers,
    absences,
    audit,
    secret_register,
    health,
    docs,
)


@asynccontextmanager
async def open_hours(_app: FastAPI) -> AsyncIterator[None]:
    """From the first request to the last; then the database is let go of.

    Here, and not after the server: it ends by the very signal that told it to stop.
    """
    yield
    await to_thread(database.close)


def create() -> FastAPI:
    """The application; quick, for it is made anew in every process."""
    app = Web(
        title="ประสาน Prasan",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=open_hours,
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

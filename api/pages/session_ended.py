"""Signing in on the very page on which a session ended: what was typed there is carried along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.pages import (
    booking_limits,
    bookings,
    case,
    completion,
    days_off,
    human_task,
    ladder,
    office_hours,
    opening,
    posts,
    readers,
    registers,
    secret_register,
    urgency_targets,
)
from api.pages.handed_in import looking, texts_of
from api.pages.local import local
from api.pages.page import AnyPage, Page
from api.pages.sign_in import secret_of
from api.pages.words import posted
from api.problem import headers_of, status_of
from api.visitor import AnyVisitor, Visitor, let_in
from models.access import BROWSER_LASTS
from models.errors import PrasanError, TooBusy, TooManyAttempts, Unauthenticated

doors = APIRouter(include_in_schema=False)

HOURS = BROWSER_LASTS // timedelta(hours=1)
"""How long a session lasts from signing in, however busy it was."""

NOT_CARRIED = frozenset({"csrf", "_csrf", "_do", "_add", "_remove", "_drop", "_language"})
OF_THE_DOOR = frozenset({"_handle", "_password", "_then"})

Drawing = Callable[[Visitor, Page, str], Response]


def session_ended(  # noqa: PLR0917 - what stands on the page
    page: Page,
    then: str,
    typed: Iterable[tuple[str, str]],
    handle: str = "",
    refusal: PrasanError | None = None,
    status: int = 401,
) -> HTMLResponse:
    """The page that asks who is there, with what was typed for `then` in it."""
    carried = [pair for pair in typed if pair[0] not in NOT_CARRIED | OF_THE_DOOR]
    return page.show(
        "session_ended.html",
        status=status,
        then=then,
        typed=carried,
        handle=handle,
        refusal=refusal,
        hours=HOURS,
    )


@doors.post("/sign-in/again")
async def let_in_again(visitor: AnyVisitor, page: AnyPage) -> Response:
    """In, and the form is drawn again as it was typed; or told why not, and nothing is lost."""
    handle, then = posted(visitor, "_handle"), local(posted(visitor, "_then"), "/inbox")
    if posted(visitor, "_language"):
        return session_ended(page, then, texts_of(visitor.form), handle)
    try:
        secret = await secret_of(visitor, handle, "_password")
    except (Unauthenticated, TooManyAttempts, TooBusy) as refusal:
        typed, status = texts_of(visitor.form), status_of(refusal)
        told = session_ended(page, then, typed, handle, refusal, status)
        told.headers.update(headers_of(refusal))
        return told
    somebody = looking(replace(visitor, secret=secret, by_cookie=True))
    try:
        response = await run_in_threadpool(_drawn_again, somebody, page, then)
    except PrasanError:  # somebody else signed in on this page, who may not see what it shows
        response = RedirectResponse("/inbox", 303)
    let_in(response, secret)
    return response


def _drawn_again(visitor: Visitor, page: Page, then: str) -> Response:
    """The page on which it was typed; where it was one press only, the page with the button."""
    for place, drawing in DRAWN_AGAIN:
        found = place.fullmatch(then)
        if found is not None:
            return drawing(visitor, page, found[1])
    shown = re.match(r"/(?:human-tasks|cases)/[^/?]+", then)
    return RedirectResponse(shown[0] if shown else "/inbox", 303)


DRAWN_AGAIN: tuple[tuple[re.Pattern[str], Drawing], ...] = (
    (re.compile(r"/missions/([^/]+)/cases"), opening.drawn_again),
    (re.compile(r"/human-tasks/([1-9]\d{0,8})/(?:completion|preview)"), completion.drawn_again),
    (
        re.compile(
            r"/human-tasks/([1-9]\d{0,8}/"
            r"(?:claim|release|delegation|hand-back|reassignment|cancellation))"
        ),
        human_task.drawn_again,
    ),
    (re.compile(r"/cases/([^/]+/(?:comments|withdrawal|urgency|secrecy))"), case.drawn_again),
    (
        re.compile(r"/registers/([a-z-]{1,40}/2[4-9]\d\d/[1-9]\d{0,8})/cancellation"),
        registers.drawn_again,
    ),
    (re.compile(r"/ladder/([a-z-]{1,60})"), ladder.drawn_again),
    (re.compile(r"/calendar/(previews|changes)"), days_off.drawn_again),
    (re.compile(r"/bookings/([1-9]\d{0,8})/replacement"), bookings.drawn_again),
    (re.compile(r"/office/hours(/previews)?"), office_hours.drawn_again),
    (re.compile(r"/office/(booking-limits)"), booking_limits.drawn_again),
    (re.compile(r"/office/(urgency)"), urgency_targets.drawn_again),
    (
        re.compile(
            r"/(acting-orders(?:/[1-9]\d{0,8}/(?:revocation|paper))?"
            r"|absences(?:/[1-9]\d{0,8}/cancellation)?|incumbencies/[1-9]\d{0,8}/ending"
            r"|posts/[a-z0-9_-]{1,60}/(?:incumbents|roles|substitute))"
        ),
        posts.drawn_again,
    ),
    (re.compile(r"/cases/([^/]+)/readers"), readers.drawn_again),
    (
        re.compile(
            r"/secret-register((?:/2[4-9]\d\d/[1-9]\d{0,8}(?=/cancellation))?)(?:/cancellation)?"
        ),
        secret_register.drawn_again,
    ),
)
"""What is typed where, and who draws that page again."""

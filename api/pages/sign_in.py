"""Signing in and out in a browser."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import Desk
from api.doors import Doors
from api.pages.local import local
from api.pages.page import AnyPage
from api.pages.words import posted
from api.problem import headers_of, status_of
from api.signing_in import signed_in
from api.visitor import AnyVisitor, Visitor, let_in, show_out
from models.errors import TooBusy, TooManyAttempts, Unauthenticated
from models.wording import _

doors = APIRouter(include_in_schema=False)
doors_with_desk = Doors(include_in_schema=False)

LONGEST = 200
_EMPTY = _("กรุณากรอกชื่อผู้ใช้และรหัสผ่าน", "Please fill in both the name and the password.")


@doors.get("/sign-in")
def ask(page: AnyPage, back: str = "/inbox") -> HTMLResponse:
    """The door."""
    return page.show("sign_in.html", handle="", back=local(back, "/inbox"), refusal=None)


@doors.post("/sign-in")
async def let_somebody_in(visitor: AnyVisitor, page: AnyPage) -> Response:
    """In, or told why not with the name still there."""
    handle, back = posted(visitor, "handle"), local(posted(visitor, "back"), "/inbox")
    try:
        secret = await secret_of(visitor, handle, "password")
    except (Unauthenticated, TooManyAttempts, TooBusy) as refusal:
        status = status_of(refusal)
        told = page.show("sign_in.html", status=status, handle=handle, back=back, refusal=refusal)
        told.headers.update(headers_of(refusal))
        return told
    response = RedirectResponse(back, 303)
    let_in(response, secret)
    return response


async def secret_of(visitor: Visitor, handle: str, field: str) -> str:
    """A new session for who typed the right password into `field`; else `Unauthenticated`."""
    password = visitor.form.get(field) if visitor.form is not None else None
    if not handle or not isinstance(password, str) or not password:
        raise Unauthenticated(_EMPTY)
    # PostgreSQL cannot look for a null character; nobody is called so.
    if len(handle) > LONGEST or "\x00" in handle:
        raise Unauthenticated
    return await signed_in(visitor, handle, password, kind="browser")


@doors_with_desk.post("/sign-out")
def leave(desk: Desk) -> RedirectResponse:
    """Out; the session is worth nothing from now on."""
    desk.access.revoke()
    response = RedirectResponse("/sign-in", 303)
    show_out(response)
    return response

"""The page where a requester without an account asks after a matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.pages.page import AnyPage, Page
from api.pages.verify import NO_ROBOTS
from api.problem import headers_of, status_of
from api.tracking import CaseCode, Tracking, found, told
from api.visitor import AnyVisitor
from models.errors import NotFound, PrasanError, TooManyAttempts
from models.tracking import as_typed
from models.wording import _

if TYPE_CHECKING:
    from api.tracking import TrackingTold
    from models.wording import Text

doors = APIRouter(include_in_schema=False, prefix="/track")

NO_SUCH_CODE = _(
    "ไม่พบเรื่องที่มีเลขที่และรหัสติดตามนี้ กรุณาตรวจทั้งสองช่องกับที่สำนักงานแจ้งทางอีเมลหรือโทรศัพท์",
    "No matter has this number and this tracking code. Compare both with what the office told you"
    " by e-mail or telephone.",
)
Typed = Annotated[str, Query(max_length=40)]


@doors.get("")
def ask(page: AnyPage, code: Typed = "", tracking: Typed = "") -> Response:
    """Where number and code are typed in; both lead to the matter."""
    code, tracking = as_typed(code), as_typed(tracking)
    if not (code and tracking):
        return _shown(page, code, tracking)
    return RedirectResponse(f"/track/{quote(code, safe='')}/{quote(tracking, safe='')}", 303)


@doors.get("/{code}/{tracking}")
def look(visitor: AnyVisitor, page: AnyPage, code: CaseCode, tracking: Tracking) -> HTMLResponse:
    """How far it is, what comes next, and when."""
    try:
        return _shown(page, code, tracking, told(found(visitor, code, tracking)))
    except (NotFound, TooManyAttempts) as refusal:
        return _refused(page, code, tracking, refusal)


def _refused(page: Page, code: str, tracking: str, refusal: PrasanError) -> HTMLResponse:
    words = NO_SUCH_CODE if isinstance(refusal, NotFound) else refusal.text
    response = _shown(page, code, tracking, refusal=words, status=status_of(refusal))
    response.headers.update(headers_of(refusal))
    return response


def _shown(
    page: Page,
    code: str,
    tracking: str,
    matter: TrackingTold | None = None,
    *,
    refusal: Text | None = None,
    status: int = 200,
) -> HTMLResponse:
    typed = {"code": code, "tracking": tracking}
    response = page.show("track.html", status=status, typed=typed, matter=matter, refusal=refusal)
    response.headers.update(NO_ROBOTS)
    return response

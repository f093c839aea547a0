"""What the office refuses, as a page: kind, in both languages, with a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi.responses import RedirectResponse, Response

from api.pages.page import page_of
from api.pages.session_ended import session_ended
from models.wording import Text, _

if TYPE_CHECKING:
    from starlette.requests import Request

    from api.pages.page import Page
    from api.problem import Problem

UNAUTHENTICATED = 401

TITLES: dict[int, Text] = {
    401: _("กรุณาเข้าสู่ระบบอีกครั้ง", "Please sign in again"),
    403: _("หน้านี้ไม่ใช่ของท่าน", "This is not yours to do"),
    404: _("ไม่พบสิ่งที่ท่านหา", "It is not here"),
    405: _("เปิดหน้านี้แบบนี้ไม่ได้", "This page cannot be opened like this"),
    409: _("มีการเปลี่ยนแปลงก่อนหน้าท่าน", "Somebody was quicker"),
    413: _("ข้อมูลที่ส่งใหญ่เกินไป", "What was sent is too large"),
    422: _("ข้อมูลยังไม่ถูกต้อง", "Something is not right yet"),
    429: _("กรุณารอสักครู่", "Please wait a while"),
    500: _("ระบบขัดข้อง", "Something broke"),
    503: _("ระบบยังไม่พร้อม", "Not ready yet"),
}

HINTS: dict[int, Text] = {
    403: _(
        "ถ้าท่านควรทำรายการนี้ได้ ให้ผู้บังคับบัญชาหรือผู้ดูแลระบบตรวจตำแหน่งของท่าน",
        "If it should be, ask your head or the administrator to look at your post.",
    ),
    404: _(
        "อาจพิมพ์ที่อยู่ผิด หรือเรื่องนี้เป็นของสำนักงานอื่น",
        "The address may be mistyped, or the case belongs to another office.",
    ),
    413: _(
        "ลดขนาดไฟล์หรือแบ่งส่งทีละไฟล์ (รวมไม่เกิน 50 MB)",
        "Make the files smaller or send them one by one (50 MB in all).",
    ),
    500: _(
        "คำขอนี้ไม่มีผลใด ๆ กดย้อนกลับแล้วลองใหม่ ถ้ายังไม่ได้ แจ้งผู้ดูแลระบบพร้อมรหัสด้านล่าง",
        "Nothing was changed. Go back and try again; else tell the administrator the id below.",
    ),
    503: _("กรุณาลองใหม่ในอีกครู่หนึ่ง", "Please try again in a moment."),
}


def draw_problem(request: Request, problem: Problem) -> Response:
    """The page of a refusal; who is not signed in is shown the door and comes back afterwards."""
    page = page_of(request)
    if problem.status == UNAUTHENTICATED:
        return _nobody(request, page, problem)
    return _refused(request, page, problem)


def _nobody(request: Request, page: Page, problem: Problem) -> Response:
    door = f"/sign-in?back={quote(page.address, safe='')}"
    if request.method == "GET" and not page.in_part:
        return RedirectResponse(door, 303)
    if not page.in_part:
        return session_ended(page, page.path, getattr(request.state, "posted", ()))
    response = _refused(request, page, problem)
    if request.method == "GET":
        # A part of a page cannot ask who is there: the whole page goes to the door.
        response.headers["HX-Redirect"] = door
    return response


def _refused(request: Request, page: Page, problem: Problem) -> Response:
    return page.show(
        "refusal_part.html" if page.in_part else "refusal.html",
        status=problem.status,
        problem=problem,
        said=Text(problem.text.th, problem.text.en),
        heading=TITLES.get(problem.status, TITLES[500]),
        hint=HINTS.get(problem.status),
        came_from=page.address if request.method != "GET" else "",
    )

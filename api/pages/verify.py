"""The page behind the QR code of a paper: what stands on it, and whether a file is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from fastapi import APIRouter, Query, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.pages.page import AnyPage, Page
from api.problem import headers_of, status_of
from api.verifications import Code, compared, found, told
from api.visitor import AnyVisitor
from models.errors import NotFound, PrasanError, TooLarge, TooManyAttempts
from models.paper_code import grouped, signs_of
from models.wording import _

if TYPE_CHECKING:
    from api.verifications import ComparisonTold, VerificationTold
    from api.visitor import Visitor
    from models.wording import Text

doors = APIRouter(include_in_schema=False, prefix="/verify")

NO_ROBOTS = {"X-Robots-Tag": "noindex, nofollow"}
NO_SUCH_CODE = _(
    "ไม่มีเอกสารที่ใช้รหัสนี้ กรุณาตรวจตัวอักษรทีละตัวกับที่พิมพ์บนเอกสาร ถ้าตรงกันทุกตัว เอกสารนั้นไม่ได้ออกจากระบบนี้",
    "No paper bears this code. Compare it sign by sign with the one on the paper; if it is the"
    " same, that paper was not issued here.",
)
NO_FILE = _("กรุณาเลือกไฟล์ก่อน", "Please choose a file first.")
TOO_LARGE = _(
    "ไฟล์นี้ใหญ่เกินกว่าจะเป็นเอกสารของสำนักงาน (เกิน 2 MB)",
    "This file is too large to be a paper of the office (over 2 MB).",
)
NOT_COMPARED = _(
    "สำนักงานออกเลขนี้จริง แต่เอกสารฉบับนี้เปรียบเทียบไฟล์ที่นี่ไม่ได้ กรุณาสอบถามสำนักงานที่ออกเอกสาร",
    "The office gave out this number, but a file of this paper cannot be compared here. Please"
    " ask the office that issued it.",
)
Typed = Annotated[str, Query(max_length=80)]


@doors.get("")
def ask(page: AnyPage, code: Typed = "") -> Response:
    """Where a code is typed in; one that is leads to its paper."""
    if not code.strip():
        return _shown(page, "")
    try:
        return RedirectResponse(f"/verify/{grouped(signs_of(code))}", 303)
    except NotFound as refusal:
        return _refused(page, code, refusal)


@doors.get("/{seal}")
def look(visitor: AnyVisitor, page: AnyPage, seal: Code) -> HTMLResponse:
    """What the paper with this code says, and what it is worth today."""
    try:
        return _shown(page, seal, told(found(visitor, seal), seal))
    except (NotFound, TooManyAttempts) as refusal:
        return _refused(page, seal, refusal)


@doors.post("/{seal}")
def compare(visitor: AnyVisitor, page: AnyPage, seal: Code) -> HTMLResponse:
    """The same, and whether the file that was chosen is the very one that was issued."""
    try:
        sealed = found(visitor, seal)
        paper, file = told(sealed, seal), _chosen(visitor)
        if paper.paper is None:
            return _shown(page, seal, paper, wrong=NOT_COMPARED, status=404)
        if file is None:
            return _shown(page, seal, paper, wrong=NO_FILE, status=422)
        return _shown(page, seal, paper, compared(sealed, file))
    except TooLarge as refusal:
        return _shown(page, seal, paper, wrong=TOO_LARGE, status=status_of(refusal))
    except (NotFound, TooManyAttempts) as refusal:
        return _refused(page, seal, refusal)


def _chosen(visitor: Visitor) -> UploadFile | None:
    file = visitor.form.get("file") if visitor.form is not None else None
    if file is None or isinstance(file, str) or not file.filename:
        return None
    return cast("UploadFile", file)


def _refused(page: Page, code: str, refusal: PrasanError) -> HTMLResponse:
    words = NO_SUCH_CODE if isinstance(refusal, NotFound) else refusal.text
    response = _shown(page, code, refusal=words, status=status_of(refusal))
    response.headers.update(headers_of(refusal))
    return response


def _shown(
    page: Page,
    code: str,
    paper: VerificationTold | None = None,
    comparison: ComparisonTold | None = None,
    *,
    wrong: Text | None = None,
    refusal: Text | None = None,
    status: int = 200,
) -> HTMLResponse:
    response = page.show(
        "verify.html",
        status=status,
        code=code,
        found=paper,
        comparison=comparison,
        wrong=wrong,
        refusal=refusal,
    )
    response.headers.update(NO_ROBOTS)
    return response

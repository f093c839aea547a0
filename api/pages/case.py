"""Cases as pages: the list, one case as a story, and what people add to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Code, Cursor
from api.desk import Desk
from api.documents import Known, Number, sent
from api.doors import Doors
from api.pages.case_view import view
from api.pages.page import AnyPage, Page
from api.pages.words import posted
from api.uploads import KeptFile
from api.visitor import KnownVisitor, Visitor
from models.case import Case, CaseState
from models.database import read, write
from models.document import document_of
from models.errors import FieldProblem, Invalid, WrongMoment
from models.search import CasesSought, cases
from models.wording import Text, _
from tasks.attaching import attach_by_hand
from workflows.catalogue import MISSIONS
from workflows.moving import withdraw

doors = Doors(include_in_schema=False)

PAGE = 25
CONFLICT, UNPROCESSABLE = 409, 422
EMPTY = _("กรุณาเขียนข้อความก่อน", "Please write something first.")
NO_REASON = _("กรุณาบอกเหตุผลที่ถอนเรื่อง", "Please say why the case is withdrawn.")

Words = Annotated[str, Query(max_length=200)]
Chosen = Annotated[str, Query(max_length=60)]


@doors.get("/cases")
def look_for(
    desk: Desk,
    page: AnyPage,
    *,
    q: Words = "",
    mission: Chosen = "",
    state: Chosen = "",
    mine: bool = False,
    cursor: Cursor = 0,
) -> HTMLResponse:
    """The cases of the office, newest first."""
    sought = CasesSought(q.strip(), mission, state, mine, cursor, PAGE + 1)
    found = cases(desk.session, desk.me, sought)
    return page.show(
        "cases.html",
        desk,
        cases=found[:PAGE],
        next=found[PAGE - 1].id if len(found) > PAGE else 0,
        sought=sought,
        missions=MISSIONS,
        states=list(CaseState),
    )


@doors.get("/cases/{code}")
def look(desk: Desk, page: AnyPage, code: Code) -> HTMLResponse:
    """The case as a story."""
    return _shown(desk, page, desk.case(code))


@doors.get("/cases/{code}/documents/{n}")
def open_document(desk: Desk, code: Code, n: Number, if_none_match: Known = "") -> Response:
    """One document, as the browser takes it."""
    return sent(document_of(desk.session, desk.case(code).id or 0, n), if_none_match)


@doors.post("/cases/{code}/comments")
def comment(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Leave a note on the case."""
    words = posted(visitor, "words")

    def verb(desk: Desk) -> None:
        desk.case(code).comment(by=desk.me, words=_needed(words, "words", EMPTY))

    return _done(visitor, page, code, verb, typed={"words": words})


@doors.post("/cases/{code}/attachments")
def attach(desk: Desk, code: Code, file: KeptFile) -> RedirectResponse:
    """Attach a file to the case."""
    case = desk.held_case(code)
    attach_by_hand(desk.session, case, file.as_upload(desk.session, desk.me), by=desk.me)
    return RedirectResponse(f"/cases/{code}#documents", 303)


@doors.post("/cases/{code}/withdrawal")
def take_back(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Take the whole case back, with the reason."""
    reason = posted(visitor, "reason")

    def verb(desk: Desk) -> None:
        desk.must_see_case(code)
        withdraw(desk.session, code, by=desk.me, reason=_needed(reason, "reason", NO_REASON))

    return _done(visitor, page, code, verb, typed={"reason": reason})


def _done(
    visitor: Visitor,
    page: Page,
    code: str,
    verb: Callable[[Desk], Any],
    *,
    typed: dict[str, str],
) -> Response:
    try:
        with write() as session:
            verb(Desk(session, visitor))
    except (Invalid, WrongMoment) as refusal:
        status = CONFLICT if isinstance(refusal, WrongMoment) else UNPROCESSABLE
        with read() as session:
            desk = Desk(session, visitor)
            case = desk.case(code)
            return _shown(desk, page, case, status=status, typed=typed, refusal=refusal)
    return RedirectResponse(f"/cases/{code}#story", 303)


def _shown(
    desk: Desk,
    page: Page,
    case: Case,
    *,
    status: int = 200,
    typed: dict[str, str] | None = None,
    refusal: Invalid | WrongMoment | None = None,
) -> HTMLResponse:
    said = refusal.text if refusal else None
    if isinstance(refusal, Invalid):
        said = refusal.problems[0].text
    return page.show(
        "case.html", desk, status=status, typed=typed or {}, refusal=said, **view(desk, case)
    )


def _needed(words: str, name: str, otherwise: Text) -> str:
    if not words:
        raise Invalid([FieldProblem((name,), "required", otherwise)])
    return words

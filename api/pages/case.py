"""Cases as pages: the list, one case as a story, and what people add to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, cast

from fastapi import Query, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import Code, Cursor, Given
from api.case_story import CommentGiven
from api.cases import WithdrawalGiven
from api.classes import SecrecyGiven, UrgencyGiven
from api.desk import Desk
from api.documents import Known, Number, kept_for_case, sent
from api.doors import Doors
from api.on_paper import where_it_lies
from api.pages.case_view import view
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.uploads import Kept
from api.versions import sent_for_publication
from api.visitor import KnownVisitor, Visitor
from models.case import Case, CaseState
from models.database import read, write
from models.document import document_of
from models.errors import FieldProblem, Invalid, NotAllowed, PrasanError, TooLarge, WrongMoment
from models.search import CasesSought, cases
from models.wording import _
from tasks.attaching import attach_by_hand
from tasks.versions import replace_by_hand
from workflows.catalogue import MISSIONS
from workflows.moving import withdraw

doors = Doors(include_in_schema=False)

PAGE = 25
EMPTY = _("กรุณาเขียนข้อความก่อน", "Please write something first.")
NO_FILE = _("กรุณาเลือกไฟล์ก่อน", "Please choose a file first.")
NO_REASON = _("กรุณาบอกเหตุผลที่ถอนเรื่อง", "Please say why the case is withdrawn.")

WORDS: dict[str, type[Given]] = {
    "comments": CommentGiven,
    "withdrawal": WithdrawalGiven,
    "urgency": UrgencyGiven,
    "secrecy": SecrecyGiven,
}
"""What is typed beside each button of the page."""

LEADS_TO = dict.fromkeys(WORDS, "story") | {"attachments": "documents"}
"""Where on the page what was done is seen."""

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
    in_trouble: bool = False,
    cursor: Cursor = 0,
) -> HTMLResponse:
    """The cases of the office, newest first."""
    sought = CasesSought(q.strip(), mission, state, mine, in_trouble, cursor, PAGE + 1)
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
    return _shown(desk, page, desk.known_case(code))


@doors.get("/cases/{code}/documents/{n}")
def open_document(desk: Desk, code: Code, n: Number, if_none_match: Known = "") -> Response:
    """One document, as the browser takes it."""
    return sent(document_of(desk.session, desk.case(code).id or 0, n), if_none_match)


@doors.get("/cases/{code}/documents/{n}/publication")
def open_publication(visitor: KnownVisitor, code: Code, n: Number) -> Response:
    """A copy of a photograph that may be published."""
    with read() as session:
        document = document_of(session, Desk(session, visitor).case(code).id or 0, n)
    return sent_for_publication(document)


@doors.post("/cases/{code}/comments")
def comment(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Leave a note on the case."""

    def verb(desk: Desk) -> None:
        words = given(visitor, CommentGiven, {"words": EMPTY}).words
        desk.case(code).comment(by=desk.me, words=words)

    return done(visitor, page, code, "comments", verb)


@doors.post("/cases/{code}/attachments")
def attach(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Attach a file to the case."""

    def verb(desk: Desk, file: Kept) -> None:
        case = desk.held_case(code)
        attach_by_hand(desk.session, case, file.as_upload(desk.session, desk.me), by=desk.me)

    return _brought(visitor, page, code, "attachments", verb)


@doors.post("/cases/{code}/documents/{n}/versions")
def replace(visitor: KnownVisitor, page: AnyPage, code: Code, n: Number) -> Response:
    """Bring a newer version of an attachment."""

    def verb(desk: Desk, file: Kept) -> None:
        case = desk.held_case(code)
        document = document_of(desk.session, case.id or 0, n)
        upload = file.as_upload(desk.session, desk.me)
        replace_by_hand(desk.session, case, document, upload, by=desk.me)

    return _brought(visitor, page, code, f"versions-{n}", verb)


@doors.post("/cases/{code}/withdrawal")
def take_back(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Take the whole case back, with the reason."""

    def verb(desk: Desk) -> None:
        desk.must_see_case(code)
        reason = given(visitor, WithdrawalGiven, {"reason": NO_REASON}).reason
        withdraw(desk.session, code, by=desk.me, reason=reason)

    return done(visitor, page, code, "withdrawal", verb)


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """What was typed beside the case (``PRES-1/comments``) before its session ended."""
    code, _slash, move = place.rpartition("/")
    moving = Moving(move, _words(visitor, move), told=SIGNED_IN_AGAIN)
    with read() as session:
        desk = Desk(session, visitor)
        return _shown(desk, page, desk.known_case(code), moving)


def _brought(
    visitor: Visitor, page: Page, code: str, move: str, verb: Callable[[Desk, Kept], Any]
) -> Response:
    try:
        file = kept_for_case(visitor, code, _chosen_file(visitor))
    except (Invalid, TooLarge, NotAllowed) as refusal:
        return _again(visitor, page, code, move, refusal)
    return done(visitor, page, code, move, lambda desk: verb(desk, file))


def done(
    visitor: Visitor, page: Page, code: str, move: str, verb: Callable[[Desk], Any]
) -> Response:
    """What was pressed beside the case; refused, its page stands as it was typed."""
    try:
        with write() as session:
            verb(Desk(session, visitor))
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, code, move, refusal)
    return RedirectResponse(f"/cases/{code}#{LEADS_TO.get(move, 'documents')}", 303)


def _again(
    visitor: Visitor, page: Page, code: str, move: str, refusal: PrasanError
) -> HTMLResponse:
    problems: Sequence[FieldProblem] = ()
    if isinstance(refusal, Invalid):
        problems = refusal.problems
    elif isinstance(refusal, TooLarge):
        problems = [FieldProblem(("file",), refusal.slug, refusal.text)]
    told = None if problems else not_taken(refusal)
    moving = Moving(move, _words(visitor, move), problems, told)
    with read() as session:
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, desk.known_case(code), moving, status=status_of(refusal))


def _words(visitor: Visitor, move: str) -> dict[str, str]:
    return typed(visitor, WORDS[move]) if move in WORDS else {}


def _chosen_file(visitor: Visitor) -> UploadFile:
    file = visitor.form.get("file") if visitor.form is not None else None
    if file is None or isinstance(file, str) or not file.filename:
        raise Invalid([FieldProblem(("file",), "required", NO_FILE)])
    return cast("UploadFile", file)


def _shown(
    desk: Desk, page: Page, case: Case, moving: Moving = NOT_MOVING, *, status: int = 200
) -> HTMLResponse:
    problems = moving.told_problems(page.locale)
    if case.on_paper_only:
        kept = where_it_lies(desk.session, case)
        about = {"case": case, "kept": kept, "moving": moving, "problems": problems}
        return page.show("on_paper.html", desk, status=status, **about)
    return page.show(
        "case.html", desk, status=status, moving=moving, problems=problems, **view(desk, case)
    )

"""The page of somebody without an account, who holds the link of a letter: one question."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from api.pages.asked import Asked, asked
from api.pages.case_view import asked_for
from api.pages.choosable import NO_CHOICES, Choices, Option, times_offered
from api.pages.control import Filled, controls
from api.pages.handed_in import typed_in
from api.pages.page import AnyPage, Page
from api.pages.paper import Reading, paper
from api.pages.sections import sections
from api.pages.task_view import Names, Typed
from api.pages.told_problems import told_problems
from api.visitor import AnyVisitor
from forms.spec import FieldSpec
from models.answer_link import read_token
from models.database import read, write
from models.errors import Invalid, WrongMoment
from workflows.moving import deliver

doors = APIRouter(include_in_schema=False, prefix="/answer/{token}")

Token = Annotated[str, Path(max_length=400)]
UNPROCESSABLE = 422


@doors.get("")
def look(page: AnyPage, token: Token) -> HTMLResponse:
    """The question, or that it was answered, or that the matter is closed."""
    with read() as session:
        return _shown(page, session, token, Typed())


@doors.post("")
def give(visitor: AnyVisitor, page: AnyPage, token: Token) -> Response:
    """The answer; the case goes on with it."""
    given = typed_in(visitor)
    with read() as session:
        data = given.as_data(asked(session, token).form)
    if given.only_draws:
        with read() as session:
            return _shown(page, session, token, Typed(data, added=given.added))
    try:
        _deliver(token, data)
    except Invalid as refusal:
        with read() as session:
            typed = Typed(data, refusal.problems)
            return _shown(page, session, token, typed, status=UNPROCESSABLE)
    except WrongMoment:
        pass  # the page says so, kindly
    return RedirectResponse(f"/answer/{token}", 303)


def _deliver(token: str, data: dict[str, Any]) -> None:
    link = read_token(token)
    with write() as session:
        asked(session, token)  # what became secret since is not answered any more
        deliver(
            session, link.code, link.name, data, sender="link", once=True, asked_by=link.asked_by
        )


def _shown(
    page: Page, session: Session, token: str, typed: Typed, *, status: int = 200
) -> HTMLResponse:
    question = asked(session, token)
    filled = Filled(
        typed.data or {}, typed.problems, {}, _choices(question), typed.added, page.locale
    )
    drawn = controls(question.form, filled)
    return page.show(
        "answer.html",
        status=status,
        question=question,
        token=token,
        sections=sections(drawn),
        problems=told_problems(typed.problems, drawn, page.locale),
        shows=paper(question.shows, Reading()) if question.shows else None,
        asked=asked_for(question.case, Reading()),
        files=Names(),
    )


def _offered(question: Asked) -> dict[str, tuple[Option, ...]]:
    return times_offered(question.shows)


def _choices(question: Asked) -> Choices:
    offered = _offered(question)

    def choices(spec: FieldSpec, name: str) -> tuple[Option, ...]:
        return offered.get(name) or NO_CHOICES(spec, name)

    return choices

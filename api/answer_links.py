"""Answers of people without an account, by the link in the letter they got."""

from typing import Annotated, Any

from fastapi import Path, Response
from pydantic import BaseModel
from sqlmodel import Session, col, select

from api.answers import Both, Fields, Given
from api.doors import Doors
from api.human_task_told import schema_of
from forms.form import Form
from models.answer_link import read_token
from models.case import Case
from models.database import read, write
from models.errors import NotFound
from workflows.catalogue import mission_of
from workflows.moving import deliver

doors = Doors(prefix="/answers/{token}", tags=["answers"])

Token = Annotated[str, Path(max_length=200)]


class AnswerGiven(Given):
    """The answer, as its form has it."""

    payload: Fields


class AnswerAsked(BaseModel):
    """What is asked of who holds the link."""

    case: str
    subject: str
    is_open: bool
    title: Both
    form_schema: dict[str, Any]


@doors.get("")
def asked(token: Token) -> AnswerAsked:
    """What is asked; nobody has to sign in, the link is the key."""
    with read() as session:
        case, form = asked_by(session, token)
        return AnswerAsked(
            case=case.code,
            subject=case.subject,
            is_open=case.is_open,
            title=form.title,
            form_schema=schema_of(form),
        )


@doors.post("", status_code=204)
def answered(token: Token, given: AnswerGiven) -> Response:
    """Give the answer; the case goes on with it."""
    code, name = read_token(token)
    with write() as session:
        deliver(session, code, name, given.payload, sender="link", once=True)
    return Response(status_code=204)


def asked_by(session: Session, token: str) -> tuple[Case, type[Form]]:
    """The case that a link belongs to and the form it wants filled in; `NotFound` for neither."""
    code, name = read_token(token)
    case = session.exec(select(Case).where(col(Case.code) == code)).first()
    form = mission_of(case.mission).messages.get(name) if case else None
    if case is None or form is None:
        raise NotFound
    return case, form

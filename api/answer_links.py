"""Answers of people without an account, by the link in the letter they got."""

from typing import Annotated, Any

from fastapi import Path, Response
from pydantic import BaseModel
from sqlmodel import Session, col, select

from api.answers import Both, Fields, Given
from api.doors import REPLAYED, Doors
from api.human_task_told import schema_of
from api.visitor import AnyVisitor, Visitor
from forms.form import Form
from models.access import digest
from models.answer_link import read_token
from models.case import Case
from models.case_by_code import lock_by_code
from models.database import read, write
from models.errors import KeyReused, NotFound
from models.event import Event
from workflows.catalogue import mission_of
from workflows.moving import deliver
from workflows.questions import question_stands

doors = Doors(prefix="/answers/{token}", tags=["answers"])

Token = Annotated[str, Path(max_length=400)]


class AnswerGiven(Given):
    """The answer, as its form has it."""

    payload: Fields


class AnswerAsked(BaseModel):
    """What is asked of who holds the link; `stands` is whether an answer is waited for now."""

    case: str
    subject: str
    is_open: bool
    stands: bool
    title: Both
    form_schema: dict[str, Any]


@doors.get("")
def asked(token: Token) -> AnswerAsked:
    """What is asked; nobody has to sign in, the link is the key."""
    link = read_token(token)
    with read() as session:
        case, form = asked_by(session, token)
        return AnswerAsked(
            case=case.code,
            subject=case.subject,
            is_open=case.is_open,
            stands=question_stands(session, case, link.name, link.asked_by),
            title=form.title,
            form_schema=schema_of(form),
        )


@doors.post("", status_code=204)
def answered(visitor: AnyVisitor, token: Token, given: AnswerGiven) -> Response:
    """Give the answer; the case goes on with it.

    A repeated Idempotency-Key is known by the link that it came through, as nobody is signed in.
    """
    link = read_token(token)
    with write() as session:
        case = lock_by_code(session, link.code)
        if case.goes_by_number:
            raise NotFound
        receipt = _receipt(visitor, token)
        if receipt and _was_answered(session, case, receipt):
            return Response(status_code=204, headers=REPLAYED)
        deliver(
            session,
            link.code,
            link.name,
            given.payload,
            sender="link",
            once=True,
            asked_by=link.asked_by,
            receipt=receipt,
        )
    return Response(status_code=204)


def asked_by(session: Session, token: str) -> tuple[Case, type[Form]]:
    """The case that a link belongs to and the form it wants filled in; `NotFound` for neither."""
    link = read_token(token)
    case = session.exec(select(Case).where(col(Case.code) == link.code)).first()
    form = mission_of(case.mission).messages.get(link.name) if case else None
    if case is None or form is None or case.goes_by_number:
        raise NotFound  # of what is secret nothing is answered by mail
    return case, form


def _receipt(visitor: Visitor, token: str) -> str:
    """What tells this request again: its key at this link, and its content."""
    if not visitor.key:
        return ""
    return f"{digest(f'{token} {visitor.key}')} {visitor.fingerprint()}"


def _was_answered(session: Session, case: Case, receipt: str) -> bool:
    key = receipt.partition(" ")[0]
    told = select(Event).where(Event.case_id == case.id, Event.kind == "message.received")
    kept = [str(event.data.get("receipt", "")) for event in session.exec(told)]
    known = [each for each in kept if each.startswith(f"{key} ")]
    if known and receipt not in known:
        raise KeyReused
    return bool(known)

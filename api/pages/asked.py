"""What is asked of who holds a link, and whether it still is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from api.answer_links import asked_by
from models.answer_link import read_token
from models.message import Message
from models.office import Office
from workflows.answered_paper import paper_answered
from workflows.questions import question_stands

if TYPE_CHECKING:
    from forms.form import Form
    from models.case import Case


@dataclass(frozen=True)
class Asked:
    """A question to somebody outside.

    `stands` says whether an answer is waited for now, `answered` is the last one that came, and
    `shows` what the question is about (``{"form", "content"}``), None when that is the request.
    """

    case: Case
    office: Office
    name: str
    form: type[Form]
    stands: bool
    answered: Message | None
    shows: dict[str, Any] | None


def asked(session: Session, token: str) -> Asked:
    """The question behind a link; `NotFound` for a link that the office did not write."""
    case, form = asked_by(session, token)
    link = read_token(token)
    messages = _messages(session, case, link.name)
    paper = paper_answered(session, case, form)
    return Asked(
        case=case,
        office=session.get_one(Office, case.office_id),
        name=link.name,
        form=form,
        stands=question_stands(session, case, link.name, link.asked_by),
        answered=messages[-1] if messages else None,
        shows={"form": type(paper).__name__, "content": paper.record()} if paper else None,
    )


def _messages(session: Session, case: Case, name: str) -> list[Message]:
    found = select(Message).where(Message.case_id == case.id, Message.name == name)
    return list(session.exec(found.order_by(col(Message.id))))

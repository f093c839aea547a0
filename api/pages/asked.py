"""What is asked of who holds a link, and whether it still is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from api.answer_links import asked_by
from models.answer_link import read_token
from models.human_task import HumanTask, TaskState
from models.message import Message
from models.office import Office
from models.step import Step, StepState
from tasks.turn import MESSAGE

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
    name = read_token(token)[1]
    messages = _messages(session, case, name)
    waits = any(_is_of(step.key, name) for step in _open_waits(session, case))
    untaken = any(each.taken_by is None for each in messages)
    return Asked(
        case=case,
        office=session.get_one(Office, case.office_id),
        name=name,
        form=form,
        stands=case.is_open and waits and not untaken,
        answered=messages[-1] if messages else None,
        shows=_proposal(session, case) if form.__name__ == "SlotAnswer" else None,
    )


def _messages(session: Session, case: Case, name: str) -> list[Message]:
    found = select(Message).where(Message.case_id == case.id, Message.name == name)
    return list(session.exec(found.order_by(col(Message.id))))


def _open_waits(session: Session, case: Case) -> list[Step]:
    found = select(Step).where(
        Step.case_id == case.id, Step.kind == MESSAGE, Step.state == StepState.OPEN
    )
    return list(session.exec(found))


def _is_of(key: str, name: str) -> bool:
    return key.rpartition("/")[2].partition("~")[0] == name


def _proposal(session: Session, case: Case) -> dict[str, Any] | None:
    """The times that were proposed last."""
    last = (
        select(Step)
        .join(HumanTask, col(HumanTask.key) == col(Step.key))
        .where(
            Step.case_id == case.id,
            HumanTask.case_id == case.id,
            HumanTask.form == "SlotProposal",
            HumanTask.state == TaskState.COMPLETED,
        )
        .order_by(col(Step.id).desc())
    )
    step = session.exec(last).first()
    return {"form": "SlotProposal", "content": step.result["answer"]} if step else None

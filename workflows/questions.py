"""Questions to somebody outside: whether one stands, and what its answer has to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session

from models.errors import WrongMoment
from models.message import oldest_untaken
from models.step import Step, StepState
from models.wording import _
from tasks import record as records
from tasks.turn import MESSAGE
from workflows.settling import message_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.case import Case

_ANSWERED = _("ได้รับคำตอบแล้ว ขอบคุณ", "This was answered already. Thank you.")
_NOT_ASKED = _("ขณะนี้ไม่มีคำถามที่รอคำตอบ", "Nothing that waits for an answer is asked now.")
_ASKED_ANEW = _(
    "มีการสอบถามใหม่แล้ว กรุณาตอบผ่านลิงก์ในหนังสือฉบับล่าสุด",
    "This was asked anew since. Please use the link in the latest letter.",
)


def question_stands(session: Session, case: Case, name: str, asked_by: str = "") -> bool:
    """Whether an answer of that `name` is waited for now, to the letter of the step `asked_by`."""
    try:
        must_stand(session, case, name, asked_by)
    except WrongMoment:
        return False
    return case.is_open


def any_question_stands(session: Session, case: Case) -> bool:
    """Whether an answer of any name is waited for now."""
    waits = [step for step in records.load(session, case).values() if _is_open_wait(step)]
    return any(oldest_untaken(session, case.id, message_name(step.key)) is None for step in waits)


def must_stand(session: Session, case: Case, name: str, asked_by: str = "") -> None:
    """Refuse an answer that nobody waits for: it must not pass for the answer to the next question.

    The link of a letter speaks for that letter's question only, not for the one asked after it.
    """
    record = records.load(session, case)
    if _is_asked_anew(asked_by, record):
        raise WrongMoment(_ASKED_ANEW)
    waits = [step for step in record.values() if _waits_for(name, step)]
    if not any(map(_is_open_wait, waits)):
        raise WrongMoment(_ANSWERED if waits else _NOT_ASKED)
    if oldest_untaken(session, case.id, name) is not None:
        raise WrongMoment(_ANSWERED)


def _waits_for(name: str, step: Step) -> bool:
    return step.kind == MESSAGE and message_name(step.key) == name


def _is_open_wait(step: Step) -> bool:
    return step.kind == MESSAGE and step.state == StepState.OPEN


def _is_asked_anew(asked_by: str, keys: Iterable[str]) -> bool:
    place, round_ = _place(asked_by)
    return bool(asked_by) and any(
        other == place and later > round_ for other, later in map(_place, keys)
    )


def _place(key: str) -> tuple[str, int]:
    """A step's key without the round of its loop, and that round."""
    place, _tilde, round_ = key.rpartition("~")
    return (place, int(round_)) if place and round_.isdigit() else (key, 1)
